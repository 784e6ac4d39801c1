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
        case .offered:
            enter(slot, isOffered: true)
            guard let offer = conversations.slots[slot].record.offer else { return }
            offers[offer.id] = id
            desks[offer.agent.id, default: Desk()].offered.insert(id)
            weigh(offer.agent.id, 1)
        case .active, .snoozed, .wrapUp:
            guard let agent = conversations.slots[slot].record.assignee?.id else { return }
            desks[agent, default: Desk()].held.insert(id)
            weigh(agent, conversations.slots[slot].record.weight)
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
        case .offered:
            leave(slot, isOffered: true)
            guard let offer = conversations.slots[slot].record.offer else { return }
            offers[offer.id] = nil
            desks[offer.agent.id]?.offered.remove(id)
            weigh(offer.agent.id, -1)
        case .active, .snoozed, .wrapUp:
            guard let agent = conversations.slots[slot].record.assignee?.id else { return }
            desks[agent]?.held.remove(id)
            weigh(agent, -conversations.slots[slot].record.weight)
        case .bot, .resolved: break
        }
    }

    func place(of slot: Int) -> Place {
        Place(
            priority: conversations.slots[slot].record.priority,
            rank: conversations.slots[slot].record.rank,
            conversation: conversations.slots[slot].record.id
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

    private mutating func weigh(_ agent: AgentID, _ change: Int) {
        desks[agent, default: Desk()].load += change
        refresh(agent)
    }

    /// Keeps the set of those who can take one more in step with an agent's state.
    mutating func refresh(_ id: AgentID) {
        if let agent = agents[id], agent.isReady, desks[id, default: Desk()].load < agent.profile.capacity {
            if free.insert(id).inserted { needsSettling = true }
        } else {
            free.remove(id)
        }
    }

    // MARK: Marks

    /// Keeps `agent` from the conversation for a while.
    mutating func mark(_ slot: Int, agent: AgentID, offer: OfferID?, at: Timestamp) {
        let until = at + policy.declineMarkFor
        forget(conversations.slots[slot].marks.updateValue(Mark(until: until, offer: offer), forKey: agent))
        if let offer { offers[offer] = conversations.slots[slot].record.id }
    }

    mutating func clearMarks(_ slot: Int) {
        guard !conversations.slots[slot].marks.isEmpty else { return }
        for mark in conversations.slots[slot].marks.values { forget(mark) }
        conversations.slots[slot].marks = [:]
    }

    mutating func clearMarks(_ slot: Int, until now: Timestamp) {
        for (agent, mark) in conversations.slots[slot].marks where mark.until <= now {
            forget(mark)
            conversations.slots[slot].marks[agent] = nil
            needsSettling = true
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

    /// True while `agent` is kept from the conversation.
    ///
    /// A mark binds no longer when everybody ready in the queue has one: nobody else is left.
    func isBarred(_ slot: Int, _ agent: AgentID, at: Timestamp) -> Bool {
        guard let mark = conversations.slots[slot].marks[agent], mark.until > at else { return false }
        let queue = conversations.slots[slot].record.queue.id
        return agents.values.contains { other in
            guard other.isReady, other.profile.capacity > 0, other.profile.queues.contains(queue) else {
                return false
            }
            guard let mark = conversations.slots[slot].marks[other.profile.id] else { return true }
            return mark.until <= at
        }
    }
}
