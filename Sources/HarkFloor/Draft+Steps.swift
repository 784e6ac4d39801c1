import HarkDomain
import HarkRouting

// Steps that several use-cases share.
extension Draft {
    /// Ends the assignment, if somebody holds the conversation.
    mutating func endAssignment(_ record: ConversationRecord, _ reason: AssignmentEnd, by author: Author) {
        guard let agent = record.assignee else { return }
        add(.assignmentEnded(AssignmentEnded(agent: agent, epoch: record.epoch, reason: reason)), by: author)
    }

    @discardableResult
    mutating func handOff(_ reason: HandoffReason, summary: String, by author: Author) -> Int {
        add(.handoffRequested(HandoffRequested(reason: reason, summary: summary)), by: author)
    }
}

extension Floor {
    /// Resolves, asks for a rating when the survey plan says so, and frees the slot without a wrap-up.
    @discardableResult
    func end(_ slot: Int, _ data: ConversationResolved, _ draft: inout Draft, by author: Author) -> Int {
        let seq = draft.add(.conversationResolved(data), by: author)
        if let survey = survey(slot, endingBy: data.reason, at: draft.at) {
            draft.add(.surveyRequested(survey), by: .system)
        }
        if data.wrapUpUntil == nil {
            draft.endAssignment(conversations.slots[slot].record, .resolved, by: author)
        }
        return seq
    }

    /// Queues where the entry rules say, at the place that the time gives.
    @discardableResult
    func queue(_ slot: Int, _ draft: inout Draft, by author: Author = .system) -> Int {
        let route = route(slot, at: draft.at)
        let data = ConversationQueued(
            queue: route.queue,
            priority: route.priority,
            rank: draft.at.milliseconds,
            epoch: draft.nextEpoch(),
            demand: route.demand
        )
        return draft.add(.conversationQueued(data), by: author)
    }

    /// Queues before all others of its priority.
    @discardableResult
    func queueAtHead(_ slot: Int, _ draft: inout Draft) -> Int {
        let queue = home(of: slot)
        let rank = lines[queue.id]?.headRank(at: draft.at) ?? draft.at.milliseconds - 1
        return self.queue(slot, queue, rank: rank, &draft, by: .system)
    }

    @discardableResult
    func queue(
        _ slot: Int,
        _ queue: QueueReference,
        rank: Int64,
        _ draft: inout Draft,
        by author: Author
    ) -> Int {
        let record = conversations.slots[slot].record
        let data = ConversationQueued(
            queue: queue,
            priority: record.priority,
            rank: rank,
            epoch: draft.nextEpoch(),
            demand: record.queue.id == queue.id ? record.demand : RouteDemand(language: record.demand.language)
        )
        return draft.add(.conversationQueued(data), by: author)
    }

    /// The queue a conversation belongs to: its own, or its site's when that was deleted.
    func home(of slot: Int) -> QueueReference {
        let own = conversations.slots[slot].record.queue
        if let queue = queues[own.id], queue.isActive { return queue.reference }
        let site = sites[conversations.slots[slot].record.site]
        if let queue = site.flatMap({ queues[$0.queue] }), queue.isActive { return queue.reference }
        return own
    }

    /// Gives the conversation to an agent.
    @discardableResult
    func assign(
        _ agent: AgentRecord,
        _ rule: RoutingRule,
        _ draft: inout Draft,
        by author: Author,
        reason: String? = nil
    ) -> Int {
        let data = AssignmentMade(
            agent: agent.profile.reference,
            epoch: draft.nextEpoch(),
            explained: RoutingExplanation(
                rule: rule,
                candidates: [explained(agent, at: draft.at)],
                reason: reason
            )
        )
        return draft.add(.assignmentMade(data), by: author)
    }

    /// True when the agent can hold this conversation too, whether or not it already weighs on them.
    func hasRoom(_ agent: AgentRecord, for slot: Int) -> Bool {
        let record = conversations.slots[slot].record
        let holder = record.status == .offered ? record.offer?.agent.id : record.assignee?.id
        let own = holder == agent.profile.id ? weight(record) : 0
        guard load(of: agent.profile.id) - own + Floor.ordinary <= agent.profile.capacity * 100 else { return false }
        let queue = queueCharged(record, to: agent.profile.id)
        guard let share = plan.queues[queue]?.agentCapacity else { return true }
        return (desks[agent.profile.id]?.loadByQueue[queue] ?? 0) - own + Floor.ordinary <= share
    }
}
