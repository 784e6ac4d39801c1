// What became of the bot's turns.

/// The customer said whether a bot's answer helped.
public struct BotFeedback: Hashable, Sendable {
    /// The bot message's seq.
    public let seq: Int
    /// True when it helped.
    public let helped: Bool

    /// Creates the value from its parts.
    public init(seq: Int, helped: Bool) {
        self.seq = seq
        self.helped = helped
    }
}

/// The bot did not answer.
public struct BotFailed: Hashable, Sendable {
    /// What failed.
    public let reason: String

    /// Creates the value from its parts.
    public init(reason: String) {
        self.reason = reason
    }
}

/// The conversation goes from the bot to people.
public struct HandoffRequested: Hashable, Sendable {
    /// Why.
    ///
    /// Staff only.
    public let reason: HandoffReason
    /// What was asked and answered, in a few lines.
    ///
    /// Staff only.
    public let summary: String
    /// The same for programs, as a compact JSON object of the bot's own; nil when nobody knew more.
    ///
    /// Staff only.
    public let brief: String?

    /// Creates the value from its parts.
    public init(reason: HandoffReason, summary: String, brief: String? = nil) {
        self.reason = reason
        self.summary = summary
        self.brief = brief
    }
}

/// How a bot's turn ended.
public struct BotTurnRecord: Hashable, Sendable {
    /// Whether it answered.
    public let outcome: BotOutcome
    /// Where the dialogue stands, as compact JSON of the bot's own.
    public let state: String

    /// Creates the value from its parts.
    public init(outcome: BotOutcome, state: String) {
        self.outcome = outcome
        self.state = state
    }
}

/// How a bot's turn ended.
public enum BotOutcome: String, Sendable, CaseIterable {
    /// It answered what was asked.
    case answered
    /// It did not know.
    case missed
    /// It hands over to people.
    case handoff
    /// A greeting or thanks.
    case smallTalk
}
