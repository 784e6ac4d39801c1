// What Hark reads out of customers' messages; all of it is for the staff alone.

/// A customer's message was read: one event for all that Hark found in it.
public struct MessageAnalysed: Hashable, Sendable {
    /// The message's seq.
    public let seq: Int
    /// BCP 47; `und` when it is none that Hark tells apart.
    public let language: String
    /// How its author feels.
    public let sentiment: MessageSentiment
    /// What it names, in the order of the text.
    public let entities: [MessageEntity]
    /// The id of what its author wants, when the bot's model is sure enough of it.
    public let intent: String?
    /// How its author will most likely rate the conversation, as of this message.
    public let satisfaction: SatisfactionEstimate?

    /// The most entities that are kept of one message.
    public static let mostEntities = 32

    /// Creates the value from its parts; entities beyond ``mostEntities`` are left out.
    public init(
        seq: Int,
        language: String,
        sentiment: MessageSentiment,
        entities: [MessageEntity] = [],
        intent: String? = nil,
        satisfaction: SatisfactionEstimate? = nil
    ) {
        (self.seq, self.language, self.sentiment, self.intent) = (seq, language, sentiment, intent)
        self.satisfaction = satisfaction
        self.entities =
            entities.count > Self.mostEntities ? Array(entities.prefix(Self.mostEntities)) : entities
    }
}

/// How the author of a message feels, and the words that say so.
public struct MessageSentiment: Hashable, Sendable {
    /// −1 (as bad as can be) to 1.
    public let score: Degree
    /// The score in words.
    public let label: SentimentLabel
    /// 0 to 1: how likely a reader is to call it angry.
    public let anger: Degree
    /// The words that decided, strongest first.
    public let words: [String]

    /// Creates the value from its parts.
    public init(score: Degree, label: SentimentLabel, anger: Degree, words: [String] = []) {
        (self.score, self.label, self.anger, self.words) = (score, label, anger, words)
    }
}

/// The five labels of sentiment, from the worst to the best.
public enum SentimentLabel: String, Sendable, CaseIterable {
    case veryNegative, negative, neutral, positive, veryPositive

    /// The middle of what the label stands for.
    public var degree: Degree {
        switch self {
        case .veryNegative: Degree(thousandths: -850)
        case .negative: Degree(thousandths: -500)
        case .neutral: Degree(thousandths: 0)
        case .positive: Degree(thousandths: 500)
        case .veryPositive: Degree(thousandths: 850)
        }
    }

    /// True for the two below neutral.
    public var isNegative: Bool { self == .veryNegative || self == .negative }
}

/// A number from −1 to 1 in whole thousandths, so that it is the same wherever it was stored and read.
public struct Degree: Hashable, Comparable, Sendable {
    /// −1000…1000.
    public let thousandths: Int

    /// Creates a degree; what lies outside of −1000…1000 becomes the nearer end.
    public init(thousandths: Int) {
        self.thousandths = min(max(thousandths, -1000), 1000)
    }

    /// Creates the nearest degree to a number; 0 for what is no number.
    public init(_ value: Double) {
        self.init(thousandths: value.isNaN ? 0 : Int((min(max(value, -1), 1) * 1000).rounded()))
    }

    /// The number, −1…1.
    public var value: Double { Double(thousandths) / 1000 }

    /// Orders degrees by their number.
    public static func < (left: Self, right: Self) -> Bool { left.thousandths < right.thousandths }
}

/// Something that a message names.
public struct MessageEntity: Hashable, Sendable {
    /// What sort of thing, such as `order`.
    public let type: String
    /// The words that name it; of what is sensitive only what the value shows.
    public let text: String
    /// Where it begins, in Unicode scalars of the message.
    public let start: Int
    /// Where it ends.
    public let end: Int
    /// The thing in one form for all ways to write it.
    public let value: String?

    /// Creates the value from its parts.
    public init(type: String, text: String, start: Int, end: Int, value: String? = nil) {
        (self.type, self.text, self.start, self.end, self.value) = (type, text, start, end, value)
    }
}

/// A member of the staff said how a message really feels.
public struct SentimentCorrected: Hashable, Sendable {
    /// The message's seq.
    public let seq: Int
    /// The right label; the last word on a message counts.
    public let label: SentimentLabel

    /// Creates the value from its parts.
    public init(seq: Int, label: SentimentLabel) {
        (self.seq, self.label) = (seq, label)
    }
}

/// The mood of a conversation became bad enough to tell, or recovered.
public struct SentimentFlagged: Hashable, Sendable {
    /// What it is now.
    public let level: MoodLevel
    /// Why.
    public let reason: MoodReason

    /// Creates the value from its parts.
    public init(level: MoodLevel, reason: MoodReason) {
        (self.level, self.reason) = (level, reason)
    }

    /// The reason as a sentence.
    public var sentence: String { reason.sentence(level) }
}
