/// The words of a text in the Latin script, as language identification reads them.
package enum LatinWords {
    /// Calls a closure for each word that has no digit, @ or slash in or beside it, until it gives false.
    @inline(__always)
    package static func forEach(in scalars: [UInt32], _ range: Range<Int>, _ body: (Range<Int>) -> Bool) {
        var index = range.lowerBound
        while index < range.upperBound {
            guard isPart(scalars[index]) else {
                index += 1
                continue
            }
            var end = index
            var isWord = true
            while end < range.upperBound, isPart(scalars[end]) || isGlue(scalars[end], inCode: !isWord) {
                if !isPart(scalars[end]) { isWord = false }
                end += 1
            }
            if let word = isWord ? trimmed(scalars, index..<end) : nil, !body(word) { return }
            index = end
        }
    }

    /// True for a letter of a word, with the apostrophe.
    @inline(__always)
    private static func isPart(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return (scalar | 0x20) &- 0x61 < 26 || scalar == 0x27 }
        return scalar == 0x2019 || CodePoints.kind(scalar) == .latin
    }

    /// True for what makes a name, a code or an address of the letters beside it.
    @inline(__always)
    private static func isGlue(_ scalar: UInt32, inCode: Bool) -> Bool {
        if scalar &- 0x30 < 10 || scalar == 0x40 || scalar == 0x2F || scalar == 0x5F { return true }
        return inCode && (scalar == 0x2E || scalar == 0x2D)
    }

    /// A word without the quotes around it, or nil when nothing is left.
    @inline(__always)
    private static func trimmed(_ scalars: [UInt32], _ word: Range<Int>) -> Range<Int>? {
        var (start, end) = (word.lowerBound, word.upperBound)
        while start < end, letter(scalars[start]) == apostrophe { start += 1 }
        while start < end, letter(scalars[end - 1]) == apostrophe { end -= 1 }
        return start < end ? start..<end : nil
    }

    private static let apostrophe = 47
    private static let marked = "áàâ|ãõ|äæ|üű|é|èêë|íìîï|óòô|úùû|ñ|ç|ß|åø|şșțţ|ğı|ąęćńśźżł|čřšžěůťďň|ö|őăâ|đơư"

    /// The number of each letter up to U+024F.
    private static let numbers: [UInt8] = {
        var numbers = [UInt8](repeating: 46, count: 0x250)
        for letter in UInt32(0x61)...0x7A { numbers[Int(letter)] = UInt8(letter - 0x60) }
        for (offset, group) in marked.split(separator: "|").enumerated() {
            for scalar in group.unicodeScalars where numbers[Int(scalar.value)] == 46 {
                numbers[Int(scalar.value)] = UInt8(27 + offset)
            }
        }
        for scalar in UInt32(0x41)..<0x250 where CodePoints.lower(scalar) != scalar && CodePoints.lower(scalar) < 0x250
        {
            numbers[Int(scalar)] = numbers[Int(CodePoints.lower(scalar))]
        }
        numbers[0x27] = UInt8(apostrophe)
        return numbers
    }()

    /// The number of a letter, 1…47, in either case.
    @inline(__always)
    package static func letter(_ scalar: UInt32) -> Int {
        if scalar < 0x250 { return Int(numbers[Int(scalar)]) }
        return scalar == 0x2019 ? apostrophe : 46
    }

    /// A word of up to ten letters as a number that is not 0; 0 for longer ones.
    @inline(__always)
    package static func key(_ scalars: [UInt32], _ word: Range<Int>) -> UInt64 {
        guard word.count <= 10 else { return 0 }
        var key: UInt64 = 0
        for index in word { key = key << 6 | UInt64(letter(scalars[index])) }
        return key
    }

    /// Where the search for a key starts in a table whose size is a power of two.
    @inline(__always)
    package static func slot(of key: UInt64, count: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count - 1)
    }
}
