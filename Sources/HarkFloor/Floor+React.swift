public import HarkDomain

extension Floor {
    /// Returns what the shell has to do about an event that has been folded.
    ///
    /// Withdrawn offers and moved queues show only over a whole step: `handle` adds those.
    public func react(to event: Event) -> [Effect] {
        var effects: [Effect] = []
        react(to: event, &effects)
        return effects
    }

    func react(to event: Event, _ effects: inout [Effect]) {
        switch event.body {
        case .messagePosted: askBot(about: event, &effects)
        case .agentChanged(let profile): effects.append(.staffChanged(profile.id))
        case .availabilityChanged(let data): effects.append(.availabilityChanged(data.agent))
        case .conversationQueued, .assignmentEnded, .conversationResolved, .conversationReopened:
            noteAudience(event, &effects)
        case .conversationTransferred(let data):
            noteAudience(event, &effects)
            if data.to == .bot { askBotAgain(event, &effects) }
        case .assignmentMade(let data):
            noteAudience(event, &effects)
            guard let id = event.conversation else { return }
            effects.append(.assigned(conversation: id, to: data.agent.id))
        case .offerMade(let data):
            guard let id = event.conversation else { return }
            let offer = StandingOffer(id: data.offer, agent: data.agent, expiresAt: data.expiresAt)
            effects.append(.offered(conversation: id, offer: offer))
        default: break
        }
    }

    private func askBot(about event: Event, _ effects: inout [Effect]) {
        guard event.by.kind == .visitor, let id = event.conversation, let slot = conversations.slot(of: id)
        else { return }
        let record = conversations.slots[slot].record
        switch record.status {
        case .bot: effects.append(.askBot(conversation: id, epoch: record.epoch, inReplyTo: event.seq))
        case .queued where sites[record.site]?.hasBot == true:
            effects.append(.askWhetherBotTakesBack(conversation: id, inReplyTo: event.seq))
        default: break
        }
    }

    /// A question that nobody answered goes to the bot when it gets the conversation back.
    private func askBotAgain(_ event: Event, _ effects: inout [Effect]) {
        guard let id = event.conversation, let slot = conversations.slot(of: id),
            conversations.slots[slot].record.status == .bot,
            conversations.slots[slot].record.unansweredSince != nil
        else { return }
        let epoch = conversations.slots[slot].record.epoch
        let seq = conversations.slots[slot].record.lastCustomerSeq
        effects.append(.askBot(conversation: id, epoch: epoch, inReplyTo: seq))
    }

    private func noteAudience(_ event: Event, _ effects: inout [Effect]) {
        guard let id = event.conversation else { return }
        let effect = Effect.audienceChanged(id)
        if !effects.contains(effect) { effects.append(effect) }
    }

    /// Tells the agent of an offer that stands no longer, unless it became an assignment.
    func noteWithdrawal(_ slot: Int, _ offer: StandingOffer, _ effects: inout [Effect]) {
        let record = conversations.slots[slot].record
        guard record.offer?.id != offer.id, record.assignee?.id != offer.agent.id else { return }
        effects.append(.offerWithdrawn(offer: offer.id, agent: offer.agent.id))
    }
}
