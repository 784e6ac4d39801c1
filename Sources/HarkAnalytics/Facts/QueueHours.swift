public import HarkDomain
public import HarkRouting

/// When queues are open, by a routing plan.
///
/// A queue of which the plan says nothing is always open.
public struct QueueHours: Sendable {
    /// Every queue is always open.
    public static let always = QueueHours([:])

    private let hours: [QueueID: BusinessHours]

    /// Creates the hours of some queues.
    public init(_ hours: [QueueID: BusinessHours]) { self.hours = hours }

    /// The hours of a plan's queues.
    public init(_ plan: RoutingPlan) {
        hours = plan.queues.keys.reduce(into: [:]) { $0[$1] = plan.hours(of: $1) }
    }

    /// Whether a queue is open at a moment.
    public func isOpen(_ queue: QueueID?, at moment: Timestamp) -> Bool {
        queue.flatMap { hours[$0] }?.isOpen(at: moment) ?? true
    }

    /// How much of a span lies within a queue's hours, in milliseconds.
    public func openTime(of queue: QueueID?, from start: Timestamp, to end: Timestamp) -> Int64 {
        guard let hours = queue.flatMap({ hours[$0] }) else { return end.since(start) }
        return hours.openTime(from: start, to: end).wholeMilliseconds
    }
}
