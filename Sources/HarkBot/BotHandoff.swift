public import HarkLanguage

/// The bot's wish that a person takes over.
public struct BotHandoff: Sendable, Codable, Hashable {
    /// Why a person is wanted.
    public enum Reason: String, Sendable, Codable, CaseIterable {
        /// The customer asked for a person.
        case customerAsked
        /// The bot did not understand, several times in a row.
        case botUnsure
        /// A rule or an intent says so.
        case rule
        /// The customer is angry.
        case anger
        /// A lookup that a flow needs failed.
        case lookupFailed
        /// The bot would have said the same again to another message.
        case loop
        /// The contact or the order is worth too much for a bot.
        case highValue
        /// A flow says so, or its question was not answered.
        case flow
    }

    /// Why.
    public let reason: Reason
    /// What the person should know, in a few lines.
    public let summary: String
    /// The same as data.
    public let brief: BotBrief

    /// Creates a wish for a person.
    public init(reason: Reason, summary: String, brief: BotBrief) {
        self.reason = reason
        self.summary = summary
        self.brief = brief
    }
}

/// What a person who takes over should know, as data for the console.
public struct BotBrief: Sendable, Codable, Hashable {
    /// The customer's first question.
    public var asked: String?
    /// What the bot said last.
    public var answered: String?
    /// The customer's last message.
    public var last: String?
    /// What a rule or flow noted for the person.
    public var note: String?
    /// The message that was left because nobody was there.
    public var message: String?
    /// The address to answer to.
    public var address: String?
    /// What flows were told, by slot.
    public var slots: [String: String] = [:]
    /// How the customer feels.
    public var sentiment: SentimentLabel?
    /// The language of the talk.
    public var language: Language = .english
    /// The ids of the articles that may help, best first.
    public var articles: [String] = []
    /// What the person may say first.
    public var suggestedReply: String?

    /// Creates an empty brief.
    public init() {}
}
