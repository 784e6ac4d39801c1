/// What a conversation asks of those who may serve it, and by which entry rule.
public struct RouteDemand: Hashable, Sendable {
    /// The entry rule that decided; nil when none matched.
    public var rule: String?
    /// Skills without which nobody gets it, until they are relaxed.
    public var required: [Skill]
    /// Skills that make an agent a better fit.
    public var preferred: [Skill]
    /// The language that an agent has to speak, BCP 47; nil: any will do.
    public var language: String?
    /// The SLA policy that its clocks go by; nil: that of the queue.
    public var sla: String?

    /// Creates a demand; without arguments it asks for nothing.
    public init(
        rule: String? = nil,
        required: [Skill] = [],
        preferred: [Skill] = [],
        language: String? = nil,
        sla: String? = nil
    ) {
        (self.rule, self.required, self.preferred) = (rule, required, preferred)
        (self.language, self.sla) = (language, sla)
    }

    /// Asks for nothing, and no rule decided.
    public static let none = RouteDemand()
}

/// What entry rules and weights look at that is not elsewhere in a conversation's record.
public struct RouteContext: Hashable, Sendable {
    /// The address of the page that the customer was on.
    public var page: String?
    /// The last intent that was read out of the customer's messages.
    public var intent: String?
    /// The kinds of what the customer named.
    ///
    /// - Shape: sorted, each once.
    public var entities: [String] = []
    /// The segments of the contact, such as `vip`.
    public var segments: [String] = []
    /// True when the customer was here before.
    public var isReturning = false
    /// How many messages there were while the plan weighs conversations.
    public var messages = 0
    /// The time between them, in which each gap counts a third of the mean; nil before the second.
    public var gapMilliseconds: Int?

    /// Creates a context that tells nothing.
    public init() {}

    /// True when the customer left an address at which an answer reaches them later.
    public var isReachable: Bool { entities.contains { $0 == "email" || $0 == "phone" } }

    /// Takes in that a message came so long after the one before it.
    mutating public func fold(gap milliseconds: Int64) {
        messages += 1
        guard messages > 1 else { return }
        let gap = Int(min(max(milliseconds, 0), 86_400_000))
        gapMilliseconds = gapMilliseconds.map { ($0 * 2 + gap) / 3 } ?? gap
    }

    /// Takes in what was read out of a message.
    mutating public func fold(intent: String?, entities kinds: some Sequence<String>) {
        if let intent { self.intent = intent }
        for kind in kinds where !entities.contains(kind) {
            entities.append(kind)
            entities.sort()
        }
    }
}
