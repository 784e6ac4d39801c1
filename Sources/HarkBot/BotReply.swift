public import HarkLanguage

/// A button under a bot message.
public struct BotChoice: Sendable, Codable, Hashable {
    /// What the customer's page sends back.
    public let id: String
    /// What the button says.
    public let label: String

    /// Creates a choice.
    public init(id: String, label: String) {
        self.id = id
        self.label = label
    }
}

/// A link under a bot message.
public struct BotLink: Sendable, Codable, Hashable {
    /// What the link says.
    public let title: String
    /// Where it leads: an `https` address or a path of this server.
    public let url: String

    /// Creates a link.
    public init(title: String, url: String) {
        self.title = title
        self.url = url
    }
}

/// What the bot makes of one message.
public struct BotReply: Sendable, Hashable {
    /// How the turn went.
    public enum Outcome: String, Sendable, Codable {
        /// A rule or an article answered.
        case answered
        /// The bot was not sure.
        case missed
        /// A person is wanted.
        case handoff
        /// A greeting, a thank-you or the like.
        case smallTalk
    }

    /// What the bot says.
    public let text: String
    /// The language of `text`, English or Chinese.
    public let language: Language
    /// The buttons; the last one asks for a person, and there are none on a hand-off.
    public let choices: [BotChoice]
    /// The links.
    public let links: [BotLink]
    /// Whether to ask if the answer helped.
    public let feedback: Bool
    /// The wish for a person, if there is one.
    public let handoff: BotHandoff?
    /// What to do to the conversation beside.
    public let actions: [BotAction]
    /// How the turn went.
    public let outcome: Outcome
    /// Why the bot said this, for staff.
    public let explained: BotExplanation
    /// What to hand back with the next turn.
    public let state: BotState

    /// How sure the bot is of this reply.
    ///
    /// - Units: 0…1; nil where nothing was weighed.
    public var confidence: Double? { explained.confidence }
}
