/// The mood of one conversation as it goes: a fold over the customer's messages.
///
/// A flag goes up once when the mood has turned and stays up until it has recovered; it rises from `negative` to
/// `angry`, never back. The same messages give the same flags.
public struct SentimentTrend: Sendable, Hashable {
    /// The running mood, −1…1: what the last messages say, older ones less and less.
    public private(set) var mood = 0.0
    /// The running anger, 0…1.
    public private(set) var anger = 0.0
    /// The level that stands, or nil.
    public private(set) var level: SentimentFlagLevel?
    private let thresholds: SentimentThresholds
    private var negatives = 0
    private var angries = 0
    private var shortReplies = 0
    private var words: [Word] = []

    /// A deciding word of the bad messages since the mood was last good.
    private struct Word: Hashable {
        var key: String
        var text: String
        var messages: Int
    }

    /// Most words that are remembered of one conversation.
    private static let mostWords = 32

    /// Creates the trend of a conversation without messages.
    public init(thresholds: SentimentThresholds = SentimentThresholds()) {
        self.thresholds = thresholds
    }

    /// Takes the next message of the customer.
    ///
    /// - Parameters:
    ///   - sentiment: its sentiment.
    ///   - length: its length in code points.
    /// - Returns: the flag where it goes up or rises with this message, nil otherwise.
    public mutating func add(_ sentiment: Sentiment, length: Int) -> SentimentFlag? {
        mood = thresholds.memory * mood + (1 - thresholds.memory) * sentiment.score
        anger = thresholds.memory * anger + (1 - thresholds.memory) * sentiment.anger
        count(sentiment, length)
        if hasRecovered(sentiment) { return recover() }
        guard let found = found(sentiment), level.map({ $0 < found }) ?? true else { return nil }
        level = found
        return flag(found)
    }

    private mutating func count(_ sentiment: Sentiment, _ length: Int) {
        if sentiment.score > -thresholds.negativeScore { return forget() }
        let isNegative = sentiment.score <= thresholds.negativeScore
        let isAngry = isAngry(sentiment)
        guard isNegative || isAngry else { return }
        negatives += 1
        if isAngry { angries += 1 }
        if isAngry, length <= thresholds.shortReplyLength { shortReplies += 1 }
        for word in sentiment.words { remember(word) }
    }

    /// True for an angry message; one in a good mood ("I hate how good this is") is none.
    private func isAngry(_ sentiment: Sentiment) -> Bool {
        sentiment.anger >= thresholds.angryLevel && sentiment.score < 0
    }

    private mutating func remember(_ text: String) {
        let key = text.folded
        if let index = words.firstIndex(where: { $0.key == key }) {
            words[index].messages += 1
            words[index].text = text
        } else if words.count < Self.mostWords {
            words.append(Word(key: key, text: text, messages: 1))
        }
    }

    private func hasRecovered(_ sentiment: Sentiment) -> Bool {
        level != nil && mood >= thresholds.recoverAt && !isAngry(sentiment)
    }

    private mutating func recover() -> SentimentFlag? {
        level = nil
        forget()
        return nil
    }

    private mutating func forget() {
        (negatives, angries, shortReplies, words) = (0, 0, 0, [])
    }

    /// The level that the conversation has reached with this message.
    private func found(_ sentiment: Sentiment) -> SentimentFlagLevel? {
        let isAlarming = sentiment.score <= thresholds.alarmingScore && sentiment.anger >= thresholds.alarmingAnger
        if isAlarming || isAngry(sentiment) && angries >= thresholds.angryMessages { return .angry }
        return negatives >= thresholds.negativeMessages && mood <= thresholds.raiseAt ? .negative : nil
    }

    private func flag(_ level: SentimentFlagLevel) -> SentimentFlag {
        let repeated = words.enumerated().filter { $0.element.messages >= thresholds.repeatedWordMessages }
            .sorted { ($1.element.messages, $0.offset) < ($0.element.messages, $1.offset) }
            .map(\.element)
        return SentimentFlag(
            level: level,
            messages: level == .angry ? max(1, angries) : negatives,
            shortReplies: shortReplies,
            words: repeated.prefix(3).map { SentimentFlagWord(text: $0.text, messages: $0.messages) }
        )
    }
}
