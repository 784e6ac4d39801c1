import HarkDomain
import HarkRouting

/// Decides who gets which conversation: the product's router, or another product's way for comparison.
protocol Dispatcher {
    /// A conversation begins to wait.
    mutating func put(_ need: RoutingNeed)
    /// A conversation waits no longer.
    mutating func remove(need: ConversationID)
    /// An agent is there, or has another load than before.
    mutating func put(_ seat: RoutingSeat)
    /// The next assignment to make; nil when there is none now.
    mutating func nextAssignment(at now: Timestamp) -> Assignment?
    /// When mere time may change the answer; nil when it cannot.
    func nextMoment(after now: Timestamp) -> Timestamp?
}

/// Who gets what.
struct Assignment {
    let conversation: ConversationID
    let agent: AgentID
    /// The queue whose limits it counts against.
    let queue: QueueID
}
