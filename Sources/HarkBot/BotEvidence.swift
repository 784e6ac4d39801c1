public import HarkLanguage

/// What an answer may be worded from when the bot itself is not sure: public articles that are near, and the talk.
public struct BotEvidence: Sendable, Hashable {
    /// A part of an article that everybody may read.
    public struct Passage: Sendable, Hashable {
        /// The article's id.
        public let article: String
        /// The article's title.
        public let title: String
        /// Plain text of it.
        public let text: String
        /// Where the article is read in full.
        public let url: String
    }

    /// The customer's message.
    public let question: String
    /// The talk before it, oldest first.
    public let history: [BotTurn.Line]
    /// The language to answer in, English or Chinese.
    public let language: Language
    /// One passage of each near article, best first.
    ///
    /// - Shape: one to three.
    public let passages: [Passage]
    /// What is known of the customer and must not leave the house: name, address, number; the keeper fills it in.
    public var personal: [String] = []
    /// The fingerprint of what the bot said last.
    let lastReply: String?
}

/// What became of asking a model for an answer.
public struct BotWording: Sendable, Hashable {
    /// The checked text; nil when there is none that may be shown.
    public let text: String?
    /// How it came about, for staff.
    public let account: BotExplanation.Wording

    /// Creates the value from its parts.
    public init(text: String?, account: BotExplanation.Wording) {
        (self.text, self.account) = (text, account)
    }
}

extension BotExplanation {
    /// How a model was asked for an answer, and what it cost.
    public struct Wording: Sendable, Codable, Hashable {
        /// The model's name.
        public let model: String
        /// Why its answer was not used; nil when it was.
        public internal(set) var refusal: String?
        /// The articles that the answer cites, in their order.
        public let articles: [String]
        /// The least share of a sentence's content that the cited passages hold, 0…1, rounded to hundredths.
        public let support: Double?
        /// How long it took.
        public let milliseconds: Int
        /// Tokens of request and answer together.
        public let tokens: Int

        /// Creates the value from its parts.
        public init(
            model: String,
            refusal: String? = nil,
            articles: [String] = [],
            support: Double? = nil,
            milliseconds: Int,
            tokens: Int
        ) {
            (self.model, self.refusal, self.articles) = (model, refusal, articles)
            self.support = support?.inHundredths
            (self.milliseconds, self.tokens) = (milliseconds, tokens)
        }
    }
}
