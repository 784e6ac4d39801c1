import Foundation

/// Tells English from other languages in the Latin script by its letters: sixteen groups of languages side by side.
///
/// For each three letters in a row and each frequent small word, a row holds one score per group: four times the
/// logarithm of a probability, so that all groups are added up at once.
package struct LatinLanguages: Sendable {
    /// How many groups there are; English is the first.
    package static let lanes = 16
    /// How many letters are told apart: none, a to z, and 21 kinds of letters with marks.
    package static let letters = 48
    /// Scores per unit of the natural logarithm.
    package static let scale = 4.0
    /// Letters after which a text is long enough to judge, and sums of scores cannot overflow.
    static let mostLetters = 800

    private let triples: ModelNumbers<SIMD16<Int8>>
    private let slots: ModelNumbers<UInt64>
    private let rows: ModelNumbers<SIMD16<Int8>>
    private let curve: ModelNumbers<Double>

    /// Reads the sections of a model file.
    /// - Throws: `LanguageModelError.damaged` when they do not fit each other.
    package init(in file: ModelFile) throws(LanguageModelError) {
        triples = try file.numbers("latin.triples", of: SIMD16<Int8>.self)
        slots = try file.numbers("latin.slots", of: UInt64.self)
        rows = try file.numbers("latin.rows", of: SIMD16<Int8>.self)
        curve = try file.numbers("latin.curve", of: Double.self)
        let size = Self.letters * Self.letters * Self.letters
        guard triples.count == size, slots.count == rows.count, slots.count > 0, slots.count & (slots.count - 1) == 0,
            slots.numbers.contains(0), curve.count == 3
        else { throw .damaged(file: file.name, why: "the tables of Latin letters do not fit each other") }
    }

    /// The probability that a text with some evidence is English, 0…1.
    package func probability(_ found: Evidence) -> Double {
        Curve(bias: curve[0], slope: curve[1], start: curve[2]).probability(found)
    }

    /// How evidence becomes a probability.
    package struct Curve: Sendable {
        /// The odds of English without evidence, as a logarithm.
        package var bias: Double
        /// What a margin of 1 adds to the odds for each letter that counts, before the root.
        package var slope: Double
        /// Letters that are added before the root, so that short texts do not count too much.
        package var start: Double

        /// Creates a curve.
        package init(bias: Double, slope: Double, start: Double) {
            self.bias = bias
            self.slope = slope
            self.start = start
        }

        /// The probability of English, 0…1; never nearer to either end than 0.001.
        ///
        /// Letters in a row depend on each other: the margin of a long text counts less than its length says.
        package func probability(_ found: Evidence) -> Double {
            let odds = bias + slope * found.margin / (Double(found.letters) + start).squareRoot()
            return min(max(1 / (1 + exp(-odds)), 0.001), 0.999)
        }
    }

    /// What the letters of a text say.
    package struct Evidence: Sendable {
        /// Words that count.
        package var words = 0
        /// Letters that count.
        package var letters = 0
        /// How much more likely they are in English than in the likeliest other group, as a logarithm.
        package var margin = 0.0
    }

    /// Adds up the scores of a stretch.
    ///
    /// Words with digits in them, addresses and the like say nothing.
    /// - Complexity: O(*n*) in the length of the stretch.
    package func evidence(in scalars: [UInt32], _ range: Range<Int>) -> Evidence {
        var sums = SIMD16<Int16>(repeating: 0)
        var evidence = Evidence()
        LatinWords.forEach(in: scalars, range) { word in
            add(scalars, word, to: &sums)
            evidence.words += 1
            evidence.letters += word.count
            return evidence.letters < Self.mostLetters
        }
        var rest = sums
        rest[0] = .min
        evidence.margin = (Double(sums[0]) - Double(rest.max())) / Self.scale
        return evidence
    }

    @inline(__always)
    private func add(_ scalars: [UInt32], _ word: Range<Int>, to sums: inout SIMD16<Int16>) {
        var before = 0
        var last = 0
        for index in word.lowerBound...min(word.upperBound, word.lowerBound + 40) {
            let letter = index < word.upperBound ? LatinWords.letter(scalars[index]) : 0
            let triple = (before * Self.letters + last) * Self.letters + letter
            sums &+= SIMD16<Int16>(truncatingIfNeeded: triples.numbers[triple])
            (before, last) = (last, letter)
        }
        if let row = row(LatinWords.key(scalars, word)) { sums &+= SIMD16<Int16>(truncatingIfNeeded: row) }
    }

    private func row(_ key: UInt64) -> SIMD16<Int8>? {
        guard key != 0 else { return nil }
        var index = LatinWords.slot(of: key, count: slots.count)
        while slots.numbers[index] != 0 {
            if slots.numbers[index] == key { return rows.numbers[index] }
            index = (index + 1) & (slots.count - 1)
        }
        return nil
    }
}
