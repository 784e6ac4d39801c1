public import HarkLanguage

/// A text in each language that the bot answers in.
public struct LocalizedText: Sendable, Hashable, Codable {
    /// The English text.
    public let en: String
    /// The Chinese text.
    public let zh: String

    /// Creates a text in both languages.
    public init(en: String, zh: String) {
        self.en = en
        self.zh = zh
    }

    /// Reads both languages; an unknown or empty one is an error.
    public init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: "en", "zh")
        en = try strict.text("en")
        zh = try strict.text("zh")
    }

    /// The text for a reader of `language`; English for every language but Chinese.
    public subscript(language: Language) -> String {
        language == .chinese ? zh : en
    }
}

/// A list of texts in each language that the bot answers in.
public struct LocalizedList: Sendable, Hashable, Codable {
    /// The English texts.
    public let en: [String]
    /// The Chinese texts.
    public let zh: [String]

    /// Reads both languages; each must hold the same number of texts.
    public init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: "en", "zh")
        en = try strict.texts("en")
        zh = try strict.texts("zh")
        guard en.count == zh.count else { throw strict.fault("en and zh must hold as many texts", at: "zh") }
    }

    /// The texts for a reader of `language`; English for every language but Chinese.
    public subscript(language: Language) -> [String] {
        language == .chinese ? zh : en
    }
}
