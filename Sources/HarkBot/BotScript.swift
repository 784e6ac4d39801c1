/// The rules file: how the bot greets, what it offers first, and its rules in order.
public struct BotScript: Sendable, Hashable, Codable {
    /// The first words of the widget.
    public let greeting: LocalizedText
    /// Up to three questions that the widget offers before the first message.
    public let starters: LocalizedList
    /// What single sites say instead, by site key.
    public let sites: [String: SiteScript]
    /// The rules; the first that holds answers.
    public let rules: [BotRule]

    /// Reads the rules file strictly.
    public init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: "greeting", "starters", "sites", "rules")
        greeting = try strict.required("greeting")
        starters = try strict.required("starters")
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
