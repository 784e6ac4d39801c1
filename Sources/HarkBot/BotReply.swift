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

/// The bot's wish that a person takes over.
public struct BotHandoff: Sendable, Codable, Hashable {
    /// Why a person is wanted.
    public enum Reason: String, Sendable, Codable {
        /// The customer asked for a person.
        case customerAsked
        /// The bot did not understand and the customer accepted its offer of a person.
        case botUnsure
        /// A rule says so.
        case rule
    }

    /// Why.
    public let reason: Reason
    /// What the person should know, in at most three lines.
    public let summary: String
}

/// What the bot makes of one message.
public struct BotReply: Sendable, Equatable {
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
    /// How the turn went.
    public let outcome: Outcome
    /// Why the bot said this, for staff.
    public let explained: BotExplanation
    /// What to hand back with the next turn.
    public let state: BotState
}

/// Why the bot said what it said: data for staff, never for customers.
public struct BotExplanation: Sendable, Codable, Hashable {
    /// What decided.
    public enum Kind: String, Sendable, Codable {
        /// A rule whose condition held.
        case rule
        /// A tapped choice, or its label typed.
        case choice
        /// An article.
        case article
        /// Words that ask for a person.
        case human
        /// Nothing was sure enough.
        case none
    }

    /// A rule or article that was weighed and lost.
    public struct Loser: Sendable, Codable, Hashable {
        /// What it is.
        public let kind: Kind
        /// Its id.
        public let id: String
        /// Its score, for articles.
        public let score: Double?
        /// Why it lost: `laterRule`, `ruleWon`, `lowerScore` or `belowThreshold`.
        public let reason: String
    }

    /// What decided.
    public var kind: Kind
    /// The id of the rule, choice or article.
    public var id: String?
    /// The words of the message that decided.
    public var matched: [String] = []
    /// The score of the winning article.
    ///
    /// - Units: BM25 sum, 0 and up, rounded to hundredths.
    public var score: Double?
    /// The share of the question's topical weight that the article covers.
    ///
    /// - Units: 0…1, rounded to hundredths.
    public var coverage: Double?
    /// What lost, best first, at most five.
    public var losers: [Loser] = []
}
