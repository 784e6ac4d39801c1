import Foundation
import HarkDomain
import HarkHub
import HarkLanguage

/// The language stack as one site has set it: its zone, words and patterns, and what it wants masked.
final class SiteLanguage: Sendable {
    /// Reads texts; nil without weights.
    let analyzer: LanguageAnalyzer?
    private let zone: TimeZone
    private let redactor: Redactor

    /// Puts together what a document holds.
    ///
    /// - Parameters:
    ///   - document: the site's words and patterns.
    ///   - models: the trained weights; nil when no message is read.
    ///   - zone: of dates that customers name.
    ///   - masking: the kinds and names that are masked before a text is stored.
    /// - Throws: `EntityPatternError` for a pattern that the document should not have let through.
    init(_ document: LanguageDocument, _ models: LanguageModels?, zone: TimeZone, masking: [String]) throws {
        let recognizer = try ExactRecognizer(patterns: document.patterns.compactMap(\.entity))
        analyzer = models.map { LanguageAnalyzer(models: $0, words: document.words, recognizer: recognizer) }
        let policy = RedactionPolicy(
            kinds: Set(masking.compactMap { EntityKind(rawValue: $0) }),
            patterns: document.patterns.filter { masking.contains($0.name) }.compactMap(\.secret)
        )
        redactor = try Redactor(policy: policy, recognizer: recognizer)
        self.zone = zone
    }

    /// Reads a customer's message.
    ///
    /// - Parameters:
    ///   - message: the message.
    ///   - intent: what the bot's model reads out of it.
    ///   - desk: estimates how the conversation will be rated; nil for a text outside of any.
    /// - Returns: what was read; without language and mood when the site has no stack.
    func read(_ message: MessageToRead, intent: String?, estimating desk: SatisfactionDesk? = nil) -> MessageAnalysed {
        guard let analyzer else { return MessageAnalysed(seq: message.seq, language: "und", sentiment: .none) }
        let analysis = analyzer.analyse(message.text, at: Date(message.at), zone: zone)
        // The event must not hold a second copy of what is sensitive.
        let entities = Redactor.standard.redact(analysis.entities)
        return MessageAnalysed(
            seq: message.seq,
            language: analysis.language.tag,
            sentiment: MessageSentiment(analysis.sentiment),
            entities: entities.map(MessageEntity.init),
            intent: intent,
            satisfaction: desk?.estimate(message, analysis.sentiment, by: analyzer)
        )
    }

    /// Reads a text for the bot; nil when no message is read.
    func analyse(_ text: String, at moment: Timestamp) -> TextAnalysis? {
        analyzer?.analyse(text, at: Date(moment), zone: zone)
    }

    /// Returns the text with what the site does not want stored masked.
    func mask(_ text: String) -> String { redactor.redact(text) }
}

extension Date {
    fileprivate init(_ moment: Timestamp) { self.init(timeIntervalSince1970: Double(moment.milliseconds) / 1000) }
}

extension LanguageGuess {
    /// BCP 47; `und` for what is neither English nor Chinese.
    fileprivate var tag: String {
        if let script { return "\(language.rawValue)-\(script.rawValue)" }
        return language == .other ? "und" : language.rawValue
    }
}

extension MessageSentiment {
    fileprivate static let none = MessageSentiment(score: Degree(0), label: .neutral, anger: Degree(0))

    fileprivate init(_ sentiment: Sentiment) {
        let label: HarkDomain.SentimentLabel =
            switch sentiment.label {
            case .veryNegative: .veryNegative
            case .negative: .negative
            case .neutral: .neutral
            case .positive: .positive
            case .veryPositive: .veryPositive
            }
        self.init(
            score: Degree(sentiment.score),
            label: label,
            anger: Degree(sentiment.anger),
            words: sentiment.words
        )
    }
}

extension MessageEntity {
    fileprivate init(_ entity: TextEntity) {
        self.init(
            type: entity.kind.rawValue,
            text: entity.text,
            start: entity.range.lowerBound,
            end: entity.range.upperBound,
            value: entity.value
        )
    }
}
