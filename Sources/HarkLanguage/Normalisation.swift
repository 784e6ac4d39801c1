import CICU

/// Unicode's normalisation form KC, stretch by stretch.
///
/// Signs that stand alone for an accent (´ ¨ ¯) keep their form, which would otherwise become a space and a mark.
enum Normalisation {
    /// Most scalars that are put into normal form at once, so that no stack of marks costs more than its length.
    /// - Source: UAX #15, Stream-Safe Text Format (30 non-starters)
    static let longestStretch = 32

    /// How a code point behaves, as bits.
    private static let changes: UInt8 = 1
    private static let joins: UInt8 = 2
    private static let hides: UInt8 = 4

    /// ICU's form, which never changes and is never freed.
    nonisolated(unsafe) private static let form: UnsafeRawPointer? = {
        var status: Int32 = 0
        return hark_nfkc(&status)
    }()

    private static let behaviours: [UInt8] = (0..<0x20000).map(findBehaviour)

    private static func behaviour(_ scalar: UInt32) -> UInt8 {
        scalar < 0x20000 ? behaviours[Int(scalar)] : findBehaviour(scalar)
    }

    /// True where a scalar stays as it is, given that the next one does not join it.
    static func keeps(_ scalar: UInt32) -> Bool { behaviour(scalar) == 0 }

    /// True where a scalar may melt with the one before it.
    static func joins(_ scalar: UInt32) -> Bool { behaviour(scalar) & joins != 0 }

    /// True for a control or another scalar that nobody sees.
    static func hides(_ scalar: UInt32) -> Bool { behaviour(scalar) & hides != 0 }

    /// Appends the normal form of one stretch.
    ///
    /// - Complexity: O(*n*) in the length of the stretch, which is at most `longestStretch`.
    static func append(_ stretch: ArraySlice<UInt32>, to result: inout [UInt32]) {
        var source: [UInt16] = []
        for scalar in stretch { source.appendUTF16(of: scalar) }
        var buffer = [UInt16](repeating: 0, count: 18 * source.count + 16)
        var status: Int32 = 0
        let length = hark_normalize(form, source, Int32(source.count), &buffer, Int32(buffer.count), &status)
        guard status <= 0 else {
            result.append(contentsOf: stretch)
            return
        }
        result.appendScalars(of: buffer[..<Int(length)])
    }

    private static func findBehaviour(_ scalar: UInt32) -> UInt8 {
        let signed = Int32(bitPattern: scalar)
        if hidesFromReaders(signed) { return hides }
        var behaviour: UInt8 = hark_boundary_before(form, signed) == 0 ? joins : 0
        guard hark_is_inert(form, signed) == 0 else { return behaviour }
        var result: [UInt32] = []
        append([scalar], to: &result)
        let isAccent = result.count > 1 && result[0] == 0x20
        if result != [scalar], !isAccent { behaviour |= changes }
        return behaviour
    }

    private static func hidesFromReaders(_ scalar: Int32) -> Bool {
        if hark_is_white_space(scalar) != 0 { return false }
        return hark_is_ignorable(scalar) != 0 || (15...16).contains(hark_category(scalar))
    }
}

extension [UInt16] {
    /// Appends a code point as one or two units.
    mutating func appendUTF16(of scalar: UInt32) {
        if scalar < 0x10000 {
            append(UInt16(truncatingIfNeeded: scalar))
        } else {
            append(UInt16(truncatingIfNeeded: 0xD7C0 &+ (scalar >> 10)))
            append(UInt16(truncatingIfNeeded: 0xDC00 | (scalar & 0x3FF)))
        }
    }
}

extension [UInt32] {
    /// Appends the code points of well-formed UTF-16.
    mutating func appendScalars(of units: ArraySlice<UInt16>) {
        var high: UInt32 = 0
        for unit in units {
            let unit = UInt32(unit)
            if unit & 0xFC00 == 0xD800 {
                high = unit
            } else {
                append(unit & 0xFC00 == 0xDC00 ? (high << 10) &+ unit &- 0x35F_DC00 : unit)
            }
        }
    }
}
