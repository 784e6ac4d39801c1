/// A button under an answer that leads to a rule or starts a flow.
public struct RuleChoice: Sendable, Hashable, Codable {
    /// The id that the customer's page sends back.
    public let id: String
    /// What the button says.
    public let label: LocalizedText
    /// The rule that answers.
    public let goto: String?
    /// The flow that it starts.
    public let flow: String?

    /// Reads a choice strictly.
    public init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: "id", "label", "goto", "flow")
        id = try strict.id("id")
        label = try strict.required("label")
        goto = strict.has("goto") ? try strict.id("goto") : nil
        flow = strict.has("flow") ? try strict.id("flow") : nil
        guard !BotChoice.reserved.contains(id) else { throw strict.fault("is the bot's own", at: "id") }
        guard (goto == nil) != (flow == nil) else { throw strict.fault("needs goto or flow, and not both") }
    }
}

/// A link under an answer.
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
