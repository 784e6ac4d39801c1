public import HarkLanguage

/// A passage of an article that an answer may rest on.
public struct AnswererPassage: Sendable, Hashable {
    /// Who may read an article.
    public enum Audience: String, Sendable, Hashable {
        /// Everybody.
        case everyone
        /// The staff alone; such a passage never leaves the house.
        case agents
    }

    /// The article's id.
    public let id: String
    /// The article's title.
    public let title: String
    /// The passage as plain text.
    public let text: String
    /// Where the article is read in full.
    public let link: String?
    /// Who may read it.
    public let audience: Audience

    /// Makes a passage.
    public init(id: String, title: String, text: String, link: String? = nil, audience: Audience) {
        self.id = id
        self.title = title
        self.text = text
        self.link = link
        self.audience = audience
    }
}

/// What the answerer is asked.
public struct AnswererQuestion: Sendable {
    /// One message of the talk so far.
    public struct Line: Sendable, Hashable {
        /// Who wrote it.
        public enum Author: String, Sendable, Hashable {
            /// The customer.
            case customer
            /// The bot.
            case bot
            /// One of the staff.
            case agent
        }

        /// Who wrote it.
        public let author: Author
        /// What was written, to the customer or by the customer; never a note.
        public let text: String

        /// Makes a line.
        public init(_ author: Author, _ text: String) {
            self.author = author
            self.text = text
        }
    }

    /// The customer's message.
    public var text: String
    /// The talk before it, oldest first.
    public var talk: [Line]
    /// What retrieval found, best first.
    public var passages: [AnswererPassage]
    /// The language to answer in.
    public var language: Language
    /// What is known of the customer and must not leave: name, address, numbers.
    public var personal: [String]

    /// Makes a question.
    public init(
        _ text: String,
        talk: [Line] = [],
        passages: [AnswererPassage],
        language: Language,
        personal: [String] = []
    ) {
        self.text = text
        self.talk = talk
        self.passages = passages
        self.language = language
        self.personal = personal
    }
}
