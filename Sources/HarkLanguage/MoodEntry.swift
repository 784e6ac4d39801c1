/// What the lexicon says of one word or saying, packed into the 32 bits of a slot.
package struct MoodEntry: Sendable, Hashable {
    /// The packed form; 0 says nothing.
    package private(set) var value: UInt32

    /// Reads the value of a slot.
    @inline(__always)
    package init(_ value: UInt32) { self.value = value }

    /// Packs an entry.
    ///
    /// - Parameters:
    ///   - valence: −5 (bad) … 5 (good), kept in steps of 1/25; 0 for a word that only works on others.
    ///   - degree: what the word adds to (English) or by which factor it multiplies (Chinese, less 1) the next
    ///     valence, −1.27…1.27.
    ///   - heat: 0…15: how angry the word is.
    ///   - traits: what else it does.
    package init(valence: Double = 0, degree: Double = 0, heat: Int = 0, traits: MoodTraits = []) {
        let valence = UInt8(bitPattern: Int8(max(-127, min(127, (valence * 25).rounded()))))
        let degree = UInt8(bitPattern: Int8(max(-127, min(127, (degree * 100).rounded()))))
        value = UInt32(valence) | UInt32(degree) << 8 | UInt32(traits.rawValue) << 16 | UInt32(heat & 15) << 24
    }

    /// How good or bad the word is, −5…5.
    @inline(__always)
    package var valence: Float { Float(Int8(truncatingIfNeeded: value)) / 25 }
    /// How much the word strengthens (above 0) or weakens the next one.
    @inline(__always)
    package var degree: Float { Float(Int8(truncatingIfNeeded: value >> 8)) / 100 }
    /// What else the word does.
    @inline(__always)
    package var traits: MoodTraits { MoodTraits(rawValue: UInt8(truncatingIfNeeded: value >> 16)) }
    /// How angry the word is, 0…1.
    @inline(__always)
    package var heat: Float { Float(value >> 24 & 15) / 15 }

    /// This entry without some traits.
    package func without(_ traits: MoodTraits) -> MoodEntry {
        var rest = self
        rest.value &= ~(UInt32(traits.rawValue) << 16)
        return rest
    }

    /// This entry with the traits and the degree of another, and its valence where this has none.
    package func joined(with other: MoodEntry) -> MoodEntry {
        var sum = self
        if sum.value & 0xFF == 0 { sum.value |= other.value & 0xFF }
        if sum.value & 0xFF00 == 0 { sum.value |= other.value & 0xFF00 }
        if sum.value & 0x0F00_0000 == 0 { sum.value |= other.value & 0x0F00_0000 }
        sum.value |= other.value & 0xFF_0000
        return sum
    }
}

/// What a word of the lexicon does besides being good or bad.
package struct MoodTraits: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The valence comes from a coarse list (good or bad, nothing between).
    package static let coarse = MoodTraits(rawValue: 1)
    /// Turns what follows round ("not", "没有").
    package static let negates = MoodTraits(rawValue: 2)
    /// Makes what follows weigh more than what went before ("but", "但是").
    package static let contrasts = MoodTraits(rawValue: 4)
    /// A saying of several words may start here.
    package static let opensSaying = MoodTraits(rawValue: 8)
    /// Is good only where it is a verb of its own ("like", but not "looks like").
    package static let isVerbOnly = MoodTraits(rawValue: 16)
    /// Makes "like" a preposition when it stands before it.
    package static let precedesLike = MoodTraits(rawValue: 32)
    /// Names the author ("I", "my"); in Chinese: opens a plain question ("请问", "怎么").
    package static let isFirstPerson = MoodTraits(rawValue: 64)
    /// Undoes a negation when it stands behind it ("never so", "not only", "without doubt").
    package static let undoesNegation = MoodTraits(rawValue: 128)
}
