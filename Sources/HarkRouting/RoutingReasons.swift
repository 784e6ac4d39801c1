public import HarkDomain

/// What routing thinks about one conversation: each agent's score, or the reason why not.
public struct RoutingReasons: Hashable, Sendable {
    /// An agent who cannot have it.
    public struct Barred: Hashable, Sendable {
        /// Who.
        public let agent: AgentReference
        /// Why not.
        public let bar: RoutingBar

        /// Creates the value from its parts.
        public init(agent: AgentReference, bar: RoutingBar) {
            (self.agent, self.bar) = (agent, bar)
        }
    }

    /// What waits; nil when it does not stand on the board.
    public let need: RoutingNeed?
    /// Its place among those of its queue, counted from 1; 0 when it does not wait.
    public let position: Int
    /// Queues whose agents may serve it now, its own first.
    public let queues: [QueueID]
    /// What has fallen of its demands.
    public let relaxed: [Relaxation.Fall]
    /// Who may have it.
    ///
    /// - Shape: best first.
    public let candidates: [RatedSeat]
    /// Who may not.
    ///
    /// - Shape: by id.
    public let barred: [Barred]

    /// Creates the value from its parts.
    public init(
        need: RoutingNeed?,
        position: Int,
        queues: [QueueID],
        relaxed: [Relaxation.Fall],
        candidates: [RatedSeat],
        barred: [Barred]
    ) {
        (self.need, self.position, self.queues) = (need, position, queues)
        (self.relaxed, self.candidates, self.barred) = (relaxed, candidates, barred)
    }
}
