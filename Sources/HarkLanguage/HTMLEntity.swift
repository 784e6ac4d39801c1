/// HTML's names for characters, as they leak into texts that were copied from pages.
enum HTMLEntity {
    /// Names that people's texts are found to hold; rarer ones stay as they are.
    private static let names: [String: UInt32] = [
        "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "copy": 0xA9, "reg": 0xAE,
        "trade": 0x2122, "hellip": 0x2026, "mdash": 0x2014, "ndash": 0x2013, "lsquo": 0x2018, "rsquo": 0x2019,
        "sbquo": 0x201A, "ldquo": 0x201C, "rdquo": 0x201D, "bdquo": 0x201E, "laquo": 0xAB, "raquo": 0xBB,
        "bull": 0x2022, "middot": 0xB7, "euro": 0x20AC, "pound": 0xA3, "yen": 0xA5, "cent": 0xA2, "sect": 0xA7,
        "para": 0xB6, "deg": 0xB0, "plusmn": 0xB1, "times": 0xD7, "divide": 0xF7, "frac12": 0xBD, "frac14": 0xBC,
        "frac34": 0xBE, "iexcl": 0xA1, "iquest": 0xBF, "shy": 0xAD, "ensp": 0x2002, "emsp": 0x2003, "thinsp": 0x2009,
        "larr": 0x2190, "rarr": 0x2192, "hearts": 0x2665, "eacute": 0xE9, "egrave": 0xE8, "agrave": 0xE0,
        "aacute": 0xE1, "iacute": 0xED, "oacute": 0xF3, "uacute": 0xFA, "ntilde": 0xF1, "ccedil": 0xE7,
        "auml": 0xE4, "ouml": 0xF6, "uuml": 0xFC, "Auml": 0xC4, "Ouml": 0xD6, "Uuml": 0xDC, "szlig": 0xDF,
        "zwj": 0x200D, "zwnj": 0x200C, "tab": 0x09, "NewLine": 0x0A,
    ]

    /// Length of the longest entity that is looked for, `&` and `;` included.
    private static let longest = 12

    /// Reads the entity that starts at an ampersand.
    ///
    /// - Returns: the character and the length of the entity, or nil where there is none.
    static func read(_ scalars: [UInt32], at start: Int) -> (scalar: UInt32, length: Int)? {
        let limit = min(scalars.count, start + longest)
        guard let end = scalars[start..<limit].firstIndex(of: 0x3B), end > start + 1 else { return nil }
        let body = scalars[(start + 1)..<end]
        let scalar = body.first == 0x23 ? number(body.dropFirst()) : name(body)
        return scalar.map { ($0, end - start + 1) }
    }

    private static func name(_ body: ArraySlice<UInt32>) -> UInt32? {
        guard body.allSatisfy({ $0 < 0x80 }) else { return nil }
        return names[String(decoding: body.map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)]
    }

    private static func number(_ digits: ArraySlice<UInt32>) -> UInt32? {
        let isHex = digits.first == 0x78 || digits.first == 0x58
        let text = String(String.UnicodeScalarView(digits.dropFirst(isHex ? 1 : 0).compactMap(Unicode.Scalar.init)))
        guard text.first != "+", let value = UInt32(text, radix: isHex ? 16 : 10), value > 0 else { return nil }
        return Unicode.Scalar(value)?.value
    }
}
