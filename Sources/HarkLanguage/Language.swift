/// The languages that Hark tells apart.
public enum Language: String, Sendable, Codable, Hashable, CaseIterable {
    /// English, and every text in the Latin script.
    case english = "en"
    /// Chinese.
    case chinese = "zh"
    /// Anything else, or a text without letters.
    case other

    /// Names the language of a short text by the script of its letters.
    ///
    /// One Han character weighs as much as a Latin word, so "我要退 tent" is Chinese. Latin words with digits in them
    /// (order numbers) say nothing, also where Chinese goes on behind them without a space, nor do addresses of mail
    /// and pages. A text with kana, Hangul or Cyrillic is `other`.
    /// - Returns: `other` when the text holds no letter.
    /// - Complexity: O(*n*) in the length of the text.
    public static func detect(_ text: String) -> Language {
        var count = ScriptCount()
        for word in withoutAddresses(text).split(whereSeparator: { !isWordScalar($0) }) {
            count.add(word)
        }
        return count.language
    }

    /// The text without runs of ASCII signs that hold `@` or `://`.
    private static func withoutAddresses(_ text: String) -> String.UnicodeScalarView {
        guard text.contains("@") || text.contains("://") else { return text.unicodeScalars }
        var (kept, run) = (String.UnicodeScalarView(), String.UnicodeScalarView())
        func isAddress() -> Bool { run.contains("@") || String(run).contains("://") }
        for scalar in text.unicodeScalars {
            if (0x21...0x7E).contains(scalar.value) {
                run.append(scalar)
            } else {
                if !isAddress() { kept.append(contentsOf: run) }
                kept.append(scalar)
                run = String.UnicodeScalarView()
            }
        }
        if !isAddress() { kept.append(contentsOf: run) }
        return kept
    }

    /// Reads a language tag such as `zh-CN` or `en_GB`.
    ///
    /// - Returns: nil when the tag is of neither English nor Chinese.
    public init?(tag: String) {
        let primary = tag.prefix { $0.isLetter }.lowercased()
        guard let language = Language(rawValue: primary), language != .other else { return nil }
        self = language
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "'" || scalar == "-"
    }
}

/// How much of a text stands in each script.
private struct ScriptCount {
    private var latinWords = 0
    private var hanCharacters = 0
    private var others = 0

    mutating func add(_ word: Substring.UnicodeScalarView) {
        var (hasLatin, hasDigit) = (false, false)
        for scalar in word where scalar != "'" && scalar != "-" {
            switch Script(scalar) {
            case .latin: hasLatin = true
            case .han: hanCharacters += 1
            case .other: others += 1
            case .none: hasDigit = true
            }
        }
        if hasLatin, !hasDigit { latinWords += 1 }
    }

    var language: Language {
        if others > 0, others >= max(latinWords, hanCharacters / 2) { return .other }
        if hanCharacters > 0, hanCharacters >= latinWords { return .chinese }
        return latinWords > 0 ? .english : .other
    }
}

/// The script of one scalar, as coarse as language detection needs it.
enum Script {
    case latin, han, other, none

    init(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x30...0x39: self = .none
        case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xBA, 0xC0...0x24F, 0x1E00...0x1EFF, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
            self = .latin
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF, 0x3005...0x3007: self = .han
        default: self = .other
        }
    }
}
