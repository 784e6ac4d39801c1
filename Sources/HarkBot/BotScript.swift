/// The rules file: how the bot greets, what it offers first, and its rules in order.
public struct BotScript: Sendable, Hashable, Codable {
    /// The first words of the widget.
    public let greeting: LocalizedText
    /// Up to three questions that the widget offers before the first message.
    public let starters: LocalizedList
    /// Names of what the shop sells; a question is not understood less for naming one.
    public let wares: WareNames
    /// What single sites say instead, by site key.
    public let sites: [String: SiteScript]
    /// The folder of the articles, seen from this file; only for tools that are not told another.
    public let articles: String?
    /// Words that mean the same.
    public let synonyms: SynonymGroups
    /// What customers want, told by examples.
    public let intents: [BotIntent]
    /// Examples of what the bot shall not take for any intent.
    public let outOfScope: ExampleTexts
    /// When the bot hands off by itself.
    public let handoff: HandoffPolicy
    /// The flows that stand in this file.
    public let flows: [FlowDocument]
    /// Files of one flow each, seen from this file.
    public let flowFiles: [String]
    /// The rules; the first that holds answers.
    public let rules: [BotRule]

    private static let keys = [
        "greeting", "starters", "wares", "sites", "articles", "synonyms", "intents", "outOfScope", "handoff", "flows",
        "flowFiles", "rules",
    ]

    /// Reads the rules file strictly.
    public init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: Self.keys)
        greeting = try strict.required("greeting")
        starters = try strict.required("starters")
        wares = try strict.value("wares", or: WareNames())
        sites = try strict.value("sites", or: [:])
        articles = strict.has("articles") ? try strict.text("articles") : nil
        synonyms = try strict.value("synonyms", or: SynonymGroups())
        intents = try strict.value("intents", or: [])
        outOfScope = try strict.value("outOfScope", or: ExampleTexts())
        handoff = try strict.value("handoff", or: HandoffPolicy())
        flows = try strict.value("flows", or: [])
        flowFiles = try strict.texts("flowFiles")
        rules = try strict.value("rules", or: [])
        guard starters.en.count <= 3 else { throw strict.fault("holds more than three", at: "starters") }
    }
}

/// What one site says instead of the common words.
public struct SiteScript: Sendable, Hashable, Codable {
    /// The first words of the widget on this site.
    public let greeting: LocalizedText?
    /// The questions offered on this site.
    public let starters: LocalizedList?

    /// Reads a site's words strictly.
    public init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: "greeting", "starters")
        greeting = try strict.optional("greeting")
        starters = try strict.optional("starters")
    }
}

/// The names of a shop's wares in each language.
public struct WareNames: Sendable, Hashable, Codable {
    /// The English names.
    public let en: [String]
    /// The Chinese names.
    public let zh: [String]

    /// No names.
    init() {
        en = []
        zh = []
    }

    /// Reads the names strictly.
    public init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: "en", "zh")
        en = try strict.texts("en")
        zh = try strict.texts("zh")
    }
}
