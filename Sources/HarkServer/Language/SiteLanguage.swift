import Foundation
import HarkBot
import HarkDomain
import HarkHub
import HarkLanguage

/// The language stack as one site has set it: its zone, words and patterns, and what it wants masked.
final class SiteLanguage: Sendable {
    /// nil where the site does not want its messages read.
    private let analyzer: LanguageAnalyzer?
    private let redactor: Redactor
    private let zone: TimeZone
    /// Forms of numbers with a name of the site's own; those of orders and parcels are the analyzer's.
    private let patterns: [(name: String, pattern: Pattern)]

    /// Compiles what a document holds.
    ///
    /// - Parameters:
    ///   - models: the trained weights; nil where nothing is to be read.
    ///   - masking: kinds of entities and names of patterns that are masked before a text is stored.
    /// - Throws: `Pattern.Invalid` or `EntityPatternError` for a pattern that can't be used.
    init(_ document: LanguageDocument, models: LanguageModels?, zone: TimeZone, masking: [String]) throws {
        let numbers = document.patterns.compactMap { pattern in
            [EntityKind.order, .tracking].first { $0.rawValue == pattern.name }
                .map { EntityPattern(kind: $0, pattern: pattern.pattern) }
        }
        let recognizer = try ExactRecognizer(patterns: numbers)
        let own = document.patterns.filter { masking.contains($0.name) }
        let policy = RedactionPolicy(
            kinds: Set(masking.compactMap(EntityKind.init(rawValue:))),
            patterns: own.map { RedactionPattern(name: $0.name, pattern: $0.pattern) }
        )
        redactor = try Redactor(policy: policy, recognizer: recognizer)
        analyzer = models.map { LanguageAnalyzer(models: $0, words: document.words, recognizer: recognizer) }
        self.zone = zone
        patterns = try document.patterns.filter { !["order", "tracking"].contains($0.name) }
            .map { ($0.name, try Pattern($0.pattern)) }
    }

    // MARK: Reading

    /// Reads a customer's message.
    func read(_ message: MessageToRead) -> MessageAnalysed {
        guard let analyzer else {
            return MessageAnalysed(seq: message.seq, language: "und", sentiment: MessageSentiment(.none))
        }
        let moment = Date(timeIntervalSince1970: Double(message.at.milliseconds) / 1000)
        let analysis = analyzer.analyse(message.text, at: moment, zone: zone)
        return MessageAnalysed(
            seq: message.seq,
            language: analysis.language.tag,
            sentiment: MessageSentiment(analysis.sentiment),
            entities: entities(Redactor.standard.redact(analysis.entities), message.text)
        )
    }

    /// The site's own numbers win over what was found in their place.
    private func entities(_ found: [TextEntity], _ text: String) -> [MessageEntity] {
        let found = found.map(MessageEntity.init)
        let own = patterns.isEmpty ? [] : self.own(in: text)
        guard !own.isEmpty else { return found }
        let rest = found.filter { entity in !own.contains { $0.start < entity.end && entity.start < $0.end } }
        return (own + rest).sorted { $0.start < $1.start }
    }

    private func own(in text: String) -> [MessageEntity] {
        var entities: [MessageEntity] = []
        for (name, pattern) in patterns {
            for range in pattern.ranges(in: text) {
                let entity = MessageEntity(name, range, of: text)
                guard !entities.contains(where: { $0.start < entity.end && entity.start < $0.end }) else { continue }
                entities.append(entity)
            }
        }
        return entities
    }

    // MARK: Masking

    /// Returns the text with what the site does not want stored masked: its kind and last four signs stay.
    func mask(_ text: String) -> String { redactor.redact(text) }
}

extension LanguageGuess {
    /// BCP 47; `und` for what is neither English nor Chinese.
    fileprivate var tag: String {
        if let script { return "\(language.rawValue)-\(script.rawValue)" }
        return language == .other ? "und" : language.rawValue
    }
}

extension MessageSentiment {
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

    /// A match of one of the site's patterns, by its place in the text's UTF-8.
    fileprivate init(_ name: String, _ range: Range<Int>, of text: String) {
        let utf8 = text.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        let end = utf8.index(utf8.startIndex, offsetBy: range.upperBound)
        let scalars = text.unicodeScalars
        let before = scalars.distance(from: scalars.startIndex, to: start)
        let match = String(text[start..<end])
        self.init(
            type: name,
            text: match,
            start: before,
            end: before + match.unicodeScalars.count,
            value: match.uppercased().filter { !$0.isWhitespace }
        )
    }
}
