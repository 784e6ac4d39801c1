import HarkDomain
import HarkHub
import HarkLanguage
import HarkSatisfaction

/// What a text says by itself: mood, intent, things named, language, and how satisfied its author is likely to be.
struct SupportAnswer: Sendable {
    /// The expected satisfaction, 0…1; 0 stands for the rating 1, 1 for the rating 5.
    let prediction: Double
    /// What was read out of the text.
    let analysis: MessageAnalysed

    /// The expected satisfaction of the author of a single text: the mean of how a conversation is rated that begins so,
    /// and of how the text itself feels, each as the share of the way from the worst to the best.
    static func prediction(rating: Double, mood: Double) -> Double {
        min(max(((rating - 1) / 4 + (mood + 1) / 2) / 2, 0), 1)
    }
}

/// Answers `POST /support`: the plain analysis of one text, outside of any conversation.
final class SupportDesk: Sendable {
    private let language: LanguageDesk
    private let intent: @Sendable (String) -> String?
    private let limits = SupportLimits()

    /// Creates the desk.
    ///
    /// - Parameters:
    ///   - language: reads texts.
    ///   - intent: reads what their authors want.
    init(_ language: LanguageDesk, intent: @escaping @Sendable (String) -> String?) {
        (self.language, self.intent) = (language, intent)
    }

    /// Reads a text; nil when the site wants no message read.
    func answer(_ text: String, at now: Timestamp) -> SupportAnswer? {
        guard language.readsMessages, let analyzer = language.analyzer else { return nil }
        let message = MessageToRead(conversation: ConversationID(rawValue: 0), seq: 0, text: text, at: now)
        let analysis = language.read(message, intent: intent(text))
        var reader = DialogueReader(.prior, by: analyzer)
        let rating = reader.take(DialogueTurn(author: .customer, text: text))?.prediction ?? 3
        let prediction = SupportAnswer.prediction(rating: rating, mood: analysis.sentiment.score.value)
        return SupportAnswer(prediction: prediction, analysis: analysis)
    }

    /// The text as it may be stored.
    func stored(_ text: String) -> String { language.masked(text) }

    /// Counts a call of a member of the staff.
    ///
    /// - Throws: `Refusal.rateLimited` beyond 20 calls a second.
    func count(_ member: AgentID) throws(Refusal) {
        if let wait = limits.take(member) { throw .rateLimited(retryAfterMs: wait) }
    }
}
