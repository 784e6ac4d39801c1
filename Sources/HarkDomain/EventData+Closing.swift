// The end of a conversation, the survey, and going on after all.

/// The conversation is over.
public struct ConversationResolved: Hashable, Sendable {
    /// The outcome code.
    ///
    /// Staff only.
    public let disposition: String?
    /// Why it ended.
    ///
    /// Staff only.
    public let reason: ResolutionReason
    /// Until when the agent keeps the slot; nil: freed at once.
    ///
    /// Kept for the fold, not shown.
    public let wrapUpUntil: Timestamp?

    /// Creates the value from its parts.
    public init(disposition: String? = nil, reason: ResolutionReason, wrapUpUntil: Timestamp? = nil) {
        self.disposition = disposition
        self.reason = reason
        self.wrapUpUntil = wrapUpUntil
    }
}

/// The customer is asked for a rating.
public struct SurveyRequested: Hashable, Sendable {
    /// The version of the survey plan that the survey is of; 0 for the standard survey.
    ///
    /// Staff only.
    public let version: Int
    /// The survey's name; empty for the standard survey.
    ///
    /// Staff only.
    public let name: String
    /// What is asked beyond how it was and whether it was solved.
    public let questions: [SurveyQuestion]

    /// The survey that asks nothing further.
    public static let standard = SurveyRequested()

    /// Creates the value from its parts.
    public init(version: Int = 0, name: String = "", questions: [SurveyQuestion] = []) {
        (self.version, self.name, self.questions) = (version, name, questions)
    }
}

/// The customer rated the conversation.
public struct SurveyAnswered: Hashable, Sendable {
    /// The customer's idempotency key.
    public let clientID: String
    /// 1…5.
    public let score: Int
    /// Whether it was solved.
    public let solved: Solved?
    /// In the customer's words.
    public let comment: String?
    /// Answers to further questions.
    public let answers: [SurveyAnswer]

    /// Creates the value from its parts.
    public init(
        clientID: String,
        score: Int,
        solved: Solved? = nil,
        comment: String? = nil,
        answers: [SurveyAnswer] = []
    ) {
        self.clientID = clientID
        self.score = score
        self.solved = solved
        self.comment = comment
        self.answers = answers
    }
}

/// The conversation goes on after it was resolved.
public struct ConversationReopened: Hashable, Sendable {
    /// The ownership epoch from here on.
    ///
    /// Kept for the fold, not shown.
    public let epoch: Int

    /// Creates the value from its parts.
    public init(epoch: Int) {
        self.epoch = epoch
    }
}
