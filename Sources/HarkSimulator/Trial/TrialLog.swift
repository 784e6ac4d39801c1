public import HarkDomain
public import HarkRouting

/// What the log of some weeks tells of who came and who was there: what a policy trial runs on.
///
/// It is read out of the store by somebody else; a trial needs no store. Conversations that left a queue for another
/// reason than an answer or the customer's giving up, such as a merge, are to be left out.
public struct TrialLog: Sendable, Hashable {
    /// When what is told begins.
    public var from: Timestamp
    /// When it ends.
    public var to: Timestamp
    /// Conversations that came to people.
    ///
    /// - Shape: in any order; those that came before `from` or at or after `to` are not looked at.
    public var conversations: [TrialConversation]
    /// Who answered or might have.
    ///
    /// - Shape: at most 2,000, each once.
    public var agents: [TrialAgent]
    /// The queues by id and name; those that only others name are called by their id.
    public var queues: [QueueReference]

    /// Creates a log.
    public init(
        from: Timestamp,
        to: Timestamp,
        conversations: [TrialConversation],
        agents: [TrialAgent],
        queues: [QueueReference]
    ) {
        (self.from, self.to) = (from, to)
        (self.conversations, self.agents, self.queues) = (conversations, agents, queues)
    }
}

/// A conversation as it came to people, once: one that comes back to a queue is another.
public struct TrialConversation: Sendable, Hashable {
    /// Which.
    public var id: ConversationID
    /// Where it waited and what it asked for, as was decided then.
    public var demand: TrialDemand
    /// When it began to wait.
    public var queuedAt: Timestamp
    /// When an agent first had it; nil: nobody did.
    public var assignedAt: Timestamp?
    /// Who that was.
    public var agent: AgentID?
    /// When it was resolved or given back, or, never assigned, when the customer gave up; nil: not by the end of the log.
    public var endedAt: Timestamp?
    /// How long it took of the agent; nil: from assignment to end.
    public var handlingSeconds: Double?
    /// Who had it before.
    public var lastAgent: AgentID?
    /// The key of the site it came from.
    public var site: String?
    /// The page it came from.
    public var page: String?
    /// What it was about, as the bot understood it.
    public var intent: String?

    /// Creates a conversation; what is not given is not known.
    public init(
        id: ConversationID,
        demand: TrialDemand,
        queuedAt: Timestamp,
        assignedAt: Timestamp? = nil,
        agent: AgentID? = nil,
        endedAt: Timestamp? = nil,
        handlingSeconds: Double? = nil
    ) {
        (self.id, self.demand, self.queuedAt) = (id, demand, queuedAt)
        (self.assignedAt, self.agent, self.endedAt) = (assignedAt, agent, endedAt)
        self.handlingSeconds = handlingSeconds
    }
}

/// Where a conversation waits and what it asks for, which a plan's entry rules decide.
public struct TrialDemand: Sendable, Hashable {
    /// The queue.
    public var queue: QueueID
    /// Higher first, −10…10; what lies beyond counts as the end.
    public var priority: Int
    /// How much of an agent it takes.
    ///
    /// - Units: hundredths of a unit, 25…300; what lies beyond counts as the end.
    public var weight: Int
    /// Skills without which nobody gets it.
    public var required: [SkillNeed]
    /// Skills that make an agent a better fit.
    public var preferred: [SkillNeed]
    /// The customer's language; nil: any will do.
    public var language: String?
    /// How soon it should be answered; nil: as the plan says for the queue.
    public var firstResponseSeconds: Int?

    /// Creates a demand; what is not given is ordinary.
    public init(
        queue: QueueID,
        priority: Int = 0,
        weight: Int = 100,
        required: [SkillNeed] = [],
        preferred: [SkillNeed] = [],
        language: String? = nil,
        firstResponseSeconds: Int? = nil
    ) {
        (self.queue, self.priority, self.weight) = (queue, priority, weight)
        (self.required, self.preferred, self.language) = (required, preferred, language)
        self.firstResponseSeconds = firstResponseSeconds
    }
}

/// An agent, and when there.
public struct TrialAgent: Sendable, Hashable {
    /// Who.
    public var agent: AgentReference
    /// Queues this agent serves, and how, without what a plan limits.
    public var queues: [QueueID: SeatLimit]
    /// What the agent can do, and how well, 1…5.
    public var skills: [String: Int]
    /// Languages as BCP 47 tags; empty: language bars nothing.
    public var languages: [String]
    /// What the agent can hold at once.
    ///
    /// - Units: hundredths of a unit, 0…10,000; what lies beyond counts as the end.
    public var capacity: Int
    /// When the agent was available.
    ///
    /// - Shape: in any order; those that overlap count once, those that end before they begin not at all.
    public var available: [TrialSpan]

    /// Creates an agent.
    public init(
        agent: AgentReference,
        queues: [QueueID: SeatLimit],
        skills: [String: Int] = [:],
        languages: [String] = [],
        capacity: Int,
        available: [TrialSpan]
    ) {
        (self.agent, self.queues, self.skills, self.languages) = (agent, queues, skills, languages)
        (self.capacity, self.available) = (capacity, available)
    }
}

/// A span of time.
public struct TrialSpan: Sendable, Hashable {
    /// When it begins.
    public var from: Timestamp
    /// When it ends.
    public var to: Timestamp

    /// Creates a span.
    public init(from: Timestamp, to: Timestamp) {
        (self.from, self.to) = (from, to)
    }
}
