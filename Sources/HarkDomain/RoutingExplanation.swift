/// Why an agent was chosen.
public struct RoutingExplanation: Hashable, Sendable {
    /// What decided.
    public let rule: RoutingRule
    /// Who could have had it.
    ///
    /// - Shape: best first; at most ``most``.
    public let candidates: [RoutingCandidate]
    /// What the person who decided gave as reason; nil when routing did.
    public let reason: String?
    /// The queue whose agents helped out; nil when it is the conversation's own.
    public var through: QueueReference?
    /// What had fallen of its demands by then, as a policy names it.
    ///
    /// - Shape: such as `level`, `lastSkill`, `skill:NAME`, `language`.
    public var relaxed: [String] = []
    /// Who could not have it, and why not.
    ///
    /// - Shape: by id, those who were away or serve other queues last; at most ``mostExcluded``.
    public var excluded: [RoutingExclusion] = []
    /// How many could not have it in all.
    public var excludedInAll = 0
    /// How long it had waited; nil when a person decided.
    public var waitedSeconds: Int?
    /// How many free agents were left to others, who have nobody else.
    public var spared = 0

    /// How many candidates an explanation names.
    public static let most = 10
    /// How many of those who could not have it an explanation names.
    public static let mostExcluded = 20

    /// Creates the value from its parts.
    public init(rule: RoutingRule, candidates: [RoutingCandidate] = [], reason: String? = nil) {
        self.rule = rule
        self.candidates = candidates
        self.reason = reason
    }
}

/// An agent who could take a conversation.
public struct RoutingCandidate: Hashable, Sendable {
    /// Who.
    public let agent: AgentReference
    /// What weighed on this agent.
    ///
    /// - Units: hundredths of a unit; on the wire units.
    public let load: Int
    /// What this agent can hold.
    ///
    /// - Units: hundredths of a unit; on the wire units.
    public let capacity: Int
    /// Since the last assignment or since becoming available.
    public let idleSeconds: Int
    /// How well the agent fits, in points: preferred skills, level in the queue, what was relaxed.
    public let fit: Int

    /// Creates the value from its parts.
    public init(agent: AgentReference, load: Int, capacity: Int, idleSeconds: Int, fit: Int = 0) {
        (self.agent, self.load, self.capacity) = (agent, load, capacity)
        (self.idleSeconds, self.fit) = (idleSeconds, fit)
    }
}

/// An agent who could not take a conversation.
public struct RoutingExclusion: Hashable, Sendable {
    /// Why not.
    public enum Reason: String, Sendable, CaseIterable {
        /// Not available.
        case offline
        /// Serves neither its queue nor one that helps out.
        case queue
        /// Let it pass a short while ago.
        case excluded
        /// Lacks a skill or the level.
        case skill
        /// Does not speak the language.
        case language
        /// Has no room.
        case full
        /// It is kept for the agent who had it last.
        case sticky
        /// Left to another conversation, which has nobody else.
        case reserved
    }

    /// Who.
    public let agent: AgentReference
    /// Why not.
    public let because: Reason
    /// Which skill at which level (`billing:3`), which language, which conversation; nil where nothing is to be added.
    public let detail: String?

    /// Creates the value from its parts.
    public init(agent: AgentReference, because: Reason, detail: String? = nil) {
        (self.agent, self.because, self.detail) = (agent, because, detail)
    }
}

/// What decided who gets a conversation.
public enum RoutingRule: String, Sendable, CaseIterable {
    /// More spare capacity, then the longest without new work.
    case longestIdle
    /// The smaller part of the capacity in use.
    case leastLoaded
    /// In turn.
    case roundRobin
    /// The higher weighted sum of fit, spare capacity and idle time.
    case weighted
    /// As `longestIdle`, waiting weighed against fit.
    case costBased
    /// The agent who had it last.
    case lastAgent
    /// The agent picked it from the queue.
    case pickedUp
    /// A supervisor assigned it.
    case assigned
    /// A supervisor took it over.
    case takenOver
    /// A colleague transferred it to this agent.
    case transferred
}
