/// How a queue picks the next conversation and the agent for it: a value, chosen per queue.
///
/// Among those who may take a conversation, each choice puts the better fit first (see ``RatedSeat/fit``), and differs
/// in what decides between equal fits. Between what is still equal, an agent whose skills, languages and queues are
/// less needed elsewhere goes first (``reservesScarceSkills``), then the one idle longest, then the lower id.
///
/// - Source: least flexible first, longest idle first: Garnett and Mandelbaum, “An Introduction to Skills-Based Routing
///   and its Operational Complexities”, Technion 2000; Gurvich and Whitt, “Queue-and-Idleness-Ratio Controls in
///   Many-Server Service Systems”, Mathematics of Operations Research 34(2), 2009.
public struct RoutingPolicy: Hashable, Sendable {
    /// What decides between agents who fit equally well.
    public enum Choice: String, CaseIterable, Codable, Sendable {
        /// More spare capacity, then longer idle.
        case longestIdle
        /// The smaller part of the capacity in use, then longer idle.
        case leastLoaded
        /// In turn: whose last assignment is longest ago.
        case roundRobin
        /// The higher weighted sum of fit, spare capacity and idle time; here fit does not go first.
        case weighted
        /// As `longestIdle`; and between conversations, a point of fit is worth some seconds of waiting.
        case costBased
    }

    /// What the terms of `weighted` and `costBased` are worth, in points.
    public struct Weights: Hashable, Sendable {
        /// A point of fit.
        ///
        /// - Units: points, 0…1,000.
        public var fit: Int
        /// A unit of spare capacity.
        ///
        /// - Units: points, 0…1,000.
        public var spare: Int
        /// A minute without work.
        ///
        /// - Units: points, 0…1,000.
        public var idle: Int
        /// A second that a conversation waits.
        ///
        /// - Units: points, 1…1,000.
        public var waiting: Int

        /// Creates weights.
        public init(fit: Int = 1, spare: Int = 5, idle: Int = 1, waiting: Int = 1) {
            (self.fit, self.spare, self.idle, self.waiting) = (fit, spare, idle, waiting)
        }
    }

    /// What decides between agents.
    public var choice: Choice
    /// What a point of priority is worth: so many seconds of waiting; nil: more than any wait.
    ///
    /// Conversations go by `queuedAt − priority × credit`, so one of higher priority is served as if it had come
    /// earlier. The order never changes while they wait, needs no timer, and starves nobody: who comes later than the
    /// whole span of priorities stands behind. With nil, a higher priority of this queue goes before all waits, and the
    /// priorities of queues with credit count as 0 beside it.
    ///
    /// - Units: seconds, 0…86,400.
    /// - Source: urgency numbers: J. R. Jackson, “Some Problems in Queueing with Dynamic Priorities”, Naval Research
    ///   Logistics Quarterly 7(3), 1960.
    public var priorityCreditSeconds: Int?
    /// How long a conversation is kept for the agent who had it last, when that agent is there; 0: never.
    ///
    /// - Units: seconds, 0…3,600.
    public var stickySeconds: Int
    /// What falls as the wait grows.
    ///
    /// - Shape: in the order in which it is applied; empty: nothing falls.
    public var relaxation: [Relaxation]
    /// Queues whose agents help out.
    ///
    /// - Shape: the preferred one first; empty: nobody helps out.
    public var overflow: [Overflow]
    /// Whether agents are spared whom others need more.
    ///
    /// A free agent who is the only one for some other waiting conversation is left to it as long as somebody else is
    /// free for this one. And between equals, who has fewer rare skills, languages and queues goes first.
    public var reservesScarceSkills: Bool
    /// What the terms of `weighted` and `costBased` are worth.
    public var weights: Weights

    /// Creates a policy.
    public init(
        choice: Choice = .longestIdle,
        priorityCreditSeconds: Int? = 120,
        stickySeconds: Int = 0,
        relaxation: [Relaxation] = [],
        overflow: [Overflow] = [],
        reservesScarceSkills: Bool = true,
        weights: Weights = Weights()
    ) {
        (self.choice, self.priorityCreditSeconds, self.stickySeconds) = (choice, priorityCreditSeconds, stickySeconds)
        (self.relaxation, self.overflow) = (relaxation, overflow)
        (self.reservesScarceSkills, self.weights) = (reservesScarceSkills, weights)
    }
}
