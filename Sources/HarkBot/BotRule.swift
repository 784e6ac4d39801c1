public import HarkLanguage

/// One thing the bot can say, and when it says it.
public struct BotRule: Sendable, Hashable, Codable {
    /// The name by which choices and explanations refer to the rule.
    public let id: String
    /// What the rule is about, for the people who keep it.
    public let title: String
    /// The conditions, any of which is enough; empty for a rule that only choices lead to.
    public let when: [BotCondition]
    /// What the bot says; absent when the article says it or the rule hands off with the usual words.
    public let say: LocalizedText?
    /// The ids of the articles to quote (when `say` is absent) and to link.
    public let article: LocalizedText?
    /// The buttons under the answer.
    public let choices: [RuleChoice]
    /// The links under the answer.
    public let links: [RuleLink]
    /// Whether the rule hands the conversation to a person.
    public let handoff: Bool
    /// Whether the rule only keeps the talk going: it neither answers nor counts as a miss.
    public let smallTalk: Bool

    /// Reads a rule strictly.
    public init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(
            decoder,
            keys: "id",
            "title",
            "when",
            "say",
            "article",
            "choices",
            "links",
            "handoff",
            "smallTalk"
        )
        id = try strict.id("id")
        title = try strict.text("title")
        when = try strict.value("when", or: [])
        say = try strict.optional("say")
        article = try strict.optional("article")
        choices = try strict.value("choices", or: [])
        links = try strict.value("links", or: [])
        handoff = try strict.value("handoff", or: false)
        smallTalk = try strict.value("smallTalk", or: false)
        guard say != nil || article != nil || handoff else { throw strict.fault("needs say, article or handoff") }
        guard !handoff || choices.isEmpty else { throw strict.fault("cannot be offered by a hand-off", at: "choices") }
    }
}

/// One condition of a rule: everything it names must hold.
public struct BotCondition: Sendable, Hashable, Codable {
    /// An RE2 pattern that is looked for in the folded text, whatever the case.
    public let pattern: String?
    /// Words or phrases that must all occur, compared by their stems.
    public let all: [String]
    /// Words or phrases of which one must occur.
    public let any: [String]
    /// Words or phrases of which none may occur.
    public let none: [String]
    /// The only language for which the condition holds.
    public let language: Language?

    /// Reads a condition strictly.
    public init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: "pattern", "all", "any", "none", "language")
        pattern = strict.has("pattern") ? try strict.text("pattern") : nil
        all = try strict.texts("all")
        any = try strict.texts("any")
        none = try strict.texts("none")
        language = try strict.optional("language")
        guard pattern != nil || !all.isEmpty || !any.isEmpty else { throw strict.fault("needs pattern, all or any") }
    }
}

/// A button under a rule's answer that leads to another rule.
public struct RuleChoice: Sendable, Hashable, Codable {
    /// The id that the customer's page sends back.
    public let id: String
    /// What the button says.
    public let label: LocalizedText
    /// The rule that answers.
    public let goto: String

    /// Reads a choice strictly.
    public init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: "id", "label", "goto")
        id = try strict.id("id")
        label = try strict.required("label")
        goto = try strict.id("goto")
        guard !BotChoice.reserved.contains(id) else { throw strict.fault("is the bot's own", at: "id") }
    }
}

/// A link under a rule's answer.
public struct RuleLink: Sendable, Hashable, Codable {
    /// What the link says.
    public let title: LocalizedText
    /// An address that starts with `https://` or with `/`.
    public let url: String

    /// Reads a link strictly; other schemes are refused, so that a link can never run script.
    public init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: "title", "url")
        title = try strict.required("title")
        url = try strict.text("url")
        let isLocal = url.hasPrefix("/") && !url.hasPrefix("//")
        guard isLocal || url.hasPrefix("https://") else {
            throw strict.fault("must start with https:// or /", at: "url")
        }
    }
}
