/// What language a text is in, and how sure that is.
public struct LanguageGuess: Sendable, Hashable {
    /// The language.
    public let language: Language
    /// The script of Chinese; nil for other languages, and where the characters are the same in both.
    public let script: ChineseScript?
    /// 0…1: the probability that the language is right.
    public let confidence: Double

    /// Creates a guess.
    public init(language: Language, script: ChineseScript?, confidence: Double) {
        self.language = language
        self.script = script
        self.confidence = confidence
    }
}

/// The two scripts of Chinese, by their ISO 15924 codes.
public enum ChineseScript: String, Sendable, Hashable, Codable {
    case simplified = "Hans"
    case traditional = "Hant"
}
