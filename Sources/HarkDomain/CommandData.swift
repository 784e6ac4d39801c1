// What parties and workers ask of the floor: all a decision needs, as data.

/// A customer opens a conversation; with a text that is posted in the same commit.
public struct StartConversation: Hashable, Sendable {
    /// The id it will have.
    public let conversation: ConversationID
    /// Who.
    public let visitor: VisitorID
    /// The customer's name, when known.
    public let visitorName: String?
    /// The contact, when identified.
    public let contact: ContactID?
    /// Where.
    public let site: SiteID
    /// The queue it asks for; nil: the site's.
    public let queue: QueueID?
    /// The idempotency key.
    public let clientID: String
    /// Keyed hash of the content, to tell a repeat from a misuse of the key.
    public let contentHash: UInt64
    /// The first message, trimmed.
    public let text: String?
    /// The customer's locale.
    public let language: String?
    /// The page.
    public let page: Page?
    /// What a form collected.
    public let fields: [Field]
    /// The segments of the contact.
    public let segments: [String]
    /// True when the customer was here before.
    public let isReturning: Bool

    /// Creates the value from its parts.
    public init(
        conversation: ConversationID,
        visitor: VisitorID,
        visitorName: String? = nil,
        contact: ContactID? = nil,
        site: SiteID,
        queue: QueueID? = nil,
        clientID: String,
        contentHash: UInt64,
        text: String? = nil,
        language: String? = nil,
        page: Page? = nil,
        fields: [Field] = [],
        segments: [String] = [],
        isReturning: Bool = false
    ) {
        self.conversation = conversation
        self.visitor = visitor
        self.visitorName = visitorName
        self.contact = contact
        self.site = site
        self.queue = queue
        self.clientID = clientID
        self.contentHash = contentHash
        self.text = text
        self.language = language
        self.page = page
        self.fields = fields
        self.segments = segments
        self.isReturning = isReturning
    }
}

/// Anybody says something.
public struct PostMessage: Hashable, Sendable {
    /// Where.
    public let conversation: ConversationID
    /// Who.
    public let by: Author
    /// The idempotency key.
    public let clientID: String
    /// Keyed hash of the content.
    public let contentHash: UInt64
    /// The text, trimmed and checked.
    public let text: String
    /// The choice tapped.
    public let choice: String?
    /// The last seq that a staff sender has seen; nil passes the guard.
    public let seenSeq: Int?
    /// True to send past the guard.
    public let force: Bool

    /// Creates the value from its parts.
    public init(
        conversation: ConversationID,
        by: Author,
        clientID: String,
        contentHash: UInt64,
        text: String,
        choice: String? = nil,
        seenSeq: Int? = nil,
        force: Bool = false
    ) {
        self.conversation = conversation
        self.by = by
        self.clientID = clientID
        self.contentHash = contentHash
        self.text = text
        self.choice = choice
        self.seenSeq = seenSeq
        self.force = force
    }
}

/// A member of the staff writes a note, or a supervisor a whisper.
public struct AddNote: Hashable, Sendable {
    /// Where.
    public let conversation: ConversationID
    /// Who.
    public let by: Author
    /// The idempotency key.
    public let clientID: String
    /// Keyed hash of the content.
    public let contentHash: UInt64
    /// The text.
    public let text: String
    /// Colleagues named; empty for whispers.
    public let mentions: [AgentID]
    /// True for a supervisor's whisper.
    public let isWhisper: Bool

    /// Creates the value from its parts.
    public init(
        conversation: ConversationID,
        by: Author,
        clientID: String,
        contentHash: UInt64,
        text: String,
        mentions: [AgentID] = [],
        isWhisper: Bool = false
    ) {
        self.conversation = conversation
        self.by = by
        self.clientID = clientID
        self.contentHash = contentHash
        self.text = text
        self.mentions = mentions
        self.isWhisper = isWhisper
    }
}

/// The customer rates a resolved conversation.
public struct SubmitSurvey: Hashable, Sendable {
    /// Which.
    public let conversation: ConversationID
    /// The customer.
    public let by: Author
    /// The idempotency key.
    public let clientID: String
    /// Keyed hash of the content.
    public let contentHash: UInt64
    /// 1…5.
    public let score: Int
    /// Whether it was solved.
    public let solved: Solved?
    /// In the customer's words.
    public let comment: String?
    /// Answers to further questions.
    public let answers: [SurveyAnswer]

    /// Creates the value from its parts.
    public init(
        conversation: ConversationID,
        by: Author,
        clientID: String,
        contentHash: UInt64,
        score: Int,
        solved: Solved? = nil,
        comment: String? = nil,
        answers: [SurveyAnswer] = []
    ) {
        self.conversation = conversation
        self.by = by
        self.clientID = clientID
        self.contentHash = contentHash
        self.score = score
        self.solved = solved
        self.comment = comment
        self.answers = answers
    }
}

/// A member of the staff resolves.
public struct ResolveConversation: Hashable, Sendable {
    /// Which.
    public let conversation: ConversationID
    /// Who.
    public let by: Author
    /// The outcome code.
    public let disposition: String?
    /// Labels to put on.
    public let labels: [String]
    /// A last note.
    public let note: String?

    /// Creates the value from its parts.
    public init(
        conversation: ConversationID,
        by: Author,
        disposition: String? = nil,
        labels: [String] = [],
        note: String? = nil
    ) {
        self.conversation = conversation
        self.by = by
        self.disposition = disposition
        self.labels = labels
        self.note = note
    }
}

/// The bot's turn came back.
public struct PostBotReply: Hashable, Sendable {
    /// Where.
    public let conversation: ConversationID
    /// The ownership epoch it was asked under: another one means that a person took over.
    public let epoch: Int
    /// The seq of the customer's message.
    public let inReplyTo: Int
    /// What it says.
    public let message: MessagePosted
    /// Set when it hands over in the same turn.
    public let handoff: HandoffRequested?
    /// What it does to the conversation in the same turn.
    public var actions: BotActions

    /// Creates the value from its parts.
    public init(
        conversation: ConversationID,
        epoch: Int,
        inReplyTo: Int,
        message: MessagePosted,
        handoff: HandoffRequested? = nil,
        actions: BotActions = BotActions()
    ) {
        self.conversation = conversation
        self.epoch = epoch
        self.inReplyTo = inReplyTo
        self.message = message
        self.handoff = handoff
        self.actions = actions
    }
}

/// What the bot does to a conversation beside speaking.
public struct BotActions: Hashable, Sendable {
    /// Labels to add.
    public var labels: [String] = []
    /// The new priority, −10…10; nil leaves it.
    public var priority: Int?
    /// The queue to which a hand-off goes; nil for the conversation's own.
    public var queue: QueueID?
    /// Resolves the conversation after the reply, unless the same turn hands over.
    public var resolves = false
    /// How it was dealt with, when it is resolved.
    public var disposition: String?

    /// Does nothing.
    public init() {}
}
