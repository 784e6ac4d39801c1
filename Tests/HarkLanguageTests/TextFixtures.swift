import HarkTesting

@testable import HarkLanguage

extension CleanText {
    /// A stretch of the clean text as a string.
    func string(_ range: Range<Int>? = nil) -> String {
        let view = scalars[range ?? 0..<scalars.count].compactMap(Unicode.Scalar.init)
        return String(String.UnicodeScalarView(view))
    }
}

/// Texts that were made to break things.
enum HostileTexts {
    private static let scalars: [UInt32] = [
        0x61, 0x65, 0x41, 0x20, 0x0A, 0x26, 0x3B, 0x23, 0x2E, 0x2D, 0x27, 0x2F, 0x40, 0x28, 0x29, 0x3A, 0x30, 0x39,
        0x24,
        0x301, 0x323, 0x327, 0x345, 0x3099, 0x200D, 0xFE0F, 0x20E3, 0x200B, 0xAD, 0x202E, 0x00, 0x1F469, 0x1F3FD,
        0x1F1E9,
        0xE0067, 0xFDFA, 0xBD, 0x2026, 0xFF21, 0xFF0C, 0x3000, 0xA0, 0xB4, 0xAC00, 0x1100, 0x1161, 0x11A8, 0x4E2D,
        0x9AD4,
        0x3042, 0xFF76, 0xFF9E, 0x1D15F, 0x2F800, 0x10FFFF, 0xFFFF, 0xE000, 0x0344, 0x1E9B, 0x0F77, 0xFB1D, 0x0E33,
    ]

    /// A random text of scalars that interact.
    static func random(using numbers: inout SplitMix, length: Int) -> String {
        var view = String.UnicodeScalarView()
        for _ in 0..<length {
            let isWild = Int.random(in: 0..<8, using: &numbers) == 0
            let value =
                isWild ? UInt32.random(in: 0..<0x11_0000, using: &numbers) : scalars.randomElement(using: &numbers)
            if let scalar = value.flatMap(Unicode.Scalar.init) { view.append(scalar) }
        }
        return String(view)
    }

    /// Long texts of one kind each.
    static let long: [String] = [
        String(repeating: "\u{FDFA}", count: 8000), "e" + String(repeating: "\u{301}\u{323}", count: 4000),
        String(repeating: "👩\u{200D}", count: 4000), String(repeating: "\u{200D}\u{FE0F}", count: 4000),
        String(repeating: "&amp;", count: 1600), String(repeating: "&", count: 8000),
        String(repeating: "&#", count: 4000),
        String(repeating: "a.", count: 4000), String(repeating: "a-", count: 4000),
        String(repeating: "1-", count: 4000),
        String(repeating: "1/", count: 4000), String(repeating: "a@", count: 4000), String(repeating: "@", count: 8000),
        String(repeating: "'", count: 8000), String(repeating: "a'", count: 4000), String(repeating: "(", count: 8000),
        String(repeating: "www.", count: 2000), String(repeating: "http://(", count: 1000),
        String(repeating: ".", count: 8000),
        String(repeating: "x", count: 8000), String(repeating: "9", count: 8000),
        String(repeating: "a.b-c_d/", count: 1000),
        String(repeating: "a*", count: 4000), String(repeating: "[微笑", count: 2600),
        String(repeating: "\u{200B}", count: 8000),
        String(repeating: "a\u{200B}", count: 4000), String(repeating: "🇩", count: 8000),
        String(repeating: "\u{1100}", count: 8000),
        String(repeating: "a. ", count: 2600), String(repeating: ":) ", count: 2600),
        String(repeating: "$1-", count: 2600),
        String(repeating: "a&", count: 4000), String(repeating: "%a", count: 4000),
        String(repeating: "1,234,", count: 1300),
    ]
}
