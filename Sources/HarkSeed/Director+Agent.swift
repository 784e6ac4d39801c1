import HarkDomain
import HarkFloor
import HarkStatistics

// Agents: they greet, ask, answer, hand on, put aside and bring to an end.
extension Director {
    private static let hour: Int64 = 3_600_000

    func accepts(_ offer: OfferID, _ agent: AgentID) {
        guard let place = agentPlaces[agent] else { return }
        follow(stage.act(.acceptOffer(offer: offer, by: author(place))))
    }

    /// The agent who has it now, when that is the one who was meant to act.
    private func holder(_ chat: Chat) -> Int? {
        guard let agent = chat.agent, stage.floor.conversations[chat.id, \.status] == .active,
            stage.floor.conversations[chat.id, \.assignee]??.id == shop.agents[agent].profile.id
        else { return nil }
        return agent
    }

    func agentWrites(_ chat: Chat) {
        guard let agent = holder(chat) else { return }
        let isFirst = !chat.hadPerson
        chat.hadPerson = true
        if isFirst, handsOn(chat, agent) { return }
        if isFirst, chance.happens(0.03) { addNote(chat, agent) }
        if !isFirst, !chat.wasSetAside, !chat.isGone, chance.happens(0.02) { return putsAside(chat, agent) }
        chat.turnsLeft -= 1
        answer(chat, agent, words(chat, agent, isFirst: isFirst))
        if chat.isGone {
            next(.agentEnds, in: chat, after: chance.span(150))
        } else if chance.happens(0.05) {
            leaves(chat)
            next(.agentEnds, in: chat, after: chance.span(240))
        } else {
            next(.repliesToAgent, in: chat, after: chance.span(30))
        }
    }

    private func words(_ chat: Chat, _ agent: Int, isFirst: Bool) -> FilledText {
        var text = FilledText()
        if isFirst { add(.welcome, chat, to: &text) }
        if chat.wasSetAside, chat.isGone { add(.result, chat, to: &text) }
        if chat.turnsLeft <= 0 {
            add(.agent, chat, to: &text)
            if chance.happens(0.5) { add(.close, chat, to: &text) }
        } else if shop.agents[agent].isWeak(in: chat.topic), !isFirst {
            add(.vague, chat, to: &text)
        } else if isFirst {
            add(chance.happens(0.5) ? .look : .ask, chat, to: &text)
        } else {
            add(.agent, chat, to: &text)
        }
        return text
    }

    /// Some come to the wrong people, who hand them on.
    private func handsOn(_ chat: Chat, _ agent: Int) -> Bool {
        guard chat.transfers == 0, chance.happens(chat.topic == .payment || chat.topic == .orderChange ? 0.14 : 0.05)
        else {
            return false
        }
        chat.transfers += 1
        chat.hadPerson = false
        answer(chat, agent, says(.passed, chat))
        let isMoney = stage.floor.conversations[chat.id, \.queue]?.id == shop.billing.id
        let queue = isMoney ? shop.support : shop.billing
        let command = Command.transfer(
            conversation: chat.id,
            by: author(agent),
            to: .queue(queue.reference),
            reason: "wrong team"
        )
        follow(stage.act(command))
        return true
    }

    private func addNote(_ chat: Chat, _ agent: Int) {
        let note = AddNote(
            conversation: chat.id,
            by: author(agent),
            clientID: chat.nextKey(),
            contentHash: UInt64(chat.keys),
            text: says(.note, chat).text
        )
        follow(stage.act(.addNote(note), hash: note.contentHash))
    }

    private func putsAside(_ chat: Chat, _ agent: Int) {
        answer(chat, agent, says(.later, chat))
        (chat.wasSetAside, chat.turnsLeft) = (true, 1)
        let until = stage.now + .milliseconds((1 + Int64(chance.below(22))) * Self.hour)
        follow(stage.act(.snooze(conversation: chat.id, by: author(agent), until: until)))
        leaves(chat)
    }

    /// The customer answers the agent, the last time with how it went.
    func repliesToAgent(_ chat: Chat) {
        guard stage.floor.conversations[chat.id, \.status] == .active, !chat.isGone else { return }
        guard chat.turnsLeft > 0 else { return takesLeave(chat) }
        let tone = tone(chat)
        var text = FilledText()
        if chance.happens(0.12) {
            chat.repeats += 1
            add(.open, chat, to: &text)
        } else {
            add(.more, chat, to: &text)
        }
        if tone != .calm { add(tone.role, chat, to: &text) }
        write(chat, text, tone)
        guard let agent = chat.agent else { return }
        next(.agentWrites, in: chat, after: busySpan(35, agent))
    }

    private func takesLeave(_ chat: Chat) {
        chat.solved = chat.solved ?? outcome(chat)
        switch chat.solved {
        case .yes where chance.happens(0.7):
            chat.isPleased = chat.grief(at: stage.now) < 1.4
            write(chat, says(chat.isPleased ? .thanks : .fine, chat), chat.isPleased ? .pleased : .calm)
        case .no where chance.happens(0.7): write(chat, says(.unhappy, chat), chat.hasFault ? .angry : .annoyed)
        case .partly where chance.happens(0.6): write(chat, says(.fine, chat), .worried)
        default: break
        }
        guard let agent = chat.agent else { return }
        next(.agentEnds, in: chat, after: busySpan(20, agent))
    }

    /// Whether it was solved, by who had it and what it was about.
    private func outcome(_ chat: Chat) -> Solved {
        guard let agent = chat.agent else { return .no }
        let colleague = shop.agents[agent]
        var share = 0.84 + 0.15 * colleague.gift
        if chat.hasFault { share = Planted.faultSolved }
        if colleague.isWeak(in: chat.topic) { share = Planted.weakSolved }
        if chance.happens(share) { return .yes }
        return chance.happens(0.4) ? .partly : .no
    }

    func agentEnds(_ chat: Chat) {
        guard let agent = holder(chat) else { return }
        let disposition = disposition(chat)
        let resolve = ResolveConversation(
            conversation: chat.id,
            by: author(agent),
            disposition: disposition,
            labels: chance.happens(0.45) || chat.hasFault ? labels(chat) : []
        )
        follow(stage.act(.resolve(resolve)))
    }

    private func disposition(_ chat: Chat) -> String {
        if chat.solved == nil {
            if !chat.wasSetAside { return "no-reply" }
            chat.solved = outcome(chat)
        }
        switch chat.solved {
        case .yes: return "solved"
        case .partly: return "partly-solved"
        default: return "not-solved"
        }
    }

    private func labels(_ chat: Chat) -> [String] {
        [chat.topic.label] + (chat.hasFault ? ["ridge-tent"] : [])
    }
}
