public import HarkDomain

extension Floor {
    /// Decides the first step of a command, without changing anything.
    ///
    /// What follows from the step (offers lapsing with a socket, deadlines, routing) is `handle`'s business.
    /// How long texts are is looked at last: all other reasons to refuse come first.
    public func decide(_ command: Command, at now: Timestamp) -> Ruling {
        let ruling = firstStep(command, now)
        guard case .done = ruling.outcome, let field = command.tooLongField else { return ruling }
        return .refused(.tooLarge(field: field))
    }

    private func firstStep(_ command: Command, _ now: Timestamp) -> Ruling {
        switch command {
        case .start(let data): decideStart(data, now)
        case .postMessage(let data): located(data.conversation) { decidePost($0, data, now) }
        case .addNote(let data): located(data.conversation) { decideNote($0, data, now) }
        case .submitSurvey(let data): located(data.conversation) { decideSurvey($0, data, now) }
        case .annotate(let id, let data): located(id) { decideAnnotation($0, data, now) }
        case .botReply(let data): located(data.conversation) { decideBotReply($0, data, now) }
        case .resolve(let data): located(data.conversation) { decideResolve($0, data, now) }
        case .acceptOffer(let offer, let author): decideAccept(offer, author, now)
        case .declineOffer(let offer, let author): decideDecline(offer, author, now)
        case .setAvailability(let agent, let author, let chosen): decideAvailability(agent, author, chosen, now)
        case .acknowledgeAttention(let item, let author): decideAcknowledgement(item, author, now)
        case .changeAgent(let profile, let author): decideAgent(profile, author, now)
        case .changeQueue(let profile, let author): decideQueue(profile, author, now)
        case .changeSite(let profile, let author): decideSite(profile, author, now)
        case .publishRouting(let plan, let note, let base, let author):
            decidePlan(plan, note, base: base, author, now)
        case .publishSurveys(let plan, let note, let base, let author):
            decideSurveys(plan, note, base: base, author, now)
        case .staffConnected(let agent): decidePresence(agent, isConnected: true, now)
        case .staffDisconnected(let agent): decidePresence(agent, isConnected: false, now)
        case .visitorConnected, .visitorDisconnected, .tick: .unchanged(seq: 0)
        default: decideOnConversation(command, now)
        }
    }

    private func decideOnConversation(_ command: Command, _ now: Timestamp) -> Ruling {
        switch command {
        case .giveBotFeedback(let id, let author, let seq, let helped):
            located(id) { decideFeedback($0, author, BotFeedback(seq: seq, helped: helped), now) }
        case .requestHuman(let id, let author, let summary):
            located(id) { decideHuman($0, author, summary: summary, now) }
        case .endConversation(let id, let author): located(id) { decideEnd($0, author, now) }
        case .pickUp(let id, let author): located(id) { decidePickUp($0, author, now) }
        case .takeOver(let id, let author): located(id) { decideTakeOver($0, author, now) }
        case .assign(let id, let author, let agent, let reason):
            located(id) { decideAssign($0, author, agent, reason, now) }
        case .transfer(let id, let author, let target, let reason):
            located(id) { decideTransfer($0, author, target, reason, now) }
        case .reopen(let id, let author): located(id) { decideReopen($0, author, now) }
        case .label(let id, let author, let add, let remove):
            located(id) { decideLabel($0, author, add, remove, now) }
        case .prioritise(let id, let author, let priority, let reason):
            located(id) { decidePriority($0, author, priority, reason, now) }
        case .snooze(let id, let author, let until): located(id) { decideSnooze($0, author, until, now) }
        case .escalate(let id, let author, let reason): located(id) { decideEscalate($0, author, reason, now) }
        case .requestHelp(let id, let author, let text): located(id) { decideHelp($0, author, text, now) }
        case .correctSentiment(let id, let author, let data):
            located(id) { decideCorrection($0, author, data, now) }
        case .botFailed(let id, let epoch, _, let reason):
            located(id) { decideBotFailure($0, epoch, reason, now) }
        case .takeBack(let id, let epoch, let reason): located(id) { decideTakingBack($0, epoch, reason, now) }
        default: .unchanged(seq: 0)
        }
    }

    private func located(_ id: ConversationID, _ decide: (Int) -> Ruling) -> Ruling {
        conversations.slot(of: id).map(decide) ?? .refused(.notFound)
    }

    /// The answer to what is so already: the last seq that this party may see.
    func unchanged(_ slot: Int, for author: Author) -> Ruling {
        let head = conversations.slots[slot].record.head
        return .unchanged(seq: author.kind == .visitor ? conversations.slots[slot].record.customerHead : head)
    }

    func isOpen(_ slot: Int) -> Bool { conversations.slots[slot].record.status.isOpen }
}
