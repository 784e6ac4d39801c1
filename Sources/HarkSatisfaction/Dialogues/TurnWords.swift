import HarkLanguage

/// The text of one turn as the models read it: folded words, single Chinese characters and signs, digits as zeros.
struct TurnWords: Sendable {
    /// More of a text is not read, so that a reading takes a bounded time.
    static let longestText = 2_000

    /// All letters, one unit after the other, each between two borders.
    private(set) var letters: [UInt32] = [TurnWords.border]
    /// Where each unit stands in `letters`, without its borders.
    private(set) var units: [Range<Int>] = []
    /// The hash of each unit.
    private(set) var hashes: [UInt64] = []
    /// What each unit is.
    private(set) var kinds: [Kind] = []

    /// What a unit is.
    enum Kind: Sendable {
        case word, number, han, sign

        /// Whether it is written in letters or digits.
        var isSpelled: Bool { self == .word || self == .number }
    }

    static let border: UInt32 = 0x20

    /// How many units are words, numbers or Chinese characters.
    var wordCount: Int { kinds.count { $0 != .sign } }

    /// Cuts a text.
    /// - Complexity: O(*n*) in the length of the text.
    init(_ text: String) {
        let scalars = CleanText(text).scalars
        var start = 1
        for scalar in scalars.prefix(Self.longestText) {
            switch CodePoints.kind(scalar) {
            case .digit: letters.append(0x30)
            case .latin, .letter, .mark, .hangul, .kana: letters.append(MatchFolding.folded(scalar))
            // "don't" and "dont" are one word.
            case .punctuation where scalar == 0x27 || scalar == 0x2019: continue
            case .han: addSingle(scalar, .han, from: &start)
            case .emoji, .punctuation, .symbol: addSingle(scalar, .sign, from: &start)
            default: end(.word, from: &start)
            }
        }
        end(.word, from: &start)
    }

    private mutating func addSingle(_ scalar: UInt32, _ kind: Kind, from start: inout Int) {
        end(.word, from: &start)
        letters.append(MatchFolding.folded(scalar))
        end(kind, from: &start)
    }

    private mutating func end(_ kind: Kind, from start: inout Int) {
        guard letters.count > start else { return }
        let unit = start..<letters.count
        let isNumber = kind == .word && letters[unit].contains(0x30)
        units.append(unit)
        kinds.append(isNumber ? .number : kind)
        hashes.append(FeatureHash.of(letters[unit]))
        letters.append(Self.border)
        start = letters.count
    }

    /// The text of some units, for reasons.
    func text(of range: Range<Int>) -> String {
        var text = ""
        for index in range {
            if index > range.lowerBound, kinds[index] != .han, kinds[index] != .sign { text += " " }
            text.unicodeScalars.append(contentsOf: letters[units[index]].compactMap(Unicode.Scalar.init))
        }
        return text
    }
}
