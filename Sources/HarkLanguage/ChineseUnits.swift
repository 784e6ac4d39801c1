/// A Chinese text as the places between which words may end: each character, each run of Latin letters, each number.
package struct ChineseUnits: Sendable {
    /// The units without the white space between them.
    package private(set) var units: [Unit] = []

    /// One place.
    package struct Unit: Sendable {
        /// Where it stands in the clean text.
        package var range: Range<Int>
        /// What it is: a character, or the hash of a run, digits as 0.
        package var value: UInt64
        /// Its kind, for patterns.
        package var kind: CharacterKind
        /// White space stands before it, so a word ends there.
        package var isAfterSpace: Bool
        /// The longest word of the lexicon that starts, ends, or goes on here, in units; 1 for none.
        package var starts: UInt8 = 1
        package var ends: UInt8 = 1
        package var inside: UInt8 = 1
        /// The facts of those that start and end here.
        package var startFacts: ChineseWordFacts = []
        package var endFacts: ChineseWordFacts = []
    }

    /// Cuts a stretch of code points and looks its strings up.
    package init(_ scalars: UnsafeBufferPointer<UInt32>, range: Range<Int>, lexicon: ChineseLexicon) {
        units.reserveCapacity(range.count)
        cut(scalars, range)
        lookUp(scalars, lexicon)
    }

    private mutating func cut(_ scalars: UnsafeBufferPointer<UInt32>, _ range: Range<Int>) {
        var index = range.lowerBound
        var isAfterSpace = false
        while index < range.upperBound {
            let scalar = scalars[index]
            if Self.isSpace(scalar) {
                isAfterSpace = true
                index += 1
                continue
            }
            let kind = CharacterKind(scalar)
            let end = Self.end(of: kind, from: index, in: scalars, before: range.upperBound)
            var value = FeatureHash.seed
            for place in index..<end {
                value = FeatureHash.extended(value, by: CharacterKind.plainChinese(scalars[place]))
            }
            units.append(Unit(range: index..<end, value: value, kind: kind, isAfterSpace: isAfterSpace))
            isAfterSpace = false
            index = end
        }
    }

    private static func isSpace(_ scalar: UInt32) -> Bool {
        scalar == 0x20 || scalar == 0x0A || scalar == 0x09 || scalar == 0x0D || scalar == 0x3000 || scalar == 0xA0
    }

    private static func end(
        of kind: CharacterKind,
        from start: Int,
        in scalars: UnsafeBufferPointer<UInt32>,
        before limit: Int
    ) -> Int {
        var end = start + 1
        switch kind {
        case .upper, .lower:
            while end < limit, [.upper, .lower].contains(CharacterKind(scalars[end])) { end += 1 }
        case .digit:
            while end < limit {
                if CharacterKind(scalars[end]) == .digit {
                    end += 1
                } else if scalars[end] == 0x2E || scalars[end] == 0x2C, end + 1 < limit,
                    CharacterKind(scalars[end + 1]) == .digit
                {
                    end += 2
                } else {
                    break
                }
            }
        default: break
        }
        return end
    }

    /// The longest words that are looked up, in units.
    private static let longest = 8

    private mutating func lookUp(_ scalars: UnsafeBufferPointer<UInt32>, _ lexicon: ChineseLexicon) {
        for start in units.indices {
            var hash = FeatureHash.seed
            for length in 1...Self.longest where start + length <= units.count {
                let unit = units[start + length - 1]
                if length > 1, unit.isAfterSpace { break }
                for place in unit.range {
                    hash = FeatureHash.extended(hash, by: CharacterKind.plainChinese(scalars[place]))
                }
                let facts = lexicon.facts(of: hash)
                if facts.contains(.isWord) { mark(start, length, facts) }
                guard facts.contains(.isPrefix) else { break }
            }
        }
    }

    private mutating func mark(_ start: Int, _ length: Int, _ facts: ChineseWordFacts) {
        if length == 1 {
            if units[start].startFacts == [] { units[start].startFacts = facts }
            if units[start].endFacts == [] { units[start].endFacts = facts }
            return
        }
        units[start].starts = UInt8(length)
        units[start].startFacts = facts
        let end = start + length - 1
        if UInt8(length) > units[end].ends {
            units[end].ends = UInt8(length)
            units[end].endFacts = facts
        }
        for place in start + 1..<max(end, start + 1) { units[place].inside = max(units[place].inside, UInt8(length)) }
    }
}
