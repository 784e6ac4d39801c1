/// Why a conversation wants a person's attention, as data that a page can tell in any language.
public struct SentimentFlag: Sendable, Hashable, Codable {
    /// How bad it is.
    public let level: SentimentFlagLevel
    /// How many messages of that kind stand at the end of the conversation, at least 1.
    ///
    /// A neutral message between two of them ("hello?") does not part them, a good one does.
    public let messages: Int
    /// How many of them were short and angry.
    public let shortReplies: Int
    /// Words that decided more than one of them, the most frequent first, at most three.
    public let words: [SentimentFlagWord]

    /// Creates a flag.
    public init(level: SentimentFlagLevel, messages: Int, shortReplies: Int, words: [SentimentFlagWord]) {
        self.level = level
        self.messages = messages
        self.shortReplies = shortReplies
        self.words = words
    }
}

/// A word that came back in bad messages.
public struct SentimentFlagWord: Sendable, Hashable, Codable {
    /// The word as it was last written.
    public let text: String
    /// In how many messages it decided.
    public let messages: Int

    /// Creates a word.
    public init(text: String, messages: Int) {
        self.text = text
        self.messages = messages
    }
}

/// How bad the mood of a conversation is; the raw value is the name on the wire.
public enum SentimentFlagLevel: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
    /// The mood is bad, or has become so, over several messages.
    case negative
    /// Several messages were angry, or one very angry and very bad.
    case angry

    /// Orders the levels from bad to worse.
    public static func < (first: SentimentFlagLevel, second: SentimentFlagLevel) -> Bool {
        first == .negative && second == .angry
    }
}
