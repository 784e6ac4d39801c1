import HarkDomain
import HarkRouting

// What is derived from the conversations and agents, kept in step with every fold.
extension Floor {
    /// Puts a conversation into the lines, desks and doors that its record says.
    mutating func link(_ slot: Int) {
        let status = conversations.slots[slot].record.status
        let id = conversations.slots[slot].record.id
        if status.isOpen { openByVisitor[door(of: slot)] = id }
        switch status {
        case .queued:
            waitingCount += 1
            enter(slot, isOffered: false)
            putNeed(slot)
        case .offered:
            enter(slot, isOffered: true)
            guard let offer = conversations.slots[slot].record.offer else { return }
            offers[offer.id] = id
            desks[offer.agent.id, default: Desk()].offered.insert(id)
            weigh(offer.agent.id, slot, by: 1)
        case .active, .snoozed, .wrapUp:
            guard let agent = conversations.slots[slot].record.assignee?.id else { return }
            desks[agent, default: Desk()].held.insert(id)
            weigh(agent, slot, by: 1)
        case .bot, .resolved: break
        }
    }

    /// Takes a conversation out of where its record says that it is.
    mutating func unlink(_ slot: Int) {
        let status = conversations.slots[slot].record.status
        let id = conversations.slots[slot].record.id
        if status.isOpen { openByVisitor[door(of: slot)] = nil }
        switch status {
        case .queued:
            waitingCount -= 1
            leave(slot, isOffered: false)
            board.remove(need: id)
        case .offered:
            leave(slot, isOffered: true)
            guard let offer = conversations.slots[slot].record.offer else { return }
            offers[offer.id] = nil
            desks[offer.agent.id]?.offered.remove(id)
            weigh(offer.agent.id, slot, by: -1)
        case .active, .snoozed, .wrapUp:
            guard let agent = conversations.slots[slot].record.assignee?.id else { return }
            desks[agent]?.held.remove(id)
            weigh(agent, slot, by: -1)
        case .bot, .resolved: break
        }
    }

    func place(of slot: Int) -> Place {
        Place(
            conversations.slots[slot].record.id,
            rank: conversations.slots[slot].record.rank,
            priority: conversations.slots[slot].record.priority,
            policy: plan.policy(of: conversations.slots[slot].record.queue.id)
        )
    }

    private mutating func enter(_ slot: Int, isOffered: Bool) {
        let queue = conversations.slots[slot].record.queue.id
        let place = place(of: slot)
        lines[queue, default: Line()].insert(place, isOffered: isOffered)
        noteMove(in: queue)
    }

    private mutating func leave(_ slot: Int, isOffered: Bool) {
        let queue = conversations.slots[slot].record.queue.id
        let place = place(of: slot)
        lines[queue]?.remove(place, isOffered: isOffered)
        noteMove(in: queue)
    }

    private mutating func noteMove(in queue: QueueID) {
        if movedQueues.last != queue { movedQueues.append(queue) }
    }

    private func door(of slot: Int) -> Door {
        Door(visitor: conversations.slots[slot].record.visitor, site: conversations.slots[slot].record.site)
    }

    /// Lays a conversation's weight on an agent, or takes it off.
    private mutating func weigh(_ agent: AgentID, _ slot: Int, by sign: Int) {
        let record = conversations.slots[slot].record
        desks[agent, default: Desk()].weigh(sign * weight(record), in: queueCharged(record, to: agent))
        putSeat(agent)
    }

    /// Changes what a conversation weighs without moving it.
    mutating func reweigh(_ slot: Int, _ change: (inout ConversationRecord) -> Void) {
        let before = conversations.slots[slot].record
        change(&conversations.slots[slot].record)
        let difference = weight(conversations.slots[slot].record) - weight(before)
        let holder = before.status == .offered ? before.offer?.agent.id : before.assignee?.id
        guard difference != 0, let holder else { return }
        desks[holder, default: Desk()].weigh(difference, in: queueCharged(before, to: holder))
        putSeat(holder)
    }

    // MARK: Marks

    /// Keeps `agent` from the conversation for a while.
    mutating func mark(_ slot: Int, agent: AgentID, offer: OfferID?, at: Timestamp) {
        let until = at + policy.declineMarkFor
        forget(conversations.slots[slot].marks.updateValue(Mark(until: until, offer: offer), forKey: agent))
        if let offer { offers[offer] = conversations.slots[slot].record.id }
        putNeed(slot)
    }

    mutating func clearMarks(_ slot: Int) {
        guard !conversations.slots[slot].marks.isEmpty else { return }
        for mark in conversations.slots[slot].marks.values { forget(mark) }
        conversations.slots[slot].marks = [:]
        putNeed(slot)
    }

    mutating func clearMarks(_ slot: Int, until now: Timestamp) {
        for (agent, mark) in conversations.slots[slot].marks where mark.until <= now {
            forget(mark)
            conversations.slots[slot].marks[agent] = nil
            putNeed(slot)
        }
    }

    /// Remembers by which offer the owner got it, so that a repeated acceptance finds it.
    mutating func keepAccepted(_ offer: OfferID?, _ slot: Int) {
        if let old = conversations.slots[slot].acceptedOffer { offers[old] = nil }
        conversations.slots[slot].acceptedOffer = offer
        if let offer { offers[offer] = conversations.slots[slot].record.id }
    }

    private mutating func forget(_ mark: Mark?) {
        if let offer = mark?.offer { offers[offer] = nil }
    }
}
