// What the staff set on a conversation or asked about it.

/// The conversation needs a supervisor.
public struct EscalationRaised: Hashable, Sendable {
    /// Why.
    public let reason: String

    /// Creates the value from its parts.
    public init(reason: String) {
        self.reason = reason
    }
}

/// An agent asks a supervisor for help.
public struct HelpRequested: Hashable, Sendable {
    /// What about.
    public let text: String?

    /// Creates the value from its parts.
    public init(text: String? = nil) {
        self.text = text
    }
}

/// Labels were put on or taken off.
public struct ConversationLabelled: Hashable, Sendable {
    /// Labels put on.
    public let added: [String]
    /// Labels taken off.
    public let removed: [String]
    /// All labels now, sorted.
    public let labels: [String]

    /// Creates the value from its parts.
    public init(added: [String] = [], removed: [String] = [], labels: [String] = []) {
        self.added = added
        self.removed = removed
        self.labels = labels
    }
}

/// The priority was changed.
public struct ConversationPrioritised: Hashable, Sendable {
    /// −10…10.
    public let priority: Int
    /// Why.
    public let reason: String

    /// Creates the value from its parts.
    public init(priority: Int, reason: String) {
        self.priority = priority
        self.reason = reason
    }
}
