public import HarkDomain

/// One conversation as the correction of scores sees it: who was asked, who answered, and what else is known.
public struct SurveyRow: Hashable, Sendable {
    /// The conversation.
    public let id: ConversationID
    /// The agent whose score it counts for; nil when no person answered.
    public let agent: AgentReference?
    /// Whether a rating was asked for, and the survey was not called off.
    public let wasAsked: Bool
    /// The rating, 1…5, also one that nobody asked for; nil without one, and where what was asked for did not come.
    public let score: Int?
    /// What else is known, in the order of the features that go with the rows; NaN where something is not.
    public let features: [Double]

    /// What is known of a conversation whether it was rated or not, and may decide whether it is.
    ///
    /// Nothing here follows from the rating.
    public static let features: [ChatFeature] = [
        .firstWait, .firstResponse, .nextResponse, .handling, .resolution, .customerMessages, .agentMessages,
        .botMisses, .repeats, .openQuestions, .handoffs, .transfers, .reopenings, .lastMood, .meanMood, .lowestMood,
        .anger, .probabilityBad, .isReturning, .hadPerson, .isContained,
    ]

    /// Describes a conversation.
    public init(id: ConversationID, agent: AgentReference?, wasAsked: Bool, score: Int?, features: [Double]) {
        (self.id, self.agent, self.wasAsked, self.score, self.features) = (id, agent, wasAsked, score, features)
    }

    /// Takes from a conversation's row what the correction needs.
    public init(_ row: ChatRow, features: [ChatFeature] = SurveyRow.features) {
        self.init(
            id: row.id,
            agent: row.agentReference,
            wasAsked: row.flags.contains(.asked),
            score: row.flags.isDisjoint(with: .asked) || row.flags.contains(.answered) ? row.score : nil,
            features: features.values(of: row)
        )
    }
}
