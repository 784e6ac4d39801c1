/// What a conversation's mood is called once it is worth telling.
public enum MoodLevel: String, Sendable, CaseIterable {
    /// It was worse and is not any more.
    case calm
    /// The customer is displeased.
    case negative
    /// The customer is angry.
    case angry
}

/// Why a mood was flagged: how many of the last messages show it, and by which words.
public struct MoodReason: Hashable, Sendable {
    /// How many of them show it.
    public let messages: Int
    /// How many messages were looked at.
    public let of: Int
    /// The words that decided, the most frequent first.
    public let words: [Word]

    /// A word and in how many of the messages it decided.
    public struct Word: Hashable, Sendable {
        /// The word, in lower case.
        public let text: String
        /// In how many messages.
        public let count: Int

        /// Creates the value from its parts.
        public init(text: String, count: Int) {
            (self.text, self.count) = (text, count)
        }
    }

    /// Creates the value from its parts.
    public init(messages: Int, of: Int, words: [Word] = []) {
        (self.messages, self.of, self.words) = (messages, of, words)
    }

    /// The reason in one English sentence, such as `angry in 2 of the last 3 messages: "useless" (2×), "late"`.
    public func sentence(_ level: MoodLevel) -> String {
        guard level != .calm else { return "the mood recovered" }
        let share = of == 1 ? "in the last message" : "in \(messages) of the last \(of) messages"
        let spoken = words.map { $0.count > 1 ? "\"\($0.text)\" (\($0.count)×)" : "\"\($0.text)\"" }
        return "\(level.rawValue) \(share)" + (spoken.isEmpty ? "" : ": " + spoken.joined(separator: ", "))
    }
}

/// A mood that stands flagged.
public struct MoodFlag: Hashable, Sendable {
    /// How bad it is.
    public var level: MoodLevel
    /// The seq of the event that flagged it.
    public var seq: Int
    /// When that was.
    public var at: Timestamp
    /// Why.
    public var reason: MoodReason

    /// Creates the value from its parts.
    public init(level: MoodLevel, seq: Int, at: Timestamp, reason: MoodReason) {
        (self.level, self.seq, self.at, self.reason) = (level, seq, at, reason)
    }
}

/// What is remembered of how one message feels.
public struct MoodMark: Hashable, Sendable {
    /// The message's seq.
    public var seq: Int
    /// −1…1.
    public var score: Degree
    /// The score in words, or the word of whoever corrected it.
    public var label: SentimentLabel
    /// 0…1.
    public var anger: Degree
    /// True once a member of the staff said how it really feels.
    public var isCorrected: Bool

    /// How many messages of a conversation are remembered so.
    public static let most = 8

    /// Creates the value from its parts.
    public init(seq: Int, score: Degree, label: SentimentLabel, anger: Degree, isCorrected: Bool = false) {
        (self.seq, self.score, self.label, self.anger) = (seq, score, label, anger)
        self.isCorrected = isCorrected
    }

    /// The mark as somebody corrected it: what is not negative is not angry either.
    public func corrected(to label: SentimentLabel) -> MoodMark {
        let anger = label.isNegative ? anger : Degree(thousandths: 0)
        return MoodMark(seq: seq, score: label.degree, label: label, anger: anger, isCorrected: true)
    }
}
