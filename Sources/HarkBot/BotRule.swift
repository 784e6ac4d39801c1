public import HarkLanguage

/// One thing the bot can say or do, and when it does.
public struct BotRule: Sendable, Hashable, Codable {
    /// The name by which choices and explanations refer to the rule.
    public let id: String
    /// What the rule is about, for the people who keep it.
    public let title: String
    /// The only language in which the rule holds.
    public let language: Language?
    /// The conditions, any of which is enough; empty for a rule that only choices lead to.
    public let when: [BotCondition]
    /// What it does.
    public let answer: BotAnswer
    /// Whether it gives a conversation that waits for people back to the bot; it does nothing else then.
    public let givesBack: Bool

    /// Reads a rule strictly.
    public init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(
            decoder,
            keys: ["id", "title", "language", "when", "giveBack"] + BotAnswer.keys
        )
        id = try strict.id("id")
        title = try strict.text("title")
        language = try strict.spokenLanguage("language")
        when = try strict.value("when", or: [])
        answer = try BotAnswer(strict)
        givesBack = try strict.value("giveBack", or: false)
        try check(strict)
    }

    private func check(_ strict: StrictContainer) throws {
        if let say = answer.say {
            guard !say.en.isEmpty || language == .chinese else { throw strict.fault("is missing", at: "say", "en") }
            guard !say.zh.isEmpty || language == .english else { throw strict.fault("is missing", at: "say", "zh") }
        }
        guard !givesBack || !answer.speaks && answer.actions.isEmpty else {
            throw strict.fault("goes with nothing else that a rule does", at: "giveBack")
        }
        guard givesBack || answer.speaks || !answer.actions.isEmpty else {
            throw strict.fault("needs say, article, flow, handoff or something to do")
        }
        guard answer.speaks || !when.isEmpty else { throw strict.fault("is missing", at: "when") }
    }
}

extension BotRule {
    /// What the bot says.
    public var say: SpokenText? { answer.say }
    /// The articles to quote and link.
    public var article: LocalizedText? { answer.article }
    /// The buttons under the answer.
    public var choices: [RuleChoice] { answer.choices }
    /// The links under the answer.
    public var links: [RuleLink] { answer.links }
    /// Whether the rule hands the conversation to a person.
    public var handoff: Bool { answer.handoff }
    /// Whether the rule only has things done, and lets others answer.
    var isQuiet: Bool { !answer.speaks && !givesBack }
}
