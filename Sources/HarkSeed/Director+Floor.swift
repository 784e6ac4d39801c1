import HarkDomain
import HarkFloor
import HarkStatistics

// What people notice of what the floor decided.
extension Director {
    /// Tells everybody concerned what a decision brought about.
    func follow(_ decision: Decision) {
        for event in decision.events {
            guard let id = event.conversation, let chat = chats[id] else { continue }
            note(event, chat)
        }
        for effect in decision.effects {
            switch effect {
            case .askBot(let id, let epoch, let seq):
                guard let chat = chats[id] else { continue }
                next(.botAnswers(epoch: epoch, seq: seq), in: chat, after: 400 + Int64(chance.below(900)))
            case .assigned(let id, let agent):
                guard let chat = chats[id], let place = agentPlaces[agent] else { continue }
                isAssigned(chat, place)
            case .offered(let id, let offer):
                guard let chat = chats[id], chance.happens(0.93) else { continue }
                later(.accepts(offer.id, offer.agent.id), in: chat, after: chance.span(6))
            default: break
            }
        }
    }

    private func note(_ event: Event, _ chat: Chat) {
        switch event.body {
        case .conversationQueued: waits(chat)
        case .assignmentMade: endWait(chat)
        case .assignmentEnded: letsGo(chat)
        case .conversationWoken: wakes(chat)
        case .conversationResolved(let data): ends(chat, data)
        case .conversationReopened: goesOn(chat)
        case .slaBreached: report.breaches += 1
        default: break
        }
    }

    private func waits(_ chat: Chat) {
        chat.waits += 1
        if chat.waits == 1 { report.queued += 1 }
        chat.waitsSince = chat.waitsSince ?? stage.now
        guard !chat.isGone else { return }
        later(.givesUp(wait: chat.waits), in: chat, after: chance.span(300, spread: 0.8))
        guard chance.happens(0.4) else { return }
        later(.asksWhetherAnybodyIsThere(wait: chat.waits), in: chat, after: chance.span(110))
    }

    func endWait(_ chat: Chat) {
        guard let since = chat.waitsSince else { return }
        chat.waitedMilliseconds += (stage.now - since).wholeMilliseconds
        chat.waitsSince = nil
    }

    private func letsGo(_ chat: Chat) {
        if let agent = chat.agent { held[agent] = max(0, held[agent] - 1) }
        chat.agent = nil
    }

    /// What was put aside is taken up again by whoever put it aside, if that person is still there.
    private func wakes(_ chat: Chat) {
        if chat.agent != nil { next(.agentWrites, in: chat, after: chance.span(90)) }
    }

    private func isAssigned(_ chat: Chat, _ agent: Int) {
        let colleague = shop.agents[agent]
        if chat.agent != agent { held[agent] += 1 }
        chat.agent = agent
        chat.facts.agent = colleague.profile.name
        if !chat.hadPerson {
            let extra = colleague.isWeak(in: chat.topic) ? Planted.weakTurns : 0
            chat.turnsLeft = 1 + chance.count(chat.topic.turns - 1 + extra)
        }
        next(.agentWrites, in: chat, after: busySpan(18, agent))
    }

    /// How long an agent takes who has others in hand too.
    func busySpan(_ seconds: Double, _ agent: Int) -> Int64 {
        chance.span(seconds * (1 + 0.35 * Double(max(0, held[agent] - 1))))
    }

    // MARK: Shifts

    /// A person's shift begins, has a break, ends, and is over.
    func move(_ agent: Int, _ step: Step) {
        switch step {
        case .comes:
            follow(stage.act(.staffConnected(shop.agents[agent].profile.id)))
            set(agent, .online)
            let half = Roster.length / 2 - Roster.breakLength
            agenda.add(.pauses(agent: agent), at: stage.now + .milliseconds(half + chance.span(2400)))
            agenda.add(.stops(agent: agent), at: stage.now + .milliseconds(Roster.length))
        case .pauses:
            set(agent, .busy)
            agenda.add(.resumes(agent: agent), at: stage.now + .milliseconds(Roster.breakLength))
        case .resumes: set(agent, .online)
        case .stops:
            set(agent, .offline)
            agenda.add(.goes(agent: agent), at: stage.now + .milliseconds(Roster.overtime))
        default: follow(stage.act(.staffDisconnected(shop.agents[agent].profile.id)))
        }
    }

    private func set(_ agent: Int, _ availability: Availability) {
        let id = shop.agents[agent].profile.id
        follow(stage.act(.setAvailability(agent: id, by: author(agent), availability: availability)))
    }
}
