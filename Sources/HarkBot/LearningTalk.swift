public import Foundation
public import HarkLanguage

/// A resolved conversation as the learning loop reads it: redacted texts, and what the bot did and how it went.
public struct LearningTalk: Sendable, Hashable, Codable {
    /// Who spoke.
    public enum Speaker: String, Sendable, Codable {
        /// The customer.
        case customer
        /// The bot.
        case bot
        /// A person of the staff.
        case agent
    }

    /// The conversation's id.
    public let id: String
    /// The language of the talk.
    public let language: Language
    /// What was said, oldest first.
    public let turns: [Turn]
    /// Why the bot handed off, if it did.
    public let handoff: BotHandoff.Reason?
    /// The intent that an agent gave the conversation by a label.
    public let intent: String?
    /// Whether it was solved, as survey or disposition say; nil when neither says.
    public let isSolved: Bool?

    /// Creates a talk.
    public init(
        id: String,
        language: Language,
        turns: [Turn],
        handoff: BotHandoff.Reason? = nil,
        intent: String? = nil,
        isSolved: Bool? = nil
    ) {
        self.id = id
        self.language = language
        self.turns = turns
        self.handoff = handoff
        self.intent = intent
        self.isSolved = isSolved
    }
}

extension LearningTalk {
    /// One thing that was said.
    public struct Turn: Sendable, Hashable, Codable {
        /// Who said it.
        public let by: Speaker
        /// What was said, redacted.
        public let text: String
        /// When.
        public let at: Date?
        /// What the bot did with the message before; nil for customers and agents.
        public let bot: BotMark?

        /// Creates a turn.
        public init(by: Speaker, text: String, at: Date? = nil, bot: BotMark? = nil) {
            self.by = by
            self.text = text
            self.at = at
            self.bot = bot
        }
    }

    /// How a turn of the bot came about and what became of it.
    public struct BotMark: Sendable, Hashable, Codable {
        /// How the turn went.
        public var outcome: BotReply.Outcome
        /// The rule that answered.
        public var rule: String?
        /// Rules further down that held too.
        public var laterRules: [String]
        /// The intent that answered.
        public var intent: String?
        /// The article that answered.
        public var article: String?
        /// The intent whose flow this turn brought to its end.
        public var completed: String?
        /// What the customer said to "Did that help?".
        public var helped: Bool?

        /// Creates a mark.
        public init(
            _ outcome: BotReply.Outcome,
            rule: String? = nil,
            laterRules: [String] = [],
            intent: String? = nil,
            article: String? = nil,
            completed: String? = nil,
            helped: Bool? = nil
        ) {
            self.outcome = outcome
            self.rule = rule
            self.laterRules = laterRules
            self.intent = intent
            self.article = article
            self.completed = completed
            self.helped = helped
        }
    }
}

extension LearningTalk {
    /// The places of what the customer said before a turn, the latest first.
    func customerTurns(before index: Int) -> [Int] {
        turns[..<index].indices.reversed().filter { turns[$0].by == .customer }
    }
}
