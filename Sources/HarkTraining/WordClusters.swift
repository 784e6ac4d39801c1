import Foundation

/// Puts words into classes by the company they keep, without labels: words of a class have the same neighbours.
///
/// Each word moves, again and again, to the class that makes its neighbours likeliest, given classes.
/// - Source: Uszkoreit and Brants, "Distributed Word Clustering for Large Scale Class-Based Language Modeling"
///   (2008); here with neighbours on both sides, on one core.
package struct WordClusters {
    /// The words, most frequent first.
    package let words: [UInt64]
    /// The class of each.
    package private(set) var classes: [UInt8]
    private var counts: [Int32]
    /// For each word its neighbours (those on the left as they are, on the right with an offset) and how often.
    private var neighbours: [[(context: Int32, count: Int32)]]

    /// Reads the words of a text.
    ///
    /// - Parameters:
    ///   - sentences: sentences of words as hashes.
    ///   - leastCount: rarer words have no class of their own.
    ///   - classCount: how many classes there are, at most 255.
    package init(_ sentences: [[UInt64]], leastCount: Int32, classCount: Int) {
        var totals: [UInt64: Int32] = [:]
        for sentence in sentences { for word in sentence { totals[word, default: 0] += 1 } }
        let kept = totals.filter { $0.value >= leastCount }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        words = kept.map(\.key)
        counts = kept.map(\.value)
        classes = kept.indices.map { UInt8($0 % classCount) }
        let places = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, Int32($0)) })
        neighbours = Self.pairs(sentences, places, count: kept.count)
        exchange(classCount: classCount)
    }

    private static func pairs(
        _ sentences: [[UInt64]],
        _ places: [UInt64: Int32],
        count: Int
    ) -> [[(context: Int32, count: Int32)]] {
        var pairs: [[Int32: Int32]] = Array(repeating: [:], count: count)
        let edge = Int32(count)
        for sentence in sentences {
            let row = [edge] + sentence.map { places[$0] ?? edge + 1 } + [edge]
            for (left, right) in zip(row, row.dropFirst()) {
                if right < edge { pairs[Int(right)][left, default: 0] += 1 }
                if left < edge { pairs[Int(left)][right + edge + 2, default: 0] += 1 }
            }
        }
        return pairs.map { $0.sorted { $0.key < $1.key }.map { (context: $0.key, count: $0.value) } }
    }

    private mutating func exchange(classCount: Int) {
        let contexts = (words.count + 2) * 2
        var joint = [Int32](repeating: 0, count: contexts * classCount)
        var totals = [Double](repeating: 0, count: classCount)
        for word in words.indices {
            totals[Int(classes[word])] += 2 * Double(counts[word])
            for (context, count) in neighbours[word] { joint[Int(context) * classCount + Int(classes[word])] += count }
        }
        let logs = (0...65_536).map { $0 == 0 ? 0 : Double($0) * log(Double($0)) }
        func entropy(_ count: Int32) -> Double {
            count <= 65_536 ? logs[Int(count)] : Double(count) * log(Double(count))
        }
        func entropy(_ count: Double) -> Double { count <= 0 ? 0 : count * log(count) }
        for _ in 0..<12 {
            var moved = 0
            for word in words.indices {
                let own = Int(classes[word])
                let weight = 2 * Double(counts[word])
                var gains = [Double](repeating: 0, count: classCount)
                for (context, count) in neighbours[word] {
                    let row = Int(context) * classCount
                    joint[row + own] -= count
                    for other in 0..<classCount {
                        gains[other] += entropy(joint[row + other] + count) - entropy(joint[row + other])
                    }
                }
                totals[own] -= weight
                for other in 0..<classCount { gains[other] -= entropy(totals[other] + weight) - entropy(totals[other]) }
                let best = gains.indices.max { gains[$0] < gains[$1] } ?? own
                if best != own { moved += 1 }
                classes[word] = UInt8(best)
                totals[best] += weight
                for (context, count) in neighbours[word] { joint[Int(context) * classCount + best] += count }
            }
            if moved * 100 < words.count { break }
        }
    }
}
