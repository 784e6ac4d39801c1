/// How the author of a text feels, and the words that say so.
public struct Sentiment: Sendable, Hashable {
    /// −1 (as bad as can be) … 1 (as good as can be); 0 when the text shows no feeling.
    public let score: Double
    /// The score in words.
    public let label: SentimentLabel
    /// How angry the text is: 0…1, the probability that a reader calls it angry or annoyed.
    public let anger: Double
    /// The words that decided the score, strongest first, as the author wrote them; at most five.
    public let words: [String]

    /// Creates a sentiment.
    public init(score: Double, label: SentimentLabel, anger: Double, words: [String]) {
        self.score = score
        self.label = label
        self.anger = anger
        self.words = words
    }

    /// No feeling at all.
    public static let none = Sentiment(score: 0, label: .neutral, anger: 0, words: [])
}

/// The five labels of sentiment; the raw value is the name on the wire.
public enum SentimentLabel: String, Sendable, Hashable, Codable, CaseIterable {
    case veryNegative, negative, neutral, positive, veryPositive
}
