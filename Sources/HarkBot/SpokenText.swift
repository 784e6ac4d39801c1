public import HarkLanguage

/// What the bot says in each language, in one or several ways.
///
/// Which way is taken depends on the number of the turn alone, so that a talk can be repeated.
public struct SpokenText: Sendable, Hashable, Codable {
    /// The English ways to say it.
    public let en: [String]
    /// The Chinese ways to say it.
    public let zh: [String]

    /// The most ways of one language, and the longest text of one.
    static let mostVariants = 20
    static let longestCharacters = 4_000

    /// Creates a text that is said in one way.
    public init(en: String, zh: String) {
        (self.en, self.zh) = ([en], [zh])
    }

    /// Reads a text or a list of texts of each language; one language may be left out.
    public init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: "en", "zh")
        en = try Self.variants("en", strict)
        zh = try Self.variants("zh", strict)
    }

    /// The ways to say it to a reader of `language`; English for every language but Chinese.
    public subscript(language: Language) -> [String] {
        let wanted = language == .chinese ? zh : en
        return wanted.isEmpty ? (language == .chinese ? en : zh) : wanted
    }

    /// The first way in each language.
    public var plain: LocalizedText { LocalizedText(en: self[.english][0], zh: self[.chinese][0]) }

    /// The way whose turn it is among those of which all is known, with its places filled.
    func spoken(in language: Language, turn: Int, _ value: (String) -> String?) -> String {
        let templates = self[language].map(TextTemplate.init)
        let known = templates.compactMap { $0.filled(value) }
        guard known.isEmpty else { return known[abs(turn % known.count)] }
        return templates.first?.squeezed(value) ?? ""
    }

    private static func variants(_ key: String, _ strict: StrictContainer) throws -> [String] {
        guard strict.has(key) else { return [] }
        let texts = try strict.textOrTexts(key)
        guard texts.count <= mostVariants else { throw strict.fault("holds more than \(mostVariants)", at: key) }
        guard texts.allSatisfy({ $0.count <= longestCharacters }) else {
            throw strict.fault("holds a text of more than \(longestCharacters) characters", at: key)
        }
        return texts
    }
}
