/// What a dictionary knows of Chinese words: that there is one, how common it is, and whether it names something.
///
/// A hash table of 32 bits a slot: 24 of the word's hash and eight of ``ChineseWordFacts``. Of a million strings that
/// are no words about one is taken for one.
package struct ChineseLexicon: Sendable {
    private let slots: ModelNumbers<UInt32>
    private let mask: Int

    /// Reads the section `lexicon`.
    package init(in file: ModelFile) throws(LanguageModelError) {
        slots = try file.numbers("lexicon", of: UInt32.self)
        mask = slots.count - 1
        guard slots.count > 0, slots.count & mask == 0, slots.numbers.contains(0) else {
            throw .damaged(file: file.name, why: "the lexicon has no power of two of slots, or none free")
        }
    }

    /// What is known of the string of this hash; empty when it is neither a word nor the beginning of one.
    @inline(__always)
    package func facts(of hash: UInt64) -> ChineseWordFacts {
        let wanted = Self.fingerprint(of: hash)
        let slots = slots.start
        var index = Int(truncatingIfNeeded: hash) & mask
        while true {
            let slot = slots[index]
            if slot == 0 { return [] }
            if slot >> 8 == wanted { return ChineseWordFacts(rawValue: UInt8(truncatingIfNeeded: slot)) }
            index = (index + 1) & mask
        }
    }

    fileprivate static func fingerprint(of hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 40) | 1 }
}

/// What the lexicon knows of a string.
package struct ChineseWordFacts: OptionSet, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Longer words begin with it.
    package static let isPrefix = ChineseWordFacts(rawValue: 1)
    /// It is a word.
    package static let isWord = ChineseWordFacts(rawValue: 2)
    /// It is a common word.
    package static let isCommon = ChineseWordFacts(rawValue: 4)
    /// Its kind, the place of its tag in ``kinds``; 0 for none of them.
    @inline(__always)
    package var kind: UInt8 { rawValue >> 3 }

    /// The tags of the dictionary that are told apart; an entry stands for all tags that begin with it.
    package static let kinds = [
        "", "nrt", "nrfg", "nr", "ns", "nt", "nz", "ng", "n", "vn", "vg", "v", "ad", "an", "ag", "a", "d", "i", "l",
        "j",
        "m", "q", "t", "f", "s", "r", "p", "c", "b", "z", "u", "y",
    ]

    /// The kinds of people, places, organisations and other names.
    static let kindsOfNames: ClosedRange<UInt8> = 1...6

    /// Facts of a word of a kind.
    package static func word(kind: UInt8, isCommon: Bool) -> ChineseWordFacts {
        ChineseWordFacts(rawValue: 2 | (isCommon ? 4 : 0) | (kind & 31) << 3)
    }
}

extension ModelWriter {
    /// Adds the section `lexicon`.
    package mutating func add(lexicon: [(hash: UInt64, facts: ChineseWordFacts)]) {
        var capacity = 16
        while Double(lexicon.count) > 0.7 * Double(capacity) { capacity *= 2 }
        var slots = [UInt32](repeating: 0, count: capacity)
        for (hash, facts) in lexicon {
            let print = ChineseLexicon.fingerprint(of: hash)
            var index = Int(truncatingIfNeeded: hash) & (capacity - 1)
            while slots[index] != 0, slots[index] >> 8 != print { index = (index + 1) & (capacity - 1) }
            slots[index] |= print << 8 | UInt32(facts.rawValue)
        }
        add("lexicon", slots)
    }
}
