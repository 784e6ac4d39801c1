// What people and the bot wrote, to the customer or among the staff.

/// Somebody said something that the customer sees.
public struct MessagePosted: Hashable, Sendable {
    /// The sender's idempotency key; nil for the bot.
    public let clientID: String?
    /// The text as trimmed, 1…8,000 scalars.
    public let text: String
    /// BCP 47, when known.
    public let language: String?
    /// The id of the choice that the customer tapped.
    public let choice: String?
    /// What the customer may tap; empty for people's messages.
    public let choices: [Choice]
    /// Pages that say more.
    public let links: [Link]
    /// True when the widget should ask whether it helped.
    public let asksFeedback: Bool
    /// Why the bot said so, as compact JSON; staff only.
    public let explained: String?
    /// How the bot's turn ended and where its dialogue stands; nil for people.
    ///
    /// Staff only.
    public let bot: BotTurnRecord?

    /// Creates the value from its parts.
    public init(
        clientID: String? = nil,
        text: String,
        language: String? = nil,
        choice: String? = nil,
        choices: [Choice] = [],
        links: [Link] = [],
        asksFeedback: Bool = false,
        explained: String? = nil,
        bot: BotTurnRecord? = nil
    ) {
        self.clientID = clientID
        self.text = text
        self.language = language
        self.choice = choice
        self.choices = choices
        self.links = links
        self.asksFeedback = asksFeedback
        self.explained = explained
        self.bot = bot
    }
}

/// A member of the staff wrote what only staff see.
public struct NoteAdded: Hashable, Sendable {
    /// The sender's idempotency key; nil when it came with a resolution.
    public let clientID: String?
    /// The text.
    public let text: String
    /// Colleagues it names.
    public let mentions: [AgentID]

    /// Creates the value from its parts.
    public init(clientID: String? = nil, text: String, mentions: [AgentID] = []) {
        self.clientID = clientID
        self.text = text
        self.mentions = mentions
    }
}

/// A supervisor whispered to the assigned agent.
public struct WhisperSent: Hashable, Sendable {
    /// The sender's idempotency key.
    public let clientID: String
    /// The text.
    public let text: String

    /// Creates the value from its parts.
    public init(clientID: String, text: String) {
        self.clientID = clientID
        self.text = text
    }
}

/// A button under a bot's message.
public struct Choice: Hashable, Sendable {
    /// What the tap sends.
    public let id: String
    /// What it says.
    public let label: String

    /// Creates the value from its parts.
    public init(id: String, label: String) {
        self.id = id
        self.label = label
    }
}

/// A page that says more.
public struct Link: Hashable, Sendable {
    /// The title.
    public let title: String
    /// The address.
    public let url: String

    /// Creates the value from its parts.
    public init(title: String, url: String) {
        self.title = title
        self.url = url
    }
}
