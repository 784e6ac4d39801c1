import HarkDomain
import HarkRouting

/// The product's router.
struct BoardDispatcher: Dispatcher {
    private var board: RoutingBoard

    init(_ scenario: Scenario) {
        var policies: [QueueID: RoutingPolicy] = [:]
        for (index, queue) in scenario.queues.enumerated() { policies[.simulated(index)] = queue.policy }
        self.init(policies, default: scenario.policy)
    }

    init(_ policies: [QueueID: RoutingPolicy], default common: RoutingPolicy) {
        board = RoutingBoard(policies: policies, default: common)
    }

    mutating func put(_ need: RoutingNeed) { board.put(need) }

    mutating func remove(need: ConversationID) { board.remove(need: need) }

    mutating func put(_ seat: RoutingSeat) { board.put(seat) }

    mutating func nextAssignment(at now: Timestamp) -> Assignment? {
        board.next(at: now).map {
            Assignment(conversation: $0.need.conversation, agent: $0.seat.agent.id, queue: $0.queue)
        }
    }

    func nextMoment(after now: Timestamp) -> Timestamp? { board.nextMoment(after: now) }
}
