public import HarkDomain

/// What is known of a conversation when it comes to people.
public struct EntryFacts: Hashable, Sendable {
    /// The site's key.
    public var site: String
    /// The address of the page that the customer is on.
    public var page: String?
    /// The customer's language as a BCP 47 tag.
    public var language: String?
    /// What the customer wants, by the bot's intents.
    public var intent: String?
    /// Kinds of things that the customer named.
    public var entities: Set<String>
    /// How the customer feels; nil: never flagged, which counts as calm.
    public var mood: MoodLevel?
    /// The contact's segments.
    public var segments: Set<String>
    /// True when the customer was here before.
    public var isReturning: Bool
    /// True when a bad rating was likely as of the customer's last message.
    public var isLikelyDissatisfied: Bool

    /// Creates facts.
    public init(
        site: String,
        page: String? = nil,
        language: String? = nil,
        intent: String? = nil,
        entities: Set<String> = [],
        mood: MoodLevel? = nil,
        segments: Set<String> = [],
        isReturning: Bool = false,
        isLikelyDissatisfied: Bool = false
    ) {
        (self.site, self.page, self.language, self.intent) = (site, page, language, intent)
        (self.entities, self.mood, self.segments) = (entities, mood, segments)
        (self.isReturning, self.isLikelyDissatisfied) = (isReturning, isLikelyDissatisfied)
    }
}

/// Where a conversation goes, and what it asks for there.
public struct EntryRoute: Hashable, Sendable {
    /// The rule that decided; nil: none did.
    public var rule: String?
    /// The queue; nil: the site's own.
    public var queue: QueueID?
    /// Skills without which nobody gets the conversation, until they are relaxed.
    ///
    /// - Shape: the most important first.
    public var required: [SkillNeed]
    /// Skills that make an agent a better fit.
    public var preferred: [SkillNeed]
    /// The language that an agent must speak; nil: any will do.
    public var language: String?
    /// The priority; nil: as it is.
    ///
    /// - Units: −10…10, higher first.
    public var priority: Int?
    /// The name of the SLA policy; nil: the queue's.
    public var sla: String?

    /// Creates a route; the empty one changes nothing.
    public init(
        rule: String? = nil,
        queue: QueueID? = nil,
        required: [SkillNeed] = [],
        preferred: [SkillNeed] = [],
        language: String? = nil,
        priority: Int? = nil,
        sla: String? = nil
    ) {
        (self.rule, self.queue, self.required, self.preferred) = (rule, queue, required, preferred)
        (self.language, self.priority, self.sla) = (language, priority, sla)
    }
}
