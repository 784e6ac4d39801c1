import CICU

/// The form in which words are compared with lists: without case, script of Chinese, and elongation.
package enum MatchFolding {
    /// The first code point of the table of Chinese characters.
    private static let firstHan: UInt32 = 0x3400

    /// The simplified form of each character from `firstHan` to U+9FFF.
    private static let table = simplify(Array(firstHan..<0xA000))

    /// The simplified form of a Chinese character; anything else as it is.
    ///
    /// - Source: ICU's transliterator "Traditional-Simplified", character by character
    package static func simplified(_ scalar: UInt32) -> UInt32 {
        scalar >= firstHan && scalar < 0xA000 ? table[Int(scalar - firstHan)] : scalar
    }

    /// A code point in lower case, simplified, and with plain quotes and dashes.
    package static func folded(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0..<0x80: return scalar &- 0x41 < 26 ? scalar | 0x20 : scalar
        case 0x2018, 0x2019, 0x201B, 0xB4: return 0x27
        case 0x201C, 0x201D, 0x201E: return 0x22
        case 0x2010...0x2015: return 0x2D
        default: return CodePoints.lower(simplified(scalar))
        }
    }

    /// True where a letter stands three times or more in a row, or a pair of letters does ("sooo", "hahaha").
    /// - Complexity: O(*n*) in the length of the range.
    package static func isElongated(_ scalars: [UInt32], _ range: Range<Int>) -> Bool {
        var same = 1
        var pairs = 0
        for index in range.dropFirst() where CodePoints.kind(scalars[index]).isLetter {
            let letter = folded(scalars[index])
            same = letter == folded(scalars[index - 1]) ? same + 1 : 1
            pairs = index >= range.lowerBound + 2 && letter == folded(scalars[index - 2]) ? pairs + 1 : 0
            if same == 3 || pairs == 4 { return true }
        }
        return false
    }

    /// A word in folded form, where runs of a letter or a pair of letters are cut down to `most` in a row.
    ///
    /// "sooo" gives "soo" for 2 and "so" for 1: a list of words is asked for both. Shorter runs than three stay.
    /// - Complexity: O(*n*) in the length of the range.
    package static func collapsed(_ scalars: [UInt32], _ range: Range<Int>, keeping most: Int) -> [UInt32] {
        let word = scalars[range].map(folded)
        return cutRuns(of: 2, in: cutRuns(of: 1, in: word, keeping: most), keeping: most)
    }

    private static func cutRuns(of period: Int, in word: [UInt32], keeping most: Int) -> [UInt32] {
        var result: [UInt32] = []
        var index = 0
        while index < word.count {
            var end = index + period
            while end < word.count, word[end] == word[end - period], CodePoints.kind(word[end]).isLetter { end += 1 }
            let times = (end - index) / period
            let kept = times > 2 ? index + period * most + (end - index) % period : times > 1 ? end : index + 1
            result.append(contentsOf: word[index..<min(kept, word.count)])
            index = times > 1 ? end : index + 1
        }
        return result
    }

    /// Simplifies characters one by one, in one call.
    private static func simplify(_ characters: [UInt32]) -> [UInt32] {
        var status: Int32 = 0
        let name = Array("Traditional-Simplified".utf16)
        guard let way = hark_transliterator(name, Int32(name.count), &status), status <= 0 else { return characters }
        defer { hark_close_transliterator(way) }
        // A line break after each keeps the transliterator from reading words.
        var units: [UInt16] = characters.flatMap { [UInt16(truncatingIfNeeded: $0), 0x0A] as [UInt16] }
        var length = Int32(units.count)
        hark_transliterate(way, &units, &length, Int32(units.count), &status)
        let simplified = stride(from: 0, to: units.count, by: 2).map { UInt32(units[$0]) }
        return status <= 0 && Int(length) == units.count ? simplified : characters
    }
}
