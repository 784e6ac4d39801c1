/// What a rule or an intent does: it speaks, leads on, hands off, and has things done beside.
public struct BotAnswer: Sendable, Hashable, Codable {
    /// What the bot says; absent when the article says it, a flow does, or it hands off with the usual words.
    public let say: SpokenText?
    /// The ids of the articles to quote (when `say` is absent) and to link.
    public let article: LocalizedText?
    /// The buttons under the answer.
    public let choices: [RuleChoice]
    /// The links under the answer.
    public let links: [RuleLink]
    /// The flow that it starts.
    public let flow: String?
    /// Whether it hands the conversation to a person.
    public let handoff: Bool
    /// What the person is told of the reason.
    public let note: String?
    /// Whether it only keeps the talk going: it neither answers nor counts as a miss.
    public let smallTalk: Bool
    /// What is done to the conversation beside.
    public let actions: [BotAction]

    static let keys =
        ["say", "article", "choices", "links", "flow", "handoff", "smallTalk"]
        + ["set", "label", "priority", "queue", "close"]

    /// Whether the customer hears or sees something of it.
    public var speaks: Bool { say != nil || article != nil || flow != nil || handoff }

    init(_ strict: StrictContainer) throws {
        say = try strict.optional("say")
        article = try strict.optional("article")
        choices = try strict.value("choices", or: [])
        links = try strict.value("links", or: [])
        flow = strict.has("flow") ? try strict.id("flow") : nil
        smallTalk = try strict.value("smallTalk", or: false)
        let handoff = try strict.switchOrText("handoff")
        (self.handoff, note) = (handoff.isOn, handoff.text)
        actions = try Self.actions(strict)
        try check(strict)
    }

    private func check(_ strict: StrictContainer) throws {
        guard choices.isEmpty || !handoff else { throw strict.fault("cannot be offered by a hand-off", at: "choices") }
        guard flow == nil || !handoff else { throw strict.fault("cannot start together with a hand-off", at: "flow") }
        guard flow == nil || choices.isEmpty else { throw strict.fault("cannot be offered by a flow", at: "choices") }
        let closes = actions.contains { if case .close = $0 { true } else { false } }
        guard !closes || say != nil || article != nil else { throw strict.fault("needs say or article", at: "close") }
        guard !closes || !handoff && flow == nil else { throw strict.fault("cannot go with more to come", at: "close") }
        guard speaks || choices.isEmpty && links.isEmpty && !smallTalk else {
            throw strict.fault("needs say, article, flow or handoff")
        }
    }

    private static func actions(_ strict: StrictContainer) throws -> [BotAction] {
        var actions: [BotAction] = []
        let attributes: [String: String] = try strict.value("set", or: [:])
        for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
            guard (1...64).contains(name.utf8.count), value.count <= TextTemplate.valueCharacters else {
                throw strict.fault("is too long", at: "set", name)
            }
            actions.append(.setAttribute(name: name, value: value))
        }
        let labels = strict.has("label") ? try strict.textOrTexts("label") : []
        if !labels.isEmpty { actions.append(.label(labels)) }
        if let priority = try strict.oneOf("priority", BotPriority.self) {
            actions.append(.priority(priority.rawValue))
        }
        if strict.has("queue") { actions.append(.queue(try strict.text("queue"))) }
        let close = try strict.switchOrText("close")
        if close.isOn { actions.append(.close(disposition: close.text)) }
        return actions
    }
}
