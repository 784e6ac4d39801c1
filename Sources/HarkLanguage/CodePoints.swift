import CICU

/// What a code point is, as coarse as the rules of tokens and languages need it.
package enum CodePointKind: UInt8, Sendable, Hashable {
    /// White space of any kind.
    case space
    /// A letter of the Latin script.
    case latin
    /// A Chinese character.
    case han
    /// A sign of a Japanese syllabary.
    case kana
    /// A Korean syllable or letter.
    case hangul
    /// A letter of another script.
    case letter
    /// A mark that stands on the sign before it.
    case mark
    /// A digit or another number.
    case digit
    /// Punctuation.
    case punctuation
    /// A sign of money, mathematics and the like.
    case symbol
    /// A pictograph, or a part of a flag.
    case emoji
    /// What holds a sequence of pictographs together: joiners, variation selectors, skin tones, tags, key caps.
    case emojiPart
    /// Unassigned, private or invisible.
    case other

    /// True for letters of every script.
    @inlinable package var isLetter: Bool { rawValue >= Self.latin.rawValue && rawValue <= Self.letter.rawValue }
}

/// The kind of each code point, and how normalisation treats it: tables, built once from ICU's data.
package enum CodePoints {
    private static let kinds: [UInt8] = (0..<0x20000).map { findKind($0).rawValue }

    /// The kind of a code point.
    package static func kind(_ scalar: UInt32) -> CodePointKind {
        guard scalar < 0x20000 else { return findKind(scalar) }
        return CodePointKind(rawValue: kinds[Int(scalar)]) ?? .other
    }

    /// The lower-case form of a code point, where that is one code point.
    package static func lower(_ scalar: UInt32) -> UInt32 {
        if scalar < 0x80 { return scalar &- 0x41 < 26 ? scalar | 0x20 : scalar }
        if scalar >= 0x2E80, scalar < 0xA640 { return scalar }
        return UInt32(bitPattern: hark_lower(Int32(bitPattern: scalar)))
    }

    private static func findKind(_ scalar: UInt32) -> CodePointKind {
        let scalar = Int32(bitPattern: scalar)
        if let part = emojiPart(scalar) { return part }
        if hark_is_white_space(scalar) != 0 { return .space }
        switch Int(hark_category(scalar)) {
        case 1...5: return letterKind(scalar)
        case 6...8: return .mark
        case 9...11: return scalar == 0x3007 ? .han : .digit
        case 19...23, 28, 29: return .punctuation
        case 24...27: return isPictograph(scalar) ? .emoji : .symbol
        default: return .other
        }
    }

    /// True for pictographs but © ® ™, which are signs in running text.
    private static func isPictograph(_ scalar: Int32) -> Bool {
        hark_is_pictograph(scalar) != 0 && ![0xA9, 0xAE, 0x2122].contains(scalar)
    }

    private static func emojiPart(_ scalar: Int32) -> CodePointKind? {
        switch scalar {
        case 0x1F1E6...0x1F1FF: .emoji
        case 0x200D, 0xFE0E, 0xFE0F, 0x20E3, 0x1F3FB...0x1F3FF, 0xE0020...0xE007F: .emojiPart
        default: nil
        }
    }

    private static func letterKind(_ scalar: Int32) -> CodePointKind {
        switch hark_script(scalar) {
        case 25: .latin
        case 17: .han
        case 20, 22: .kana
        case 18: .hangul
        default: scalar == 0x30FC || scalar == 0xFF70 ? .kana : scalar == 0xAA || scalar == 0xBA ? .latin : .letter
        }
    }
}
