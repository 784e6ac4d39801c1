/// All that Hark reads out of one text.
public struct TextAnalysis: Sendable, Hashable {
    /// The language of most of the text.
    public let language: LanguageGuess
    /// The tokens, in order, without overlaps.
    public let tokens: [TextToken]
    /// The entities, in order, without overlaps.
    public let entities: [TextEntity]
    /// How the author feels.
    public let sentiment: Sentiment
    /// The text with what is sensitive masked.
    public let redacted: String

    /// Creates an analysis.
    public init(
        language: LanguageGuess,
        tokens: [TextToken],
        entities: [TextEntity],
        sentiment: Sentiment,
        redacted: String
    ) {
        self.language = language
        self.tokens = tokens
        self.entities = entities
        self.sentiment = sentiment
        self.redacted = redacted
    }
}
