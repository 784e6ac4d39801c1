public import HarkDomain

/// Where conversations of some kind go when they come to people without a chosen queue.
public struct EntryRule: Hashable, Sendable {
    /// Its name, by which decisions are explained.
    public var name: String
    /// What must hold; nothing: it matches always.
    public var when: EntryConditions
    /// What it decides.
    public var then: EntryAction

    /// Creates a rule.
    public init(name: String, when: EntryConditions = EntryConditions(), then: EntryAction) {
        (self.name, self.when, self.then) = (name, when, then)
    }
}

/// What must hold for a rule: all of the conditions, and of each that is a list any item.
public struct EntryConditions: Hashable, Sendable {
    /// Keys of sites; empty: any.
    public var site: [String]
    /// Patterns of the page's address; empty: any.
    public var page: [PagePattern]
    /// The customer's language as BCP 47 tags, which match as in `RoutingSeat`; empty: any.
    public var language: [String]
    /// What the customer wants, by the bot's intents; empty: any.
    public var intent: [String]
    /// Kinds of things that the customer named, such as an order's number; empty: any.
    public var entity: [String]
    /// How the customer feels, who is calm until the contrary shows; empty: any.
    public var mood: [MoodLevel]
    /// Segments of contacts; empty: any.
    public var segment: [String]
    /// Business hours and how they must be; nil: any.
    public var hours: Hours?
    /// Whether the customer was here before; nil: either.
    public var returning: Bool?
    /// Whether a bad rating was likely as of the customer's last message; nil: either.
    public var dissatisfied: Bool?

    /// Business hours, open or closed.
    public struct Hours: Hashable, Sendable {
        /// How business hours can be.
        public enum State: String, CaseIterable, Sendable {
            /// People are expected to be there.
            case open
            /// Nobody is expected.
            case closed
        }

        /// The name of the hours.
        public var name: String
        /// How they must be.
        public var are: State

        /// Creates a condition.
        public init(name: String, are: State) { (self.name, self.are) = (name, are) }
    }

    /// Creates conditions; what is left out does not count.
    public init(
        site: [String] = [],
        page: [PagePattern] = [],
        language: [String] = [],
        intent: [String] = [],
        entity: [String] = [],
        mood: [MoodLevel] = [],
        segment: [String] = [],
        hours: Hours? = nil,
        returning: Bool? = nil,
        dissatisfied: Bool? = nil
    ) {
        (self.site, self.page, self.language, self.intent) = (site, page, language, intent)
        (self.entity, self.mood, self.segment) = (entity, mood, segment)
        (self.hours, self.returning, self.dissatisfied) = (hours, returning, dissatisfied)
    }
}

/// What a rule decides.
public struct EntryAction: Hashable, Sendable {
    /// The queue.
    public var queue: QueueID
    /// Skills without which nobody gets the conversation, until they are relaxed.
    ///
    /// - Shape: the most important first.
    public var required: [SkillNeed]
    /// Skills that make an agent a better fit.
    public var preferred: [SkillNeed]
    /// True when only agents who speak the customer's language get it.
    public var language: Bool
    /// Its priority; nil: as it is.
    ///
    /// - Units: −10…10, higher first.
    public var priority: Int?
    /// The name of its SLA policy; nil: the queue's.
    public var sla: String?

    /// Creates a decision.
    public init(
        queue: QueueID,
        required: [SkillNeed] = [],
        preferred: [SkillNeed] = [],
        language: Bool = false,
        priority: Int? = nil,
        sla: String? = nil
    ) {
        (self.queue, self.required, self.preferred) = (queue, required, preferred)
        (self.language, self.priority, self.sla) = (language, priority, sla)
    }
}
