import CRE2

/// A compiled pattern in RE2's syntax that takes time linear in the text, whatever someone wrote into it.
///
/// Letters match whatever their case. Compiled once, used from any thread: RE2 locks its own caches.
package final class LinearPattern: @unchecked Sendable {
    /// Why a pattern can't be used.
    package struct Invalid: Error {
        /// What RE2 says of it.
        package let reason: String
    }

    /// The most memory that one pattern may take, program and automata together.
    private static let memoryBytes: Int64 = 1 << 20

    private let compiled: OpaquePointer

    /// Compiles a pattern.
    package init(_ source: String) throws(Invalid) {
        var reason = [CChar](repeating: 0, count: 200)
        let capacity = reason.count
        guard let compiled = hark_re2_new(source, source.utf8.count, Self.memoryBytes, &reason, capacity) else {
            let why = String(decoding: reason.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            throw Invalid(reason: why)
        }
        self.compiled = compiled
    }

    deinit {
        hark_re2_free(compiled)
    }

    /// The first part of a text that matches.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    package func firstMatch(in text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            var start = 0
            var end = 0
            let base = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
            guard hark_re2_find(compiled, base, bytes.count, &start, &end) == 1 else { return nil }
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }
    }

    /// How large the compiled program is, in instructions of RE2.
    package var programSize: Int { Int(hark_re2_program_size(compiled)) }

    /// True for a pattern that fits everything.
    package var matchesEmptyText: Bool { firstMatch(in: "") != nil }

    /// The byte ranges of all matches, left to right without overlaps; of their first group where they have one.
    ///
    /// - Complexity: O(*n*) for each match.
    func matches(in text: UnsafeBufferPointer<CChar>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var from = 0
        var (start, end, matchEnd) = (0, 0, 0)
        while from <= text.count, found.count < Self.mostMatches,
            hark_re2_next(compiled, text.baseAddress, text.count, from, &start, &end, &matchEnd) == 1
        {
            if end > start { found.append(start..<end) }
            from = max(matchEnd, from + 1)
            while from < text.count, text[from] & -64 == -128 { from += 1 }
        }
        return found
    }

    /// More matches in one text than anyone wants to see.
    private static let mostMatches = 1000
}

/// Clean text as UTF-8, with the way back to its code points.
struct PatternText {
    private let bytes: [CChar]
    /// The code point that each byte belongs to, and their number at the end.
    private let places: [Int32]

    init(_ scalars: [UInt32]) {
        var bytes: [CChar] = []
        var places: [Int32] = []
        bytes.reserveCapacity(scalars.count + 8)
        places.reserveCapacity(scalars.count + 8)
        for (index, value) in scalars.enumerated() {
            guard value >= 0x80 else {
                bytes.append(CChar(truncatingIfNeeded: value))
                places.append(Int32(index))
                continue
            }
            for byte in UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter {
                bytes.append(CChar(bitPattern: byte))
                places.append(Int32(index))
            }
        }
        places.append(Int32(scalars.count))
        self.bytes = bytes
        self.places = places
    }

    /// The matches of a pattern as ranges of code points.
    func matches(of pattern: LinearPattern) -> [Range<Int>] {
        bytes.withUnsafeBufferPointer { pattern.matches(in: $0) }.map {
            Int(places[$0.lowerBound])..<Int(places[$0.upperBound])
        }
    }
}
