public import HarkLanguage
import Yams

// Single rules and articles of a version, changed by programs; every other line of the files stays as it is.
extension BotFiles {
    /// The rules as they are written, in order: what a rule leaves out is left out here too.
    ///
    /// - Returns: objects; none when the rules file is unreadable.
    public var writtenRules: [(id: String, rule: BotJSON)] {
        guard let text = self[Self.script], let document = try? YAMLDocument(text, file: Self.script),
            case .list(let rules)? = document.json(at: ["rules"])
        else { return [] }
        return rules.compactMap { rule in
            guard case .object(let members) = rule, case .text(let id)? = members["id"] else { return nil }
            return (id, rule)
        }
    }

    /// Adds a rule, or writes another in the place of the one with its id.
    ///
    /// - Parameters:
    ///   - rule: an object with the keys of a rule.
    ///   - other: the rule to put it before; nil leaves it where it is, or puts a new one at the end.
    /// - Returns: the files with the rule.
    /// - Throws: why it cannot be done; whether the bot can use the rule, `BotDocuments` tells.
    public func putting(rule: BotJSON, before other: String? = nil) throws(DocumentEdit.Failure) -> BotFiles {
        guard case .object(let members) = rule, case .text(let id)? = members["id"] else { throw .missing("id") }
        var rules = try RulesText(of: self)
        let lines = Self.lines(of: members)
        if rules.ids.contains(id) {
            try rules.replace(rule: id, by: lines)
            if let other { try rules.move(rule: id, before: other) }
        } else {
            try rules.add(lines, id: id, before: other)
        }
        return try with(rules.text, as: Self.script)
    }

    /// Takes a rule out.
    ///
    /// - Throws: `missing` when there is none, `tooIntricate` when a person must do it.
    public func removing(rule id: String) throws(DocumentEdit.Failure) -> BotFiles {
        var rules = try RulesText(of: self)
        guard rules.ids.contains(id) else { throw .missing(id) }
        try rules.remove(rule: id)
        return try with(rules.text, as: Self.script)
    }

    /// Adds an article, or writes another in the place of the one with its id.
    ///
    /// - Throws: why it cannot be done; whether the bot can use the article, `BotDocuments` tells.
    public func putting(article: ArticleText) throws(DocumentEdit.Failure) -> BotFiles {
        try with(article.file, as: name(ofArticle: article.id) ?? Self.articles + article.id + ".md")
    }

    /// Takes an article out.
    ///
    /// - Throws: `missing` when there is none.
    public func removing(article id: String) throws(DocumentEdit.Failure) -> BotFiles {
        guard let name = name(ofArticle: id) else { throw .missing(id) }
        do {
            return try changed(by: [name: nil as String?])
        } catch {
            throw .tooMuch(name)
        }
    }

    /// A draft that was begun from `base`, as it is when what has changed since is taken in, file by file.
    ///
    /// - Returns: nil when a file was changed on both sides.
    /// - Throws: as `init`.
    public func carried(from base: BotFiles, over next: BotFiles) throws(BotError) -> BotFiles? {
        var texts = texts
        for name in Set(base.names).union(next.names) where base[name] != next[name] && texts[name] != next[name] {
            guard texts[name] == base[name] else { return nil }
            texts[name] = next[name]
        }
        return try BotFiles(texts)
    }

    private func name(ofArticle id: String) -> String? {
        names.first { name in
            guard name.hasPrefix(Self.articles), let text = self[name] else { return false }
            return (try? ArticleFile.parse(TextFile(name: name, text: text)))?.article.id == id
        }
    }

    /// The keys in the order of the manual, each with its value on one line.
    private static func lines(of rule: [String: BotJSON]) -> [String] {
        let known = ["id", "title", "language", "smallTalk", "when", "say"]
        let rest = rule.keys.filter { !known.contains($0) }.sorted()
        return (known + rest).compactMap { key in rule[key].map { "\(YAMLText.key(key)): \(YAMLText.flow($0))" } }
    }
}

/// An article as a program writes it.
public struct ArticleText: Sendable, Hashable {
    /// The name of the article in addresses.
    public let id: String
    /// The title.
    public var title: String
    /// The language of the text.
    public var language: Language
    /// Who may read it.
    public var audience: BotArticle.Audience
    /// How often its meaning has changed.
    public var version: Int
    /// Words by which customers ask for it.
    public var keywords: [String]
    /// Other words for what it is about.
    public var synonyms: [String]
    /// The intents that it answers.
    public var intents: [String]
    /// The text as Markdown.
    public var markdown: String

    /// Creates an article without words of its own.
    public init(id: String, title: String, language: Language, markdown: String) {
        (self.id, self.title, self.language, self.markdown) = (id, title, language, markdown)
        (audience, version, keywords, synonyms, intents) = (.everyone, 1, [], [], [])
    }

    /// Takes an article up, to change parts of it.
    public init(_ article: BotArticle) {
        self.init(id: article.id, title: article.title, language: article.language, markdown: article.markdown)
        (audience, version) = (article.audience, article.version)
        (keywords, synonyms, intents) = (article.keywords, article.synonyms, article.intents)
    }

    /// The file's text: front matter, then the Markdown.
    var file: String {
        var lines = ["---", "id: \(YAMLText.quoted(id))", "title: \(YAMLText.quoted(title))"]
        lines.append("language: \(language.rawValue)")
        if audience != .everyone { lines.append("audience: \(audience.rawValue)") }
        if version != 1 { lines.append("version: \(version)") }
        for (key, texts) in [("keywords", keywords), ("synonyms", synonyms), ("intents", intents)] where !texts.isEmpty
        {
            lines.append("\(key): \(YAMLText.list(texts))")
        }
        let text = markdown.drop(while: \.isNewline)
        return (lines + ["---", ""]).joined(separator: "\n") + text + (text.last?.isNewline == true ? "" : "\n")
    }
}

extension YAMLText {
    /// A key, between quotes where it is no plain word.
    static func key(_ key: String) -> String {
        let isPlain = key.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) }
        return isPlain && !key.isEmpty && !reserved.contains(key.lowercased()) ? key : quoted(key)
    }

    /// Words that stand for something else without quotes.
    private static let reserved: Set = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"]

    /// A value on one line.
    static func flow(_ value: BotJSON) -> String {
        switch value {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let number): Int(exactly: number).map(String.init) ?? String(number)
        case .text(let text): quoted(text)
        case .list(let items): "[" + items.map(flow).joined(separator: ", ") + "]"
        case .object(let members):
            "{" + members.sorted { $0.key < $1.key }.map { "\(key($0.key)): \(flow($0.value))" }.joined(separator: ", ")
                + "}"
        }
    }
}
