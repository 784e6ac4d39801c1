public import HarkDomain

/// One conversation as the model of repeat contacts sees it.
public struct RepeatContactRow: Hashable, Sendable {
    /// The conversation.
    public let id: ConversationID
    /// Whose it is: the contact, else the visitor, by the number of the id.
    public let customer: Int64
    /// What it was about; the same matter again means that it was not resolved.
    public let matter: String?
    /// When it began.
    public let startedAt: Timestamp
    /// When it ended last; nil while it is open.
    public let endedAt: Timestamp?
    /// What else is known when it ends, in the order of `features`; NaN where something is not.
    public let features: [Double]

    /// What is known of a conversation when it ends, and may decide whether its customer writes again.
    public static let features: [ChatFeature] = [
        .wait, .firstResponse, .nextResponse, .handling, .customerMessages, .agentMessages, .botMisses, .repeats,
        .openQuestions, .handoffs, .transfers, .escalations, .breaches, .reopenings, .lastMood, .meanMood, .lowestMood,
        .anger, .probabilityBad, .isReturning, .isIdentified, .hadPerson, .isContained, .isAbandoned, .wasSolved,
        .wasUnsolved,
    ]

    /// Describes a conversation.
    public init(
        id: ConversationID,
        customer: Int64,
        matter: String?,
        startedAt: Timestamp,
        endedAt: Timestamp?,
        features: [Double]
    ) {
        (self.id, self.customer, self.matter) = (id, customer, matter)
        (self.startedAt, self.endedAt, self.features) = (startedAt, endedAt, features)
    }

    /// Takes from a conversation's facts what the model needs; its matter is the intent, else the topic.
    public init(_ facts: ChatFacts, topic: String? = nil) {
        self.init(
            id: facts.id,
            customer: facts.contact?.rawValue ?? facts.visitor.rawValue,
            matter: facts.intent ?? topic,
            startedAt: facts.startedAt,
            endedAt: facts.endedAt,
            features: Self.features.row(of: facts)
        )
    }
}

/// Which customers wrote again, and how often they had written before.
public struct RepeatContacts: Sendable {
    /// The conversations that have ended, in the order of their ends.
    public let rows: [RepeatContactRow]
    /// Whether each customer wrote again on the same matter in time; nil where the time is not over.
    public let labels: [Bool?]
    /// How many conversations each customer had begun in the 30 days before.
    public let earlier: [Int]
    /// The time in which a customer must write again.
    public let days: Int

    private static let day: Int64 = 86_400_000
    private static let earlierDays: Int64 = 30

    /// Looks for later conversations of the same customers.
    ///
    /// - Parameters:
    ///   - rows: conversations, in any order.
    ///   - days: in how many days after an end a customer must write again.
    ///   - until: up to when conversations are known; what ended less than `days` before has no label.
    public init(_ rows: some Sequence<RepeatContactRow>, within days: Int, until: Timestamp) {
        let ordered = rows.sorted {
            ($0.endedAt?.milliseconds ?? .max, $0.id) < ($1.endedAt?.milliseconds ?? .max, $1.id)
        }
        let customers = Dictionary(grouping: ordered, by: \.customer)
        let horizon = Int64(days) * Self.day
        self.days = days
        self.rows = ordered.filter { $0.endedAt != nil }
        labels = self.rows.map { row in
            let end = row.endedAt?.milliseconds ?? .max
            let isAgain = (customers[row.customer] ?? []).contains { other in
                let gap = other.startedAt.milliseconds - end
                return other.id != row.id && gap > 0 && gap <= horizon && other.matter == row.matter
            }
            return end + horizon <= until.milliseconds ? isAgain : nil
        }
        earlier = self.rows.map { row in
            (customers[row.customer] ?? []).count { other in
                let gap = row.startedAt.milliseconds - other.startedAt.milliseconds
                return other.id != row.id && gap > 0 && gap <= Self.earlierDays * Self.day
            }
        }
    }

    /// The columns of conversation number `index` as the model reads them: the features, then `earlier`.
    func columns(_ index: Int) -> [Double] { rows[index].features + [Double(earlier[index])] }
}
