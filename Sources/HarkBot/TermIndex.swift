import Foundation
import HarkLanguage

/// What one document holds of each term.
struct TermCounts {
    struct Count {
        /// How often, words of titles counted more.
        var frequency = 0.0
        /// Whether a title or a keyword holds it.
        var isHead = false
    }

    private(set) var counts: [String: Count] = [:]

    mutating func add(_ text: String, _ frequency: Double, isHead: Bool) {
        for term in KnowledgeTerms.terms(of: text) {
            counts[term.text, default: Count()].frequency += frequency
            if isHead { counts[term.text]?.isHead = true }
        }
    }

    var length: Double { counts.values.reduce(0) { $0 + $1.frequency } }
}

/// An inverted index of small documents, scored by BM25.
///
/// What a term adds to a document's score is worked out when the index is made; a look-up only adds up.
struct TermIndex: Sendable {
    /// That a document holds a term.
    struct Posting: Sendable {
        let document: Int
        /// The saturated frequency, to be multiplied by what the term is worth.
        let gain: Double
        let isHead: Bool
    }

    /// BM25's usual saturation, and a weak length norm as articles are alike in length.
    /// - Source: S. Robertson, H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009).
    private static let saturation = 1.2
    private static let lengthNorm = 0.4
    /// A small collection counts as one of so many, so that its scores mean the same as a large one's.
    private let fewestDocuments: Int
    private let count: Int
    private let postings: [String: [Posting]]

    init(_ documents: [TermCounts], fewestDocuments: Int = 20) {
        count = documents.count
        self.fewestDocuments = fewestDocuments
        let lengths = documents.map(\.length)
        let average = max(lengths.reduce(0, +) / Double(max(lengths.count, 1)), 1)
        var postings: [String: [Posting]] = [:]
        for (index, document) in documents.enumerated() {
            let norm = 1 - Self.lengthNorm + Self.lengthNorm * lengths[index] / average
            for (term, count) in document.counts {
                let gain = count.frequency * (Self.saturation + 1) / (count.frequency + Self.saturation * norm)
                postings[term, default: []].append(Posting(document: index, gain: gain, isHead: count.isHead))
            }
        }
        self.postings = postings
    }

    /// The documents that hold a term, in their order.
    subscript(term: String) -> [Posting] { postings[term] ?? [] }

    /// How rare a term is that so many documents hold.
    func rarity(of holders: Int) -> Double {
        log1p((Double(max(count, fewestDocuments) - holders) + 0.5) / (Double(holders) + 0.5))
    }
}
