public import HarkDomain

/// A skill that a conversation asks for.
public struct SkillNeed: Hashable, Sendable, Codable {
    /// The skill's name.
    public var name: String
    /// The least level that will do, 1…5.
    public var level: Int

    /// Creates a demand.
    public init(_ name: String, level: Int = 1) {
        (self.name, self.level) = (name, level)
    }
}

/// A conversation that waits for an agent, and what it asks for.
public struct RoutingNeed: Hashable, Sendable {
    /// The conversation, which decides between equals: the lower id first.
    public var conversation: ConversationID
    /// Where it waits.
    public var queue: QueueID
    /// Since when.
    public var queuedAt: Timestamp
    /// How much earlier its place is than that, for one that came back to the head or was moved and kept its place.
    ///
    /// - Units: milliseconds.
    public var headStart: Int64
    /// Its priority, higher first, −10…10.
    public var priority: Int
    /// What it will weigh on an agent.
    ///
    /// - Units: hundredths of a unit of capacity, 25…300.
    public var weight: Int
    /// Skills without which nobody gets it, until they are relaxed.
    ///
    /// - Shape: the most important first.
    public var required: [SkillNeed]
    /// Skills that make an agent a better fit.
    public var preferred: [SkillNeed]
    /// The customer's language as a BCP 47 tag; nil: any will do.
    public var language: String?
    /// Who had it last.
    public var lastAgent: AgentID?
    /// Who let it pass, and until when they do not get it again, unless nobody else there could serve it.
    public var excluded: [AgentID: Timestamp]

    /// Creates a need.
    public init(
        conversation: ConversationID,
        queue: QueueID,
        queuedAt: Timestamp,
        headStart: Int64 = 0,
        priority: Int = 0,
        weight: Int = 100,
        required: [SkillNeed] = [],
        preferred: [SkillNeed] = [],
        language: String? = nil,
        lastAgent: AgentID? = nil,
        excluded: [AgentID: Timestamp] = [:]
    ) {
        (self.conversation, self.queue) = (conversation, queue)
        (self.queuedAt, self.headStart) = (queuedAt, headStart)
        (self.priority, self.weight) = (priority, weight)
        (self.required, self.preferred, self.language) = (required, preferred, language)
        (self.lastAgent, self.excluded) = (lastAgent, excluded)
    }
}
