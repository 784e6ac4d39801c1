import Foundation

/// Documents as rows of weighted terms: only the terms that can tell documents apart, each by its number.
///
/// A weight is (1 + ln *count*) · (1 + ln(*n* / *documents with the term*)), and each row has the length 1.
/// - Source: Manning, Raghavan, Schütze, "Introduction to Information Retrieval" (2008), section 6.4: variant `ltc`.
struct TermTable {
    /// The terms that count, in order.
    let terms: [String]
    /// Where each document's terms begin; one more than there are documents.
    private(set) var starts = [0]
    /// The terms of all documents by number, one document after the other.
    private(set) var columns: [Int] = []
    /// The weight of each of them.
    private(set) var weights: [Double] = []

    /// A term must be in so many documents.
    static let fewest = 3
    /// A term in more than this share of documents says nothing of any.
    static let mostShare = 0.5
    /// The most terms that count, those in the most documents.
    static let mostTerms = 5_000

    private let numbers: [String: Int]
    private let rarity: [Double]

    /// How many documents there are.
    var count: Int { starts.count - 1 }

    /// Learns terms from documents.
    init(_ documents: [[String]]) {
        var spread: [String: Int] = [:]
        for document in documents {
            for term in Set(document) { spread[term, default: 0] += 1 }
        }
        let most = max(Double(Self.fewest), Self.mostShare * Double(documents.count))
        let known = spread.filter { $0.value >= Self.fewest && Double($0.value) <= most }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(Self.mostTerms)
            .sorted { $0.key < $1.key }
        terms = known.map(\.key)
        rarity = known.map { 1 + log(Double(documents.count) / Double($0.value)) }
        numbers = Dictionary(uniqueKeysWithValues: zip(terms, terms.indices))
        for document in documents { add(document) }
    }

    /// Other documents, in the terms and weights of these.
    func reading(_ documents: [[String]]) -> TermTable {
        var table = self
        table.starts = [0]
        table.columns = []
        table.weights = []
        for document in documents { table.add(document) }
        return table
    }

    /// The place of a document's terms in `columns` and `weights`; empty when none of its terms counts.
    func row(_ document: Int) -> Range<Int> { starts[document]..<starts[document + 1] }

    private mutating func add(_ document: [String]) {
        var counts: [Int: Int] = [:]
        for term in document {
            if let number = numbers[term] { counts[number, default: 0] += 1 }
        }
        let row = counts.sorted { $0.key < $1.key }
            .map { (column: $0.key, weight: (1 + log(Double($0.value))) * rarity[$0.key]) }
        let length = row.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
        columns += row.map(\.column)
        weights += row.map { $0.weight / length }
        starts.append(columns.count)
    }
}
