public import Foundation

/// Turns a customer's text into values: language, tokens, entities, sentiment, and the text with its secrets masked.
///
/// It holds the trained models and the site's own words and patterns, never changes, and may be used from several
/// threads at once. The same text at the same moment gives the same analysis, everywhere.
public final class LanguageAnalyzer: Sendable {
    let models: LanguageModels
    let words: UserWords
    let recognizer: ExactRecognizer
    private let redactor: Redactor

    /// Creates an analyzer.
    ///
    /// - Parameters:
    ///   - models: the trained weights.
    ///   - words: names that stay one token, such as those of the site's products.
    ///   - recognizer: finds exact entities, with the site's patterns.
    ///   - redactor: masks what is sensitive.
    public init(
        models: LanguageModels,
        words: [String] = [],
        recognizer: ExactRecognizer = .standard,
        redactor: Redactor = .standard
    ) {
        self.models = models
        self.words = UserWords(words)
        self.recognizer = recognizer
        self.redactor = redactor
    }

    /// Analyses one text.
    ///
    /// - Parameters:
    ///   - text: the text as its author wrote it, of any length.
    ///   - language: its language when that is known, or nil to find out.
    ///   - moment: when it was written; "tomorrow" counts from there.
    ///   - zone: the zone of its author, or the site's.
    /// - Returns: the language of most of the text; tokens and entities in order, without overlaps.
    /// - Complexity: O(*n*) in the length of the text.
    public func analyse(
        _ text: String,
        language: Language? = nil,
        at moment: Date = Date(),
        zone: TimeZone = .current
    ) -> TextAnalysis {
        let clean = CleanText(text)
        let exact = recognizer.entities(in: clean, of: text, at: moment, zone: zone)
        let sentences = SentenceSplitter.sentences(in: clean)
        var reading = TextReading(clean: clean, sentences: sentences, exact: exact, analyzer: self)
        let segments = segments(of: clean, sentences, language)
        for segment in segments { reading.read(segment) }
        let original = OriginalText(text)
        let entities = Self.merged(exact, reading.names(in: original))
        return TextAnalysis(
            language: segments.count == 1 ? segments[0].guess : models.identifier.guess(clean),
            tokens: reading.tokens(in: original),
            entities: entities,
            sentiment: SentimentModel.combined(reading.moods),
            redacted: redactor.redact(text, entities: exact)
        )
    }

    private func segments(
        of clean: CleanText,
        _ sentences: [Range<Int>],
        _ language: Language?
    ) -> [LanguageSegment] {
        guard let language else { return models.identifier.segments(of: clean, sentences: sentences) }
        let guess = LanguageGuess(language: language, script: nil, confidence: 1)
        return [LanguageSegment(range: 0..<clean.scalars.count, guess: guess)]
    }

    /// Puts names among exact entities, which go first where both lie.
    private static func merged(_ exact: [TextEntity], _ names: [TextEntity]) -> [TextEntity] {
        guard !names.isEmpty else { return exact }
        let free = names.filter { name in !exact.contains { $0.range.overlaps(name.range) } }
        return (exact + free).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}
