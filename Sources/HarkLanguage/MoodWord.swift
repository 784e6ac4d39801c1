/// One word of an English text in the form in which its mood is read.
package struct MoodWord: Sendable {
    /// Where it stands, in code points of the clean text.
    package var range: Range<Int>
    /// The same, or all of the saying that starts with the word.
    package var span: Range<Int>
    /// The hash of its letters in lower case, runs of a letter cut to two, signs of emoji without their colour.
    package var hash: UInt64
    /// The hash with all runs of three and more cut to one; the same as `hash` where there are none.
    package var plainHash: UInt64
    package var traits: Traits
    /// What the lexicon says of it.
    package var entry = MoodEntry(0)

    /// What the form of a word says.
    package struct Traits: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let isLetters = Traits(rawValue: 1)
        package static let isUpper = Traits(rawValue: 2)
        package static let endsClause = Traits(rawValue: 4)
        package static let isElongated = Traits(rawValue: 8)
        /// A part of a saying that was found.
        package static let isTaken = Traits(rawValue: 16)
        /// Turns round what follows, in a saying or out of it.
        package static let negates = Traits(rawValue: 32)
    }

    /// Reads a word of a clean text.
    /// - Complexity: O(*n*) in the length of the word.
    package init(_ word: CleanWord, in scalars: UnsafeBufferPointer<UInt32>) {
        switch word.shape {
        case .handle where scalars[word.range.lowerBound] == 0x40: self.init(placeholder: Self.handle, word.range)
        case .url, .email: self.init(placeholder: Self.link, word.range)
        case .number where word.range.count > 1: self.init(placeholder: Self.number, word.range)
        default: self.init(reading: word, in: scalars)
        }
    }

    private init(placeholder: UInt64, _ range: Range<Int>) {
        (hash, plainHash, traits, self.range, span) = (placeholder, placeholder, [], range, range)
    }

    private init(reading word: CleanWord, in scalars: UnsafeBufferPointer<UInt32>) {
        let isTopic = word.shape == .handle && word.range.count > 1
        var spelling = Spelling()
        for index in word.range.dropFirst(isTopic ? 1 : 0) { spelling.add(scalars[index]) }
        range = word.range
        span = word.range
        hash = spelling.hash
        plainHash = spelling.longestRun > 2 ? spelling.plainHash : spelling.hash
        traits = spelling.longestRun > 2 && spelling.letters > 0 ? .isElongated : []
        if spelling.letters == word.range.count { traits.insert(.isLetters) }
        if spelling.letters > 1, spelling.capitals == spelling.letters { traits.insert(.isUpper) }
        if word.shape == .punctuation, Self.endsClause(scalars[word.range.lowerBound]) { traits.insert(.endsClause) }
    }

    private static func endsClause(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x2026: true
        default: false
        }
    }

    /// True for a word of letters that is none of the function words and courtesies.
    package var isUncommonWord: Bool { traits.contains(.isLetters) && !Self.common.contains(hash) }

    private static let common = Set(StopWords.english.map { FeatureHash.of($0.unicodeScalars.map(\.value)) })

    /// Stands for every @name.
    package static let handle = FeatureHash.joined(1, 1)
    /// Stands for every address.
    package static let link = FeatureHash.joined(1, 2)
    /// Stands for every number of more than one digit.
    package static let number = FeatureHash.joined(1, 3)
}

/// The hashes of a word while it is read.
private struct Spelling {
    var hash = FeatureHash.seed
    var plainHash = FeatureHash.seed
    var letters = 0
    var capitals = 0
    var longestRun = 0
    private var last: UInt32 = 0
    private var run = 0

    mutating func add(_ scalar: UInt32) {
        guard scalar != 0xFE0F, scalar &- 0x1F3FB >= 5 else { return }
        let folded = MatchFolding.folded(scalar)
        if scalar < 0x80 ? folded &- 0x61 < 26 : CodePoints.kind(scalar).isLetter { letters += 1 }
        if folded != scalar, scalar != 0x2019 { capitals += 1 }
        run = folded == last ? run + 1 : 1
        longestRun = max(longestRun, run)
        last = folded
        if run <= 2 { hash = FeatureHash.extended(hash, by: folded) }
        if run == 1 { plainHash = FeatureHash.extended(plainHash, by: folded) }
    }
}
