/// What a tagger sees of one word: hashes of its spelling, its ends, its shape.
package struct WordForm: Sendable {
    /// The word as it is written.
    package var exact: UInt64 = 0
    /// In lower case, each digit as 0.
    package var lower: UInt64 = 0
    /// The first one to four letters, in lower case; 0 where the word is shorter.
    package var prefixes = SIMD4<UInt64>()
    /// The last one to six letters, in lower case; 0 where the word is shorter.
    package var suffixes = SIMD8<UInt64>()
    /// Upper, lower, digit, Han and other, runs cut to two: `XXx`, `00`, `-`.
    package var shape: UInt64 = 0
    /// Which kinds of characters occur.
    package var traits: WordTraits = []
    /// What is known of the word, by a table of words: see ``company``, ``circle``, ``habit``, ``lists``.
    package var bits: UInt32 = 0

    /// The class of words with the same neighbours, one of about 200; 0 for a rare word.
    package var company: UInt64 { UInt64(bits & 0xFF) }
    /// The same, one of about 40.
    package var circle: UInt64 { UInt64(bits >> 8 & 0x3F) }
    /// How often the word is written with a capital inside of sentences: 0 never … 3 always.
    package var habit: UInt64 { UInt64(bits >> 14 & 3) }
    /// On which lists of names it stands, a bit for each.
    package var lists: UInt32 { bits >> 16 }

    /// The forms of the words of a sentence, given as ranges of code points.
    ///
    /// - Parameters:
    ///   - words: where the words stand.
    ///   - scalars: the code points.
    ///   - bits: what is known of a word, by the hash of its lower-case form.
    /// - Returns: a form for each word.
    package static func forms(
        of words: [Range<Int>],
        in scalars: [UInt32],
        bits: (UInt64) -> UInt32
    ) -> [WordForm] {
        scalars.withUnsafeBufferPointer { scalars in
            words.map { range in
                var form = WordForm(UnsafeBufferPointer(rebasing: scalars[range]))
                form.bits = bits(form.lower)
                return form
            }
        }
    }

    /// Reads one word.
    ///
    /// - Parameter scalars: its code points, at least one.
    /// - Complexity: O(*n*), with at most the first and last 40 code points read for the ends and the shape.
    package init(_ scalars: UnsafeBufferPointer<UInt32>) {
        exact = FeatureHash.seed
        lower = FeatureHash.seed
        shape = FeatureHash.seed
        var run: (kind: UInt32, length: Int) = (0, 0)
        for (index, scalar) in scalars.enumerated() {
            let plain = CharacterKind.plain(scalar)
            exact = FeatureHash.extended(exact, by: scalar)
            lower = FeatureHash.extended(lower, by: plain)
            if index < 4 { prefixes[index] = lower }
            let kind = CharacterKind(scalar)
            traits.insert(kind.trait)
            run = kind.rawValue == run.kind ? (run.kind, run.length + 1) : (kind.rawValue, 1)
            if run.length <= 2, index < 40 { shape = FeatureHash.extended(shape, by: kind.letter(scalar)) }
        }
        if let first = scalars.first, CharacterKind(first) == .upper { traits.insert(.startsUpper) }
        if traits.isSuperset(of: [.upper]), traits.isDisjoint(with: .lower) { traits.insert(.allUpper) }
        var hash = FeatureHash.seed
        for (index, scalar) in scalars.reversed().prefix(6).enumerated() {
            hash = FeatureHash.extended(hash, by: CharacterKind.plain(scalar))
            suffixes[index] = hash
        }
    }
}

/// Which kinds of characters a word holds.
package struct WordTraits: OptionSet, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let upper = WordTraits(rawValue: 1)
    package static let lower = WordTraits(rawValue: 2)
    package static let digit = WordTraits(rawValue: 4)
    package static let han = WordTraits(rawValue: 8)
    package static let hyphen = WordTraits(rawValue: 16)
    package static let other = WordTraits(rawValue: 32)
    package static let startsUpper = WordTraits(rawValue: 64)
    package static let allUpper = WordTraits(rawValue: 128)
}

/// The kinds of characters that shapes tell apart.
package enum CharacterKind: UInt32, Sendable {
    case upper = 1
    case lower, digit, han, hyphen, other

    /// The kind of a code point.
    @inline(__always)
    package init(_ scalar: UInt32) {
        switch scalar {
        case 0x61...0x7A, 0xDF...0xF6, 0xF8...0xFF: self = .lower
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE: self = .upper
        case 0x30...0x39: self = .digit
        case 0x2D: self = .hyphen
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF, 0x3005...0x3007: self = .han
        case 0x0100...0x024F: self = scalar & 1 == 0 ? .upper : .lower
        case 0x0391...0x03A9, 0x0400...0x042F: self = .upper
        case 0x03B1...0x03C9, 0x0430...0x045F: self = .lower
        default: self = .other
        }
    }

    /// How a shape writes it: signs stand for themselves.
    @inline(__always)
    func letter(_ scalar: UInt32) -> UInt32 { self == .other || self == .hyphen ? scalar : rawValue }

    var trait: WordTraits {
        switch self {
        case .upper: .upper
        case .lower: .lower
        case .digit: .digit
        case .han: .han
        case .hyphen: .hyphen
        case .other: .other
        }
    }

    /// The same, and traditional characters simplified.
    @inline(__always)
    package static func plainChinese(_ scalar: UInt32) -> UInt32 {
        scalar < 0x3400 ? plain(scalar) : MatchFolding.simplified(scalar)
    }

    /// A code point in lower case, a digit as 0.
    @inline(__always)
    package static func plain(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x30...0x39: 0x30
        case 0x41...0x5A, 0xC0...0xD6, 0xD8...0xDE, 0x0391...0x03A9, 0x0410...0x042F: scalar + 32
        case 0x0400...0x040F: scalar + 80
        case 0x0100...0x017F where scalar & 1 == 0: scalar + 1
        case 0x2018, 0x2019: 0x27
        default: scalar
        }
    }
}
