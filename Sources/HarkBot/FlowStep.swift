import HarkLanguage

/// One step of a flow: a question, a call, something said, a confirmation, or a fork.
struct FlowStep: Sendable, Hashable, Codable {
    /// What a step does.
    enum Action {
        case ask(String)
        case say(FlowText)
        case confirm(FlowText)
        case call(FlowCall)
        /// Nothing but going where `then` leads.
        case fork
    }

    /// The name by which other steps lead here.
    let id: String?
    let ask: String?
    let say: FlowText?
    let confirm: FlowText?
    let call: FlowCall?
    /// What a no to `confirm` does.
    let no: FlowFallback?
    /// What must hold for the step to be taken.
    let `if`: FlowConditions
    /// What must not hold.
    let unless: FlowConditions
    /// Where it goes on.
    let then: FlowTarget

    private static let keys = ["id", "ask", "say", "confirm", "call", "no", "if", "unless", "then"]
    private static let actions = ["ask", "say", "confirm", "call"]

    init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: Self.keys)
        id = strict.has("id") ? try strict.id("id") : nil
        ask = strict.has("ask") ? try strict.text("ask") : nil
        say = try strict.optional("say")
        confirm = try strict.optional("confirm")
        call = try strict.optional("call")
        no = try strict.optional("no")
        `if` = try strict.value("if", or: FlowConditions())
        unless = try strict.value("unless", or: FlowConditions())
        then = try strict.value("then", or: .next)
        try check(strict)
    }

    var action: Action {
        if let ask { return .ask(ask) }
        if let say { return .say(say) }
        if let confirm { return .confirm(confirm) }
        return call.map { .call($0) } ?? .fork
    }

    /// Whether the step is taken.
    func holds(_ value: (String) -> String?) -> Bool {
        `if`.allHold(value) && (unless.isEmpty || !unless.allHold(value))
    }

    private func check(_ strict: StrictContainer) throws {
        let count = Self.actions.count(where: strict.has)
        guard count <= 1 else { throw strict.fault("does more than one of \(Self.actions.joined(separator: ", "))") }
        guard count == 1 || then != .next else { throw strict.fault("needs ask, say, confirm, call or then") }
        guard no == nil || confirm != nil else { throw strict.fault("is for confirm alone", at: "no") }
        if let id, FlowTarget.reserved.contains(id) { throw strict.fault("is a word of the format", at: "id") }
    }
}

/// Where a flow goes on.
enum FlowTarget: Sendable, Hashable, Codable {
    case next
    case end
    case handoff
    case step(String)

    static let reserved: Set<String> = ["next", "end", "handoff"]

    init(_ name: String) {
        switch name {
        case "next": self = .next
        case "end": self = .end
        case "handoff": self = .handoff
        default: self = .step(name)
        }
    }

    init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }

    var name: String {
        switch self {
        case .next: "next"
        case .end: "end"
        case .handoff: "handoff"
        case .step(let id): id
        }
    }
}

/// What a flow does where it cannot go straight on: it says why, then ends, asks, hands off or goes elsewhere.
struct FlowFallback: Sendable, Hashable, Codable {
    let say: FlowText?
    let handoff: Bool
    /// The slot that is emptied and asked again.
    let ask: String?
    let then: FlowTarget

    init(from decoder: any Decoder) throws {
        if let name = try? decoder.singleValueContainer().decode(String.self) {
            (say, handoff, ask, then) = (nil, false, nil, FlowTarget(name))
            return
        }
        let strict = try StrictContainer(decoder, keys: "say", "handoff", "ask", "then")
        say = try strict.optional("say")
        handoff = try strict.value("handoff", or: false)
        ask = strict.has("ask") ? try strict.text("ask") : nil
        then = try strict.value("then", or: .end)
        let ways = (handoff ? 1 : 0) + (ask == nil ? 0 : 1) + (strict.has("then") ? 1 : 0)
        guard ways <= 1 else { throw strict.fault("does more than one of handoff, ask, then") }
    }
}
