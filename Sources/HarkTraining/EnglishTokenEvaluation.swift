import HarkLanguage

/// How well English tokens agree with a treebank: spans must be the same.
///
/// Each text of the treebank is cut into sentences and those into words, as the product does.
package struct EnglishTokenEvaluation: Sendable {
    /// Tokens that stand in both.
    package private(set) var hits = 0
    /// Tokens of the treebank.
    package private(set) var expected = 0
    /// Tokens that the tokenizer gave.
    package private(set) var given = 0
    /// How often a stretch was cut in one wrong way, by "as in the treebank → as given".
    package private(set) var errors: [String: Int] = [:]

    /// Share of the given tokens that are right, 0…1.
    package var precision: Double { Double(hits) / Double(max(given, 1)) }
    /// Share of the treebank's tokens that were found, 0…1.
    package var recall: Double { Double(hits) / Double(max(expected, 1)) }
    /// The harmonic mean of both, 0…1.
    package var score: Double { 2 * Double(hits) / Double(max(given + expected, 1)) }

    /// Cuts all sentences of a treebank and compares.
    package init(_ sentences: [UDSentence]) {
        for sentence in sentences { compare(sentence) }
    }

    /// The most frequent errors, worst first.
    package func worst(_ count: Int) -> [(error: String, times: Int)] {
        errors.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(count).map { ($0.key, $0.value) }
    }

    private mutating func compare(_ sentence: UDSentence) {
        let clean = CleanText(sentence.text)
        let words = SentenceSplitter.sentences(in: clean).flatMap { EnglishTokenizer.words(in: clean, range: $0) }
        let found = words.map { clean.origin(of: $0.range) }
        let wanted = sentence.tokens.map(\.range)
        let common = Set(wanted).intersection(found)
        hits += common.count
        expected += wanted.count
        given += found.count
        note(wanted.filter { !common.contains($0) }, found.filter { !common.contains($0) }, sentence.text)
    }

    private mutating func note(_ wanted: [Range<Int>], _ found: [Range<Int>], _ text: String) {
        let scalars = Array(text.unicodeScalars)
        func join(_ ranges: [Range<Int>]) -> String {
            ranges.map { String(String.UnicodeScalarView(scalars[$0])) }.joined(separator: " ")
        }
        var rest = found[...]
        var index = 0
        while index < wanted.count {
            var group = [wanted[index]]
            var others: [Range<Int>] = []
            var end = wanted[index].upperBound
            while true {
                if let next = rest.first, next.lowerBound < end {
                    others.append(rest.removeFirst())
                    end = max(end, next.upperBound)
                } else if index + 1 < wanted.count, wanted[index + 1].lowerBound < end {
                    index += 1
                    group.append(wanted[index])
                    end = max(end, wanted[index].upperBound)
                } else {
                    break
                }
            }
            errors["\(join(group)) → \(join(others))", default: 0] += 1
            index += 1
        }
    }
}
