public import HarkLanguage

/// A change of the bot's documents as a person accepts it; applied to texts, it keeps comments and layout.
public enum DocumentEdit: Sendable, Hashable, Codable {
    /// Gives an intent one more example.
    case addExample(intent: String, language: Language, text: String)
    /// Adds an article in a file of its own.
    case addArticle(ArticleDraft)
    /// Adds a rule before another one, or at the end.
    case addRule(RuleDraft, before: String?)
    /// Takes a rule out, with the comments right above it.
    case removeRule(id: String)
    /// Moves a rule, with the comments right above it, before another one.
    case moveRule(id: String, before: String)

    /// Why an edit cannot be made.
    public enum Failure: Error, Equatable, Sendable {
        /// The rules file is not among the texts, or is not readable YAML.
        case unreadable(String)
        /// There is no intent or rule of this id.
        case missing(String)
        /// There is another rule or article of this id.
        case taken(String)
        /// The text is written in a way that cannot be edited safely: a person must do it.
        case tooIntricate(String)
        /// The version would have more files, or more text, than it may.
        case tooMuch(String)
    }
}

/// An article that the learning loop drafts.
public struct ArticleDraft: Sendable, Hashable, Codable {
    /// The language.
    public var language: Language
    /// The title: a question of the customers.
    public var title: String
    /// Words that customers ask by.
    public var keywords: [String]
    /// How customers asked, for the person who edits the draft.
    public var asked: [String]
    /// The answer.
    public var text: String

    /// The id: the same for the same title and language.
    public var id: String {
        let words = keywords.filter { $0.utf8.allSatisfy(Self.isPlain) }.prefix(3).joined(separator: "-")
        let digest = StableDigest.hex(of: [language.rawValue, title.folded]).prefix(6)
        return [words.isEmpty ? "learnt" : words, String(digest)].joined(separator: "-")
            + (language == .chinese ? "-zh" : "")
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
    }

    /// The file's text: front matter, answer.
    var file: String {
        let asked = asked.filter { $0 != title }
        return """
            ---
            id: \(id)
            title: \(YAMLText.quoted(title))
            language: \(language.rawValue)
            keywords: \(YAMLText.list(keywords))
            synonyms: \(YAMLText.list(asked))
            ---
            \(Self.plain(text))

            """
    }

    /// The answer as paragraphs: nothing in it is read as front matter or heading.
    private static func plain(_ text: String) -> String {
        text.split(separator: "\n").map { line in
            String(line.trimmingSpaces.drop { $0 == "#" || $0 == "-" || $0 == " " })
        }.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}

/// A rule that says one thing when one of some words occurs.
public struct RuleDraft: Sendable, Hashable, Codable {
    /// The rule's id.
    public var id: String
    /// What the rule is about.
    public var title: String
    /// Words or phrases of which one must occur.
    public var any: [String]
    /// What the bot says.
    public var say: LocalizedText

    /// The rule as lines of YAML, to stand after `- ` and below it.
    var lines: [String] {
        [
            "id: \(id)", "title: \(YAMLText.quoted(title))", "when: [{any: \(YAMLText.list(any))}]", "say:",
            "  en: \(YAMLText.quoted(say.en))", "  zh: \(YAMLText.quoted(say.zh))",
        ]
    }
}

/// Texts as YAML that no reader takes for anything else.
enum YAMLText {
    /// The text between double quotes, on one line.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || isHidden(scalar):
                let digits = String(scalar.value, radix: 16)
                quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    static func list(_ texts: [String]) -> String {
        "[" + texts.map(quoted).joined(separator: ", ") + "]"
    }

    /// Breaks that YAML would fold, and what only Unicode's older half calls printable.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        [0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value)
    }
}
