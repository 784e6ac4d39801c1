public import HarkLanguage

/// Everything the bot is told about one message of a customer.
public struct BotTurn: Sendable {
    /// Who said a line.
    public enum Speaker: String, Sendable, Codable {
        /// The customer.
        case visitor
        /// The bot.
        case bot
    }

    /// One line of the talk so far.
    public struct Line: Sendable, Hashable {
        /// Who said it.
        public let by: Speaker
        /// What was said.
        public let text: String

        /// Creates a line.
        public init(by: Speaker, text: String) {
            self.by = by
            self.text = text
        }
    }

    /// The message.
    public let text: String
    /// The id of the choice that the customer tapped.
    public let choice: String?
    /// The language of the page or browser, such as `zh-CN`; the language of the text wins over it.
    public let languageHint: String?
    /// What the bot remembered after its last reply.
    public let state: BotState
    /// The talk before this message, oldest first; only used for the summary of a hand-off.
    public let history: [Line]

    /// Creates a turn.
    public init(
        text: String,
        choice: String? = nil,
        languageHint: String? = nil,
        state: BotState = BotState(),
        history: [Line] = []
    ) {
        self.text = text
        self.choice = choice
        self.languageHint = languageHint
        self.state = state
        self.history = history
    }
}

/// What the bot remembers of a conversation: small data that its keeper stores between two turns.
public struct BotState: Sendable, Codable, Hashable {
    /// How many messages in a row the bot has not understood.
    public var misses: Int
    /// The rule that answered last.
    public var rule: String?
    /// The article that answered last.
    public var article: String?
    /// The language of the last reply.
    public var language: Language?
    /// The choices of the last reply.
    public var offered: [BotChoice]

    /// Creates the state before the first message.
    public init() {
        misses = 0
        offered = []
    }
}
