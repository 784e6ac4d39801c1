import HarkLanguage

/// What the bot must do in one turn of a script; only what is named is compared.
struct ScriptedReply {
    static let keys =
        ["bot", "pattern", "language", "outcome", "reason", "rule", "intent", "article", "flow", "handoff", "choices"]
        + ["actions", "state", "attributes"]

    /// What the bot must say, word for word.
    let bot: String?
    /// What must be found in what it says.
    let pattern: String?
    /// What is expected by key, as it is compared.
    private let values: [(key: String, value: String)]
    private let slots: [String: String]?
    private let attributes: [String: String]?

    init(_ strict: StrictContainer) throws {
        bot = strict.has("bot") ? try strict.text("bot") : nil
        pattern = strict.has("pattern") ? try strict.text("pattern") : nil
        slots = try strict.optional("state")
        attributes = try strict.optional("attributes")
        var values: [(key: String, value: String)] = []
        for key in ["language", "outcome", "reason", "rule", "intent", "article", "flow"] where strict.has(key) {
            values.append((key, try strict.text(key)))
        }
        if strict.has("handoff") {
            let handoff = try strict.switchOrText("handoff")
            values.append(("handoff", handoff.text ?? "\(handoff.isOn)"))
        }
        for key in ["choices", "actions"] where strict.has(key) {
            values.append((key, Self.list(try strict.texts(key))))
        }
        self.values = values
    }

    /// The first thing that is not as expected; nil when all is.
    func difference(to reply: BotReply, pattern: LinearPattern?) -> DialogueDifference.Values? {
        if let bot, bot != reply.text { return ("bot", bot, reply.text) }
        if let pattern, pattern.firstMatch(in: reply.text) == nil {
            return ("pattern", self.pattern ?? "", reply.text)
        }
        for (key, expected) in values {
            let actual = Self.value(key, of: reply, like: expected)
            if actual != expected { return (key, expected, actual) }
        }
        return Self.difference("state", slots, reply.state.slots)
            ?? Self.difference("attributes", attributes, reply.state.attributes)
    }

    private static func value(_ key: String, of reply: BotReply, like expected: String) -> String {
        switch key {
        case "language": reply.language.rawValue
        case "outcome": reply.outcome.rawValue
        case "reason": reply.explained.kind.rawValue
        case "rule": reply.state.rule ?? "none"
        case "intent": reply.state.intent ?? "none"
        case "article": reply.state.article ?? "none"
        case "flow": reply.state.flow?.flow ?? "none"
        case "handoff": expected == "true" ? "\(reply.handoff != nil)" : reply.handoff?.reason.rawValue ?? "false"
        case "choices": list(reply.choices.map(\.id))
        default: list(reply.actions.map(\.description))
        }
    }

    private static func difference(
        _ key: String,
        _ expected: [String: String]?,
        _ actual: [String: String]
    ) -> DialogueDifference.Values? {
        for (name, value) in (expected ?? [:]).sorted(by: { $0.key < $1.key }) where actual[name] != value {
            return ("\(key).\(name)", value, actual[name] ?? "none")
        }
        return nil
    }

    private static func list(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }
}
