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
        .anger, .probabilityBad, .isReturning, .hadPerson, .isContained, .isAbandoned, .wasSolved,
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

    /// Takes from a conversation's row what the model needs; its matter is the intent, else the topic.
    public init(_ row: ChatRow, topic: String? = nil) {
        self.init(
            id: row.id,
            customer: row.customer,
            matter: row.intent ?? topic,
            startedAt: row.startedAt,
            endedAt: row.endedAt,
            features: Self.features.values(of: row)
        )
    }
}
