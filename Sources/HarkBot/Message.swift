import HarkLanguage

/// A customer's message, prepared once for all rules.
struct Message {
    /// How much of a long message is looked at: its beginning and its end.
    static let headCharacters = 1_500
    static let tailCharacters = 500

    let folded: String
    let stems: [String]
    let terms: [Term]
    let language: Language
    private let stemSet: Set<String>

    init(_ turn: BotTurn) {
        let text = Self.cut(turn.text)
        folded = text.folded
        stems = Tokenizer.stems(of: text)
        stemSet = Set(stems)
        terms = KnowledgeTerms.terms(of: text)
        language = Self.language(of: text, turn)
    }

    /// The folded text without punctuation and symbols.
    var bare: String {
        String(folded.filter { !$0.isPunctuation && !$0.isSymbol }.trimmingSpaces)
    }

    /// Whether the stems of a phrase occur side by side.
    func contains(_ phrase: Phrase) -> Bool {
        guard phrase.stems.allSatisfy(stemSet.contains) else { return false }
        guard phrase.stems.count > 1 else { return true }
        return stems.indices.contains { stems[$0...].starts(with: phrase.stems) }
    }

    private static func cut(_ text: String) -> String {
        guard text.utf8.count > headCharacters + tailCharacters,
            text.count > headCharacters + tailCharacters
        else { return text }
        return text.prefix(headCharacters) + " " + text.suffix(tailCharacters)
    }

    /// The language of the text, else of the page, else of the talk so far, else English.
    private static func language(of text: String, _ turn: BotTurn) -> Language {
        let detected = Language.detect(text)
        guard detected == .other else { return detected }
        return turn.languageHint.flatMap(Language.init(tag:)) ?? turn.state.language ?? .english
    }
}

/// A word or phrase of a rule, as stems.
struct Phrase {
    let source: String
    let stems: [String]

    init(_ source: String) {
        self.source = source
        stems = Tokenizer.stems(of: source)
    }
}
