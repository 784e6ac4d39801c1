import HarkLanguage

/// The families of features, each with its own tf-idf vector of length one.
enum FeatureGroup: Int, CaseIterable {
    /// Stems of words, single Chinese characters, and pairs of neighbours among them, borders included.
    case words
    /// Any two stems of one text, whatever stands between them.
    case pairs
    /// Two to five letters in a row within a word and its borders.
    case letters

    /// How much the group counts beside the others.
    var weight: Float { self == .pairs ? 0.5 : 1 }
    /// In how many examples a feature must occur to be one.
    var fewestExamples: Int { self == .pairs ? 2 : 1 }
}

/// The features of one text, as hashes.
struct IntentFeatures {
    /// Words beyond make no pairs, so that their number stays bounded.
    private static let mostPaired = 24

    /// The features of all groups, repeated as often as they occur.
    private(set) var hashes: [UInt64] = []
    /// Where each group stands in `hashes`.
    private(set) var groups: [Range<Int>] = []
    /// The stems of the text, each once.
    private(set) var stems: [UInt64] = []

    /// Finds the features of a text.
    /// - Complexity: O(*n*) in the length of the text.
    init(_ text: String) {
        let words = IntentWords(text)
        stems = Array(Set(words.stems)).sorted()
        hashes.reserveCapacity(4 * words.letters.count + 400)
        for group in FeatureGroup.allCases {
            let start = hashes.count
            switch group {
            case .words: addWords(words.stems)
            case .pairs: addPairs()
            case .letters: for word in words.words { addLetters(words.letters, word) }
            }
            groups.append(start..<hashes.count)
        }
    }

    private mutating func addWords(_ stems: [UInt64]) {
        guard !stems.isEmpty else { return }
        var last: UInt64 = 1
        for stem in stems {
            hashes.append(stem)
            hashes.append(FeatureHash.joined(last, stem))
            last = stem
        }
        hashes.append(FeatureHash.joined(last, 2))
    }

    private mutating func addPairs() {
        for (index, first) in stems.prefix(Self.mostPaired).enumerated() {
            for second in stems.prefix(Self.mostPaired).dropFirst(index + 1) {
                hashes.append(FeatureHash.joined(first &+ 3, second))
            }
        }
    }

    private mutating func addLetters(_ letters: [UInt32], _ word: Range<Int>) {
        let end = word.upperBound + 1
        for start in word.lowerBound - 1..<end - 1 {
            var hash = FeatureHash.extended(FeatureHash.seed &+ 5, by: letters[start])
            for next in start + 1..<min(start + 5, end) {
                hash = FeatureHash.extended(hash, by: letters[next])
                hashes.append(hash)
            }
        }
    }
}
