internal import HarkLanguage

/// Whether the sentences of a text rest on passages, by their words and numbers.
struct GroundingCheck {
    /// The least share of a sentence's content that must be in the passages.
    ///
    /// - Source: measured on the demo's articles. It holds all of 34 true answers in other words (the least has 0.67)
    ///   and 1 of 22 invented ones, which other checks refuse; the next has 0.40 (`WordedAnswers` in the tests). Of the
    ///   sentences of other articles it holds 3.8 % in English (2,320 pairs) and 1.4 % in Chinese (2,480 pairs).
    static let standardSupport = 0.6

    private let terms: Set<String>
    private let numbers: Set<String>
    private let clauses: [Statement]
    private let sentences: [Statement]

    /// A clause or a sentence of the passages.
    private struct Statement {
        let terms: Set<String>
        let isNegative: Bool

        init(_ text: String) {
            terms = GroundingCheck.words(of: text)
            isNegative = Polarity.isNegative(text)
        }
    }

    /// Makes a check.
    ///
    /// - Parameters:
    ///   - passages: What a sentence may say.
    ///   - question: What was asked; its numbers may be repeated.
    init(passages: [AnswererPassage], question: String) {
        let texts = passages.flatMap { [$0.title, $0.text] }
        terms = Set(texts.flatMap { Tokenizer.terms(of: $0).map(\.text) })
        let parts = texts.flatMap(Self.sentences)
        sentences = parts.map(Statement.init)
        clauses = parts.flatMap(Polarity.clauses).map(Statement.init)
        numbers = texts.reduce(into: NumberWords.numbers(in: question)) { $0.formUnion(NumberWords.numbers(in: $1)) }
    }

    /// The share of a sentence's content that the passages hold; nil for one without content.
    func support(of sentence: String) -> Double? {
        let found = Tokenizer.terms(of: sentence)
        let total = found.reduce(0) { $0 + $1.weight }
        guard total > 0 else { return nil }
        return found.reduce(0) { $0 + (terms.contains($1.text) ? $1.weight : 0) } / total
    }

    /// Whether a clause of a sentence denies what the passages' words nearest to it do not, or the other way round.
    ///
    /// The nearest is a clause, or a whole sentence when that shares more: "opened food, fuel and ropes cannot come
    /// back". Several may be near alike; one that agrees is enough.
    func contradicts(_ sentence: String) -> Bool { Polarity.clauses(of: sentence).contains(where: clauseContradicts) }

    private func clauseContradicts(_ clause: String) -> Bool {
        let words = Self.words(of: clause)
        let inClauses = clauses.map { $0.terms.intersection(words).count }
        let inSentences = sentences.map { $0.terms.intersection(words).count }
        guard let clauseMost = inClauses.max(), let most = inSentences.max(), most > 1, most * 2 > words.count else {
            return false
        }
        let isNegative = Polarity.isNegative(clause)
        let nearest = most > clauseMost ? zip(sentences, inSentences) : zip(clauses, inClauses)
        return !nearest.contains { $1 == most && $0.isNegative == isNegative }
    }

    private static func words(of text: String) -> Set<String> { Set(Tokenizer.terms(of: text).map(\.text)) }

    /// Whether a text has a number that neither passages nor question have.
    func hasForeignNumber(_ text: String) -> Bool { !NumberWords.numbers(in: text).isSubset(of: numbers) }

    /// The sentences of a text.
    static func sentences(of text: String) -> [String] {
        let clean = CleanText(text)
        return SentenceSplitter.sentences(in: clean).map { range in
            String(String.UnicodeScalarView(clean.scalars[range].compactMap(Unicode.Scalar.init)))
        }
    }
}
