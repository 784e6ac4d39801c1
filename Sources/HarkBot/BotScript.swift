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
    /// The rules; the first that holds answers.
    public let rules: [BotRule]

    /// Reads the rules file strictly.
    public init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: "greeting", "starters", "wares", "sites", "rules")
        greeting = try strict.required("greeting")
        starters = try strict.required("starters")
        wares = try strict.value("wares", or: WareNames())
        sites = try strict.value("sites", or: [:])
        rules = try strict.required("rules")
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
