import HarkIntent
import HarkLanguage

/// A question as retrieval compares it: its terms, and how likely each intent is.
struct KnowledgeQuestion: Sendable {
    /// Each term once with its weight, in the order of the terms, so that sums never depend on a hash.
    let terms: [(text: String, weight: Double)]
    /// The probabilities of the intents; empty when the text is out of scope or nothing reads intents.
    let intents: [String: Double]

    init(_ terms: [Term], reading: IntentReading? = nil) {
        let best = Dictionary(terms.map { ($0.text, $0.weight) }, uniquingKeysWith: max)
        self.terms = best.sorted { $0.key < $1.key }.map { (text: $0.key, weight: $0.value) }
        let guesses = reading.flatMap { $0.isAccepted ? $0.top : nil } ?? []
        intents = Dictionary(guesses.map { ($0.intent, $0.probability) }, uniquingKeysWith: max)
    }

    init(_ text: String, reading: IntentReading? = nil) {
        self.init(KnowledgeTerms.terms(of: text), reading: reading)
    }

    /// How likely the question has one of some intents.
    func probability(ofAny wanted: [String]) -> Double {
        min(1, wanted.reduce(0) { $0 + (intents[$1] ?? 0) })
    }
}
