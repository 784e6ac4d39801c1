/// Sequences of code points that readers see as one pictograph.
package enum Emoji {
    /// The end of the pictograph that starts at an index, or nil where none does.
    ///
    /// Skin tones, variation selectors, tags and all that joiners hold together belong to it; two regional letters
    /// are one flag; a digit with a key cap is one key.
    /// - Complexity: O(*n*) in the length of the sequence.
    package static func end(in scalars: [UInt32], from start: Int, to end: Int) -> Int? {
        switch CodePoints.kind(scalars[start]) {
        case .emoji: return sequence(scalars, start, end)
        case .emojiPart: return parts(scalars, start, end)
        default: return isKeyCap(scalars, start, end) ? parts(scalars, start + 1, end) : nil
        }
    }

    private static func sequence(_ scalars: [UInt32], _ start: Int, _ end: Int) -> Int {
        var index = start + 1
        if isRegional(scalars[start]) {
            return index < end && isRegional(scalars[index]) ? index + 1 : index
        }
        while index < end, CodePoints.kind(scalars[index]) == .emojiPart {
            let isJoiner = scalars[index] == 0x200D
            index += 1
            if isJoiner, index < end, CodePoints.kind(scalars[index]) == .emoji { index += 1 }
        }
        return index
    }

    private static func parts(_ scalars: [UInt32], _ start: Int, _ end: Int) -> Int {
        var index = start
        while index < end, CodePoints.kind(scalars[index]) == .emojiPart { index += 1 }
        return index
    }

    private static func isRegional(_ scalar: UInt32) -> Bool { scalar &- 0x1F1E6 < 26 }

    private static func isKeyCap(_ scalars: [UInt32], _ start: Int, _ end: Int) -> Bool {
        guard start + 1 < end, scalars[start] < 0x40 else { return false }
        return scalars[start + 1] == 0x20E3 || scalars[start + 1] == 0xFE0F
    }
}
