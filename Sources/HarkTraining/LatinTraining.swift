import Foundation
package import HarkLanguage

/// Trains the part of language identification that tells English from other languages in the Latin script.
package struct LatinTraining {
    private static let letters = LatinLanguages.letters
    private static let lanes = LatinLanguages.lanes

    /// English words that occur no more often than this are not frequent.
    private static let fewEnglish: Float = 30

    /// For each lane, how often three letters follow each other, by their number.
    private var triples: [[Float]]
    /// For each lane, how often each word occurs, by its key.
    private var words: [[UInt64: Float]]

    /// Counts the texts: English ones, and for each other group the lines of its profile.
    /// - Parameters:
    ///   - english: English texts.
    ///   - others: for each other group of languages its lines, in the order of `LanguageProfile.all`.
    package init(english: [String], others: [[String]]) {
        triples = Array(
            repeating: [Float](repeating: 0, count: Self.letters * Self.letters * Self.letters),
            count: Self.lanes
        )
        words = Array(repeating: [:], count: Self.lanes)
        for (lane, texts) in ([english] + others).enumerated() { texts.forEach { count($0, lane) } }
    }

    private mutating func count(_ text: String, _ lane: Int) {
        let scalars = CleanText(text).scalars
        LatinWords.forEach(in: scalars, 0..<scalars.count) { word in
            var (before, last) = (0, 0)
            for index in word.lowerBound...word.upperBound {
                let letter = index < word.upperBound ? LatinWords.letter(scalars[index]) : 0
                triples[lane][(before * Self.letters + last) * Self.letters + letter] += 1
                (before, last) = (last, letter)
            }
            words[lane][LatinWords.key(scalars, word), default: 0] += 1
            return true
        }
    }

    /// Adds the sections of the model.
    package func write(to writer: inout ModelWriter, curve: LatinLanguages.Curve) {
        writer.add("latin.triples", tripleScores())
        let (slots, rows) = wordScores()
        writer.add("latin.slots", slots)
        writer.add("latin.rows", rows)
        writer.add("latin.curve", [curve.bias, curve.slope, curve.start])
    }

    // MARK: Letters

    private func tripleScores() -> [SIMD16<Int8>] {
        var scores = [SIMD16<Int8>](repeating: SIMD16(repeating: 0), count: triples[0].count)
        for lane in 0..<Self.lanes { fill(&scores, lane) }
        return scores
    }

    /// Interpolates the probabilities of three, two and one letters, each by how many kinds of letters follow.
    /// - Source: Witten and Bell, 1991, method C
    private func fill(_ scores: inout [SIMD16<Int8>], _ lane: Int) {
        let n = Self.letters
        let one = follow(
            (0..<n).map { c in stride(from: c, to: n * n * n, by: n).reduce(0) { $0 + triples[lane][$1] } }
        ) { _ in
            1 / Float(n)
        }
        for b in 0..<n {
            let pairs = (0..<n).map { c in (0..<n).reduce(Float(0)) { $0 + triples[lane][($1 * n + b) * n + c] } }
            let two = follow(pairs) { one[$0] }
            for a in 0..<n {
                let start = (a * n + b) * n
                let three = follow(Array(triples[lane][start..<start + n])) { two[$0] }
                for c in 0..<n { scores[start + c][lane] = Self.score(three[c], floor: 9) }
            }
        }
    }

    private func follow(_ counts: [Float], else lower: (Int) -> Float) -> [Float] {
        let total = counts.reduce(0, +)
        let kinds = Float(counts.count { $0 > 0 })
        guard total > 0 else { return counts.indices.map(lower) }
        return counts.indices.map { (counts[$0] + kinds * lower($0)) / (total + kinds) }
    }

    private static func score(_ probability: Float, floor: Double) -> Int8 {
        Int8((LatinLanguages.scale * max(-floor, Double(log(probability)))).rounded())
    }

    // MARK: Words

    /// For each frequent word what it says for the lanes that have it, over a word that none has.
    ///
    /// A frequent English word that another language was seen with once ("perfect") says nothing for that one.
    private func wordScores() -> (slots: [UInt64], rows: [SIMD16<Int8>]) {
        var found: [UInt64: SIMD16<Int8>] = [:]
        for lane in 0..<Self.lanes {
            let total = words[lane].values.reduce(0, +)
            for (key, count) in words[lane] where key != 0 {
                let isEnglish = words[0][key, default: 0] > Self.fewEnglish
                guard lane > 0 ? count > 1 || !isEnglish : isEnglish else { continue }
                let gain = log(Double(count / total) / 0.0001)
                let score = Int8((LatinLanguages.scale * min(6, max(lane > 0 ? 0 : 1.5, gain))).rounded())
                found[key, default: SIMD16(repeating: 0)][lane] = score
            }
        }
        return table(found.sorted { $0.key < $1.key })
    }

    private func table(_ words: [(key: UInt64, value: SIMD16<Int8>)]) -> (slots: [UInt64], rows: [SIMD16<Int8>]) {
        var size = 1024
        while size < words.count * 2 { size *= 2 }
        var slots = [UInt64](repeating: 0, count: size)
        var rows = [SIMD16<Int8>](repeating: SIMD16(repeating: 0), count: size)
        for (key, row) in words {
            var index = LatinWords.slot(of: key, count: size)
            while slots[index] != 0 { index = (index + 1) & (size - 1) }
            (slots[index], rows[index]) = (key, row)
        }
        return (slots, rows)
    }
}
