import Foundation

/// What search takes for the same: one case, letters without their accents, simplified characters.
enum SearchFolding {
    /// How a code point counts when a text is cut.
    enum Role: UInt8 {
        /// Ends every word.
        case gap
        /// A letter or digit of a script that writes words apart.
        case letter, digit
        /// A character of a script that writes no spaces between words.
        case character
        /// An emoji.
        case sign
        /// Belongs to the sign before it and says nothing by itself.
        case mark
    }

    /// The role of a code point of a clean text.
    static func role(_ scalar: UInt32) -> Role {
        switch CodePoints.kind(scalar) {
        case .latin, .letter: .letter
        case .digit: .digit
        case .han, .kana, .hangul: .character
        case .emoji: .sign
        case .mark, .emojiPart: .mark
        case .space, .punctuation, .symbol, .other: .gap
        }
    }

    /// True for what may hold the parts of one number together: hyphens and dashes, full stop, slash, underscore.
    static func joins(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2D, 0x2E, 0x2F, 0x5F, 0x2010...0x2015, 0x2212: true
        default: false
        }
    }

    /// True for an apostrophe, straight or not.
    static func isApostrophe(_ scalar: UInt32) -> Bool { scalar == 0x27 || scalar == 0x2019 || scalar == 0x2018 }

    /// The form of a letter, digit or character under which it is found.
    static func fold(_ scalar: UInt32) -> UInt32 {
        if scalar < 0x80 { return CodePoints.lower(scalar) }
        let lower = CodePoints.lower(MatchFolding.simplified(scalar))
        return latinIndex(lower).map { plainLatin[$0] } ?? lower
    }

    private static func latinIndex(_ scalar: UInt32) -> Int? {
        if scalar &- 0xC0 < 0x190 { return Int(scalar - 0xC0) }
        return scalar &- 0x1E00 < 0x100 ? Int(scalar - 0x1E00) + 0x190 : nil
    }

    /// The letters that accents stand on, for two blocks of Latin letters.
    private static let plainLatin: [UInt32] = (Array(0xC0..<0x250) + Array(0x1E00..<0x1F00)).map { value in
        guard let scalar = Unicode.Scalar(UInt32(value)) else { return UInt32(value) }
        let parts = String(Character(scalar)).decomposedStringWithCanonicalMapping.unicodeScalars
        return parts.first?.value ?? UInt32(value)
    }
}
