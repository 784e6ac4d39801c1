import Foundation
import HarkBot
import HarkDomain
import HarkHub
import HarkLanguage

/// The language stack as one site has set it: its zone, words and patterns, and what it wants masked.
final class SiteLanguage: Sendable {
    private let analyzer: LanguageAnalyzer
    private let zone: TimeZone
    private let patterns: [(name: String, pattern: Pattern)]
    /// The kinds and names that are masked before a text is stored.
    private let masked: Set<String>
    private let masksPatterns: Bool

    /// Compiles what a document holds.
    ///
    /// - Throws: `Pattern.Invalid` for a pattern that the document should not have let through.
    init(_ document: LanguageDocument, zone: TimeZone, masking: [String]) throws {
        analyzer = LanguageAnalyzer()
        self.zone = zone
        patterns = try document.patterns.map { ($0.name, try Pattern($0.pattern)) }
        masked = Set(masking)
        masksPatterns = document.patterns.contains { masking.contains($0.name) }
    }

    // MARK: Reading

    /// Reads a customer's message.
    func read(_ message: MessageToRead) -> MessageAnalysed {
        let moment = Date(timeIntervalSince1970: Double(message.at.milliseconds) / 1000)
        let analysis = analyzer.analyse(message.text, at: moment, zone: zone)
        return MessageAnalysed(
            seq: message.seq,
            language: analysis.language.tag,
            sentiment: MessageSentiment(analysis.sentiment),
            entities: entities(analysis.entities, message.text)
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
    func mask(_ text: String) -> String {
        let isSuspect = text.holdsDigits(atLeast: Self.fewestDigits)
        guard isSuspect || masksPatterns else { return text }
        var secrets = masksPatterns ? own(in: text).filter { masked.contains($0.type) } : []
        if isSuspect {
            let found = analyzer.analyse(text, zone: zone).entities.filter { masked.contains($0.kind.rawValue) }
            secrets += found.map(MessageEntity.init).filter { entity in
                !secrets.contains { $0.start < entity.end && entity.start < $0.end }
            }
        }
        return secrets.isEmpty ? text : text.masking(secrets)
    }

    /// Nothing that is masked by its kind has fewer digits.
    private static let fewestDigits = 8
}

extension String {
    fileprivate func holdsDigits(atLeast least: Int) -> Bool {
        var count = 0
        for scalar in unicodeScalars {
            let isDigit = scalar.isASCII ? 0x30...0x39 ~= scalar.value : scalar.properties.numericType != nil
            if isDigit { count += 1 }
            if count == least { return true }
        }
        return false
    }

    fileprivate func masking(_ secrets: [MessageEntity]) -> String {
        let scalars = Array(unicodeScalars)
        var masked = String.UnicodeScalarView()
        var place = 0
        for secret in secrets.sorted(by: { $0.start < $1.start }) where secret.start >= place {
            masked.append(contentsOf: scalars[place..<secret.start])
            let last = scalars[secret.start..<secret.end].filter { $0.properties.isAlphabetic || $0.isDigit }.suffix(4)
            masked.append(contentsOf: "[\(secret.type) …".unicodeScalars)
            masked.append(contentsOf: last)
            masked.append("]")
            place = secret.end
        }
        masked.append(contentsOf: scalars[place...])
        return String(masked)
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { properties.numericType != nil }
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
    /// Of what is sensitive, nothing is kept but what its value shows.
    fileprivate init(_ entity: TextEntity) {
        let isSensitive = [.paymentCard, .idNumber, .bankAccount].contains(entity.kind)
        self.init(
            type: entity.kind.rawValue,
            text: isSensitive ? entity.value ?? "" : entity.text,
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
