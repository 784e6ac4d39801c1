public import HarkDomain

/// A conversation's facts as one row, as `analytics.sqlite` keeps it: no texts, nothing that a report does not need.
public struct ChatRow: Hashable, Sendable {
    /// A name of something with the id behind it, such as a queue.
    public struct Named: Hashable, Sendable {
        /// The id as it is written on the wire.
        public var key: String
        /// The name at that time.
        public var name: String

        /// Creates a named thing.
        public init(key: String, name: String) { (self.key, self.name) = (key, name) }
    }

    /// The conversation.
    public var id: ConversationID
    /// When the customer began it.
    public var startedAt: Timestamp
    /// When it came to people first.
    public var queuedAt: Timestamp?
    /// When it ended last; nil while it is open.
    public var endedAt: Timestamp?
    /// Whose it is: the contact, else the visitor, by the number of the id.
    public var customer: Int64
    /// What is true of it.
    public var flags: ChatFlags
    /// Where it came in, the queue that it was in last, and the agent who answered last.
    public var site: Named?, queue: Named?, agent: Named?
    /// What the customer wrote in, and wanted first.
    public var language: String?, intent: String?
    /// The outcome code, and why it ended.
    public var disposition: String?, reason: ResolutionReason?
    /// The labels that it has, and the segments of the contact when it began.
    public var labels: [String], segments: [String]
    /// Everybody who had it, in order.
    public var agents: [AgentID]
    /// The numbers, in the order of `ChatNumber.allCases`.
    public var numbers: [Double?]

    /// Creates an empty row.
    public init(_ id: ConversationID, startedAt: Timestamp, customer: Int64 = 0, flags: ChatFlags = []) {
        (self.id, self.startedAt, self.customer, self.flags) = (id, startedAt, customer, flags)
        (labels, segments, agents) = ([], [], [])
        numbers = Array(repeating: nil, count: ChatNumber.allCases.count)
    }

    /// The row of a conversation's facts.
    public init(_ facts: ChatFacts) {
        let customer = facts.contact?.rawValue ?? facts.visitor.rawValue
        self.init(facts.id, startedAt: facts.startedAt, customer: customer, flags: facts.flags)
        (queuedAt, endedAt) = (facts.queuedAt, facts.endedAt)
        site = Named(key: facts.site.text, name: facts.siteName)
        queue = facts.queue.map { Named(key: $0.id.text, name: $0.name) }
        agent = facts.agent.map { Named(key: $0.id.text, name: $0.name) }
        (language, intent) = (facts.language, facts.intent)
        (disposition, reason) = (facts.disposition, facts.reason)
        (labels, segments, agents) = (facts.labels, facts.segments, facts.agents)
        numbers = ChatNumber.allCases.map { facts[$0] }
    }

    /// One of the numbers; nil for what has not happened.
    public subscript(_ number: ChatNumber) -> Double? {
        get { numbers[number.place] }
        set { numbers[number.place] = newValue }
    }
}

extension ChatNumber {
    /// The place among all numbers.
    public var place: Int { Self.places[self] ?? 0 }

    private static let places = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}
