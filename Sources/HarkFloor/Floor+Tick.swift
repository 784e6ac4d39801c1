import HarkDomain

extension Floor {
    /// Lets all that is due happen, earliest first.
    mutating func fireDue(at now: Timestamp, _ course: inout Course) {
        while let entry = deadlines.first, entry.at <= now {
            deadlines.removeFirst()
            guard let due = deadline(of: entry.thing) else { continue }
            guard due <= now else {
                deadlines.arm(entry.thing, at: due)
                continue
            }
            fire(entry.thing, at: now, &course)
            rearm(entry.thing, after: now)
        }
    }

    /// Whatever fired comes up again later than now, so that no fault can make time stand still.
    private mutating func rearm(_ thing: DeadlineHeap.Thing, after now: Timestamp) {
        guard let due = deadline(of: thing) else { return }
        deadlines.arm(thing, at: max(due, now + .milliseconds(1)))
    }

    private mutating func fire(_ thing: DeadlineHeap.Thing, at now: Timestamp, _ course: inout Course) {
        switch thing {
        case .routing: (needsSettling, routingMoment) = (true, nil)
        case .agent(let id):
            apply(inactiveEvents(id, at: now), to: &course)
            guard let gone = goneMoment(id), gone <= now else { return }
            release(id, because: .agentGone, at: now, &course)
        case .conversation(let id):
            guard let slot = conversations.slot(of: id) else { return }
            clearMarks(slot, until: now)
            apply(slaEvents(slot, at: now), to: &course)
            guard let due = statusDeadline(slot), due <= now else { return }
            let asked = conversations.slots[slot].record.offer?.agent.id
            apply(dueEvents(slot, at: now), to: &course)
            if let asked { apply(awayEvents(asked, at: now), to: &course) }
        }
    }

    private func dueEvents(_ slot: Int, at now: Timestamp) -> [Event] {
        let status = conversations.slots[slot].record.status
        switch status {
        case .bot: return ending(slot, reason: silentEnd(slot), at: now)
        case .queued, .offered:
            if let gone = abandonedAt(slot), gone <= now { return ending(slot, reason: .abandoned, at: now) }
            return status == .offered ? lapse(slot, at: now) : []
        case .active:
            return conversations.slots[slot].record.isIdle
                ? ending(slot, reason: .idle, at: now) : idling(slot, at: now)
        case .wrapUp: return endWrapUp(slot, at: now).events
        case .snoozed: return waking(slot, at: now)
        case .resolved: return []
        }
    }

    private func silentEnd(_ slot: Int) -> ResolutionReason {
        switch conversations.slots[slot].record.botOutcome {
        case .answered, .smallTalk: .contained
        case .missed, .handoff, nil: .abandoned
        }
    }

    private func ending(_ slot: Int, reason: ResolutionReason, at now: Timestamp) -> [Event] {
        var draft = Draft(self, slot: slot, at: now)
        end(slot, ConversationResolved(reason: reason), &draft, by: .system)
        return draft.events
    }

    private func idling(_ slot: Int, at now: Timestamp) -> [Event] {
        var draft = Draft(self, at: now)
        let id = conversations.slots[slot].record.id
        draft.addToFloor(.conversationIdled(ConversationIdled(conversation: id)), by: .system)
        return draft.events
    }

    func lapse(_ slot: Int, at now: Timestamp) -> [Event] {
        guard let offer = conversations.slots[slot].record.offer else { return [] }
        var draft = Draft(self, slot: slot, at: now)
        draft.add(.offerLapsed(OfferEnded(offer: offer.id, agent: offer.agent)), by: .system)
        return draft.events
    }

    /// Ends the time after the talk, which frees the agent's slot.
    func endWrapUp(_ slot: Int, at now: Timestamp) -> Draft {
        var draft = Draft(self, slot: slot, at: now)
        draft.endAssignment(conversations.slots[slot].record, .wrapUpEnded, by: .system)
        return draft
    }

    /// Gives back what lies on an agent's desk: each conversation to its queue's head, the oldest foremost.
    mutating func release(
        _ agent: AgentID,
        because reason: AssignmentEnd,
        at now: Timestamp,
        _ course: inout Course
    ) {
        let held = desks[agent]?.held.sorted(by: >) ?? []
        for id in held {
            guard let slot = conversations.slot(of: id) else { continue }
            let status = conversations.slots[slot].record.status
            if status == .snoozed, reason == .agentGone { continue }
            if status != .wrapUp {
                apply(returned(slot, because: reason, at: now), to: &course)
            } else if reason == .agentRetired {
                apply(endWrapUp(slot, at: now).events, to: &course)
            }
        }
    }

    private func returned(_ slot: Int, because reason: AssignmentEnd, at now: Timestamp) -> [Event] {
        var draft = Draft(self, slot: slot, at: now)
        draft.endAssignment(conversations.slots[slot].record, reason, by: .system)
        queueAtHead(slot, &draft)
        return draft.events
    }

    /// Takes back all offers to an agent who cannot see them.
    mutating func withdrawOffers(to agent: AgentID, at now: Timestamp, _ course: inout Course) {
        let offered = desks[agent]?.offered.sorted() ?? []
        for id in offered {
            guard let slot = conversations.slot(of: id) else { continue }
            apply(lapse(slot, at: now), to: &course)
        }
    }
}
