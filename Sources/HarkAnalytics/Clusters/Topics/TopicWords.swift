import Foundation

/// Which terms tell topics apart.
///
/// All documents of a topic count as one: the score of a term is its share among the topic's terms, times
/// ln(1 + *A* / *f*), where *f* is how often the term occurs in all topics and *A* the mean number of terms of a topic.
/// - Source: Grootendorst, "BERTopic: Neural topic modeling with a class-based TF-IDF procedure" (2022), section 3.3.
struct TopicWords {
    private let documents: [[String]]
    private let members: [[Int]]
    private let counts: [[String: Int]]

    /// Counts the terms of each topic's documents.
    init(_ documents: [[String]], members: [[Int]]) {
        self.documents = documents
        self.members = members
        counts = members.map { members in
            members.reduce(into: [:]) { counts, document in
                for term in documents[document] { counts[term, default: 0] += 1 }
            }
        }
    }

    /// The most distinctive terms of each topic; none that is in less than two documents of it.
    func distinctive(_ most: Int) -> [[Topic.Term]] {
        var total: [String: Int] = [:]
        for topic in counts { total.merge(topic, uniquingKeysWith: +) }
        let mean = Double(total.values.reduce(0, +)) / Double(max(1, counts.count))
        return zip(counts, members).map { counts, members in
            let size = Double(max(1, counts.values.reduce(0, +)))
            let scored = counts.map { term, count in
                (term, Double(count) / size * log(1 + mean / Double(total[term] ?? count)))
            }
            let best = scored.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(2 * most)
            return Array(shared(best.map { $0 }, members).prefix(most))
        }
    }

    private func shared(_ scored: [(String, Double)], _ members: [Int]) -> [Topic.Term] {
        let asked = Set(scored.map(\.0))
        var spread: [String: Int] = [:]
        for member in members {
            for term in Set(documents[member]) where asked.contains(term) { spread[term, default: 0] += 1 }
        }
        return scored.filter { spread[$0.0, default: 0] > 1 || members.count == 1 }
            .map { Topic.Term(text: $0.0, score: $0.1, share: Double(spread[$0.0] ?? 0) / Double(members.count)) }
    }
}
