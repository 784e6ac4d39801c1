public import HarkDomain

/// The next assignment to make.
public struct RoutingMatch: Hashable, Sendable {
    /// The conversation.
    public let need: RoutingNeed
    /// The agent.
    public let seat: RoutingSeat
    /// The queue through which the agent serves it: its own, or one that helps out.
    public let queue: QueueID
    /// Who could have had it.
    ///
    /// - Shape: best first, 1…10; the first is the agent.
    public let candidates: [RatedSeat]
    /// What had fallen of its demands by then.
    public let relaxed: [Relaxation.Fall]
    /// What else played a part.
    public let reasons: [RoutingReason]

    /// Creates a match.
    public init(
        need: RoutingNeed,
        seat: RoutingSeat,
        queue: QueueID,
        candidates: [RatedSeat],
        relaxed: [Relaxation.Fall],
        reasons: [RoutingReason]
    ) {
        (self.need, self.seat, self.queue) = (need, seat, queue)
        (self.candidates, self.relaxed, self.reasons) = (candidates, relaxed, reasons)
    }
}

/// What played a part in a match beside the order of the candidates.
public enum RoutingReason: Hashable, Sendable {
    /// It was kept for the agent who had it last.
    case lastAgent
    /// Agents of another queue helped out.
    case overflow(to: QueueID)
    /// So many free agents were left to others, who have nobody else.
    case spared(Int)
}

/// An agent who may take a conversation, and what decides about the order.
public struct RatedSeat: Hashable, Sendable {
    /// Who.
    public let agent: AgentReference
    /// The queue through which the agent would serve it.
    public let queue: QueueID
    /// How well the agent fits.
    ///
    /// - Units: points: 10 for each preferred skill, the level of serving the queue (1…5), −20 for each required skill
    ///   or language that the agent has not and that was relaxed, −100 for each step down the list of overflow.
    public let fit: Int
    /// How rare the agent's skills, languages and queues are that this conversation does not ask for.
    ///
    /// - Units: bits: log2(available agents ÷ those who have it), cut, in all.
    public let scarcity: Int
    /// What the agent holds.
    ///
    /// - Units: hundredths of a unit.
    public let load: Int
    /// What the agent can hold.
    ///
    /// - Units: hundredths of a unit.
    public let capacity: Int
    /// Since when the agent has had nothing new to do.
    public let idleSince: Timestamp
    /// The weighted sum, for the policy `weighted`; 0 for the others.
    ///
    /// - Units: 60,000ths of a point; comparable between agents only.
    public let points: Int

    /// Creates the value from its parts.
    public init(
        agent: AgentReference,
        queue: QueueID,
        fit: Int,
        scarcity: Int,
        load: Int,
        capacity: Int,
        idleSince: Timestamp,
        points: Int = 0
    ) {
        (self.agent, self.queue, self.fit, self.scarcity) = (agent, queue, fit, scarcity)
        (self.load, self.capacity, self.idleSince, self.points) = (load, capacity, idleSince, points)
    }
}

/// Why an agent cannot have a conversation now.
public enum RoutingBar: Hashable, Sendable {
    /// Not available.
    case offline
    /// Serves neither its queue nor one that helps out.
    case queue
    /// Let it pass a short while ago.
    case excluded(until: Timestamp)
    /// Lacks a skill or the level.
    case skill(SkillNeed)
    /// Does not speak the language.
    case language(String)
    /// No room in all or in the queue; so much is left.
    case full(spare: Int)
    /// It is kept for the agent who had it last.
    case sticky(AgentID, until: Timestamp)
    /// Left to another conversation that has nobody else.
    case reserved(for: ConversationID)
}
