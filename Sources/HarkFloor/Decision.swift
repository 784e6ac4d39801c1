public import HarkDomain

/// What the floor made of a command.
public struct Decision: Hashable, Sendable {
    /// How the command ended.
    public var outcome: Outcome
    /// What happened.
    ///
    /// - Shape: in order of position; empty when nothing changed.
    public var events: [Event]
    /// What the shell has to do once the events are on disk.
    public var effects: [Effect]

    /// Creates a decision.
    public init(outcome: Outcome, events: [Event] = [], effects: [Effect] = []) {
        (self.outcome, self.events, self.effects) = (outcome, events, effects)
    }
}

/// One step of a decision: events that are folded together, before routing looks at the result.
public struct Ruling: Hashable, Sendable {
    /// How the command ended.
    public var outcome: Outcome
    /// What happened.
    public var events: [Event]

    static func refused(_ refusal: Refusal) -> Ruling { Ruling(outcome: .refused(refusal), events: []) }

    static func unchanged(seq: Int) -> Ruling { Ruling(outcome: .done(seq: seq), events: []) }
}

/// Whether a conversation is ready for decisions.
public enum Residency: Hashable, Sendable {
    /// Not in memory: admit its record with its keys first, if there is such a conversation.
    case absent
    /// In memory without the idempotency keys used in it: admit them before a command that carries one.
    case needsKeys
    /// Ready.
    case ready
}

extension Event {
    /// The conversation whose record this event changes.
    ///
    /// Differs from `conversation` for what is logged on the floor's stream.
    public var touchedConversation: ConversationID? {
        if case .conversationIdled(let data) = body { data.conversation } else { conversation }
    }

    /// The agent whose record this event changes.
    public var touchedAgent: AgentID? {
        switch body {
        case .assignmentMade(let data): data.agent.id
        case .agentChanged(let profile): profile.id
        case .availabilityChanged(let data): data.agent
        case .presenceChanged(let data): data.agent
        default: nil
        }
    }
}
