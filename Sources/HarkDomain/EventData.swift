// The data of each event. Optional means absent on the wire; "staff only" fields never reach `CustomerEvent`.

/// A customer opened a conversation.
public struct ConversationStarted: Hashable, Sendable {
    /// The customer's idempotency key of the start, not shown; nil when the first message carries it.
    public let clientID: String?
    /// Who opened it.
    public let visitor: VisitorID
    /// Who that is, when identified.
    ///
    /// Kept for the fold, not shown.
    public let contact: ContactID?
    /// Where it came in.
    public let site: SiteID
    /// The site's name at that time.
    public let siteName: String
    /// The queue that it belongs to when it needs a person.
    public let queue: QueueReference
    /// The customer's locale as BCP 47.
    public let language: String?
    /// The page the customer was on.
    public let page: Page?
    /// What a form before the chat collected, in order.
    public let fields: [Field]

    /// Creates the value from its parts.
    public init(
        clientID: String? = nil,
        visitor: VisitorID,
        contact: ContactID? = nil,
        site: SiteID,
        siteName: String,
        queue: QueueReference,
        language: String? = nil,
        page: Page? = nil,
        fields: [Field] = []
    ) {
        self.clientID = clientID
        self.visitor = visitor
        self.contact = contact
        self.site = site
        self.siteName = siteName
        self.queue = queue
        self.language = language
        self.page = page
        self.fields = fields
    }
}

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

/// The customer said whether a bot's answer helped.
public struct BotFeedback: Hashable, Sendable {
    /// The bot message's seq.
    public let seq: Int
    /// True when it helped.
    public let helped: Bool

    /// Creates the value from its parts.
    public init(seq: Int, helped: Bool) {
        self.seq = seq
        self.helped = helped
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

/// The bot did not answer.
public struct BotFailed: Hashable, Sendable {
    /// What failed.
    public let reason: String

    /// Creates the value from its parts.
    public init(reason: String) {
        self.reason = reason
    }
}

/// The conversation goes from the bot to people.
public struct HandoffRequested: Hashable, Sendable {
    /// Why.
    ///
    /// Staff only.
    public let reason: HandoffReason
    /// What was asked and answered, at most three lines.
    ///
    /// Staff only.
    public let summary: String

    /// Creates the value from its parts.
    public init(reason: HandoffReason, summary: String) {
        self.reason = reason
        self.summary = summary
    }
}

/// The conversation waits in a queue.
public struct ConversationQueued: Hashable, Sendable {
    /// The queue; customers see its name.
    public let queue: QueueReference
    /// −10…10, higher first.
    ///
    /// Staff only.
    public let priority: Int
    /// The place within the priority: smaller is nearer the head.
    ///
    /// Kept for the fold, not shown.
    public let rank: Int64
    /// The ownership epoch: nobody owns it.
    ///
    /// Kept for the fold, not shown.
    public let epoch: Int

    /// Creates the value from its parts.
    public init(queue: QueueReference, priority: Int, rank: Int64, epoch: Int) {
        self.queue = queue
        self.priority = priority
        self.rank = rank
        self.epoch = epoch
    }
}

/// The conversation is proposed to one agent.
public struct OfferMade: Hashable, Sendable {
    /// The offer's id.
    public let offer: OfferID
    /// To whom.
    public let agent: AgentReference
    /// When it lapses.
    public let expiresAt: Timestamp
    /// Why this agent.
    public let explained: RoutingExplanation

    /// Creates the value from its parts.
    public init(offer: OfferID, agent: AgentReference, expiresAt: Timestamp, explained: RoutingExplanation) {
        self.offer = offer
        self.agent = agent
        self.expiresAt = expiresAt
        self.explained = explained
    }
}

/// An offer was declined or lapsed.
public struct OfferEnded: Hashable, Sendable {
    /// The offer's id.
    public let offer: OfferID
    /// Who let it pass.
    public let agent: AgentReference

    /// Creates the value from its parts.
    public init(offer: OfferID, agent: AgentReference) {
        self.offer = offer
        self.agent = agent
    }
}

/// A person owns the conversation from now on.
public struct AssignmentMade: Hashable, Sendable {
    /// The owner; customers see the name.
    public let agent: AgentReference
    /// The ownership epoch, which only grows.
    ///
    /// Staff only.
    public let epoch: Int
    /// Why this agent.
    ///
    /// Staff only.
    public let explained: RoutingExplanation

    /// Creates the value from its parts.
    public init(agent: AgentReference, epoch: Int, explained: RoutingExplanation) {
        self.agent = agent
        self.epoch = epoch
        self.explained = explained
    }
}

/// A person owns the conversation no longer.
public struct AssignmentEnded: Hashable, Sendable {
    /// The owner until now.
    public let agent: AgentReference
    /// The epoch that ended.
    public let epoch: Int
    /// Why it ended.
    public let reason: AssignmentEnd

    /// Creates the value from its parts.
    public init(agent: AgentReference, epoch: Int, reason: AssignmentEnd) {
        self.agent = agent
        self.epoch = epoch
        self.reason = reason
    }
}

/// The conversation was handed on.
public struct ConversationTransferred: Hashable, Sendable {
    /// Where to; customers see its name.
    public let to: TransferTarget
    /// Why.
    ///
    /// Staff only.
    public let reason: String
    /// The ownership epoch from here on.
    ///
    /// Kept for the fold, not shown.
    public let epoch: Int

    /// Creates the value from its parts.
    public init(to: TransferTarget, reason: String, epoch: Int) {
        self.to = to
        self.reason = reason
        self.epoch = epoch
    }
}

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

/// The conversation is over.
public struct ConversationResolved: Hashable, Sendable {
    /// The outcome code.
    ///
    /// Staff only.
    public let disposition: String?
    /// Why it ended.
    ///
    /// Staff only.
    public let reason: ResolutionReason
    /// Until when the agent keeps the slot; nil: freed at once.
    ///
    /// Kept for the fold, not shown.
    public let wrapUpUntil: Timestamp?

    /// Creates the value from its parts.
    public init(disposition: String? = nil, reason: ResolutionReason, wrapUpUntil: Timestamp? = nil) {
        self.disposition = disposition
        self.reason = reason
        self.wrapUpUntil = wrapUpUntil
    }
}

/// The customer rated the conversation.
public struct SurveyAnswered: Hashable, Sendable {
    /// The customer's idempotency key.
    public let clientID: String
    /// 1…5.
    public let score: Int
    /// Whether it was solved.
    public let solved: Solved?
    /// In the customer's words.
    public let comment: String?

    /// Creates the value from its parts.
    public init(clientID: String, score: Int, solved: Solved? = nil, comment: String? = nil) {
        self.clientID = clientID
        self.score = score
        self.solved = solved
        self.comment = comment
    }
}

/// The conversation goes on after it was resolved.
public struct ConversationReopened: Hashable, Sendable {
    /// The ownership epoch from here on.
    ///
    /// Kept for the fold, not shown.
    public let epoch: Int

    /// Creates the value from its parts.
    public init(epoch: Int) {
        self.epoch = epoch
    }
}

/// A member of the staff became available or not.
public struct AvailabilityChanged: Hashable, Sendable {
    /// Who.
    public let agent: AgentID
    /// What was chosen.
    public let availability: Availability

    /// Creates the value from its parts.
    public init(agent: AgentID, availability: Availability) {
        self.agent = agent
        self.availability = availability
    }
}

/// The last socket of a member of the staff closed, or the first opened.
public struct PresenceChanged: Hashable, Sendable {
    /// Who.
    public let agent: AgentID
    /// True with at least one socket.
    public let isConnected: Bool

    /// Creates the value from its parts.
    public init(agent: AgentID, isConnected: Bool) {
        self.agent = agent
        self.isConnected = isConnected
    }
}

/// An active conversation was silent so long that it weighs nothing.
public struct ConversationIdled: Hashable, Sendable {
    /// Which.
    public let conversation: ConversationID

    /// Creates the value from its parts.
    public init(conversation: ConversationID) {
        self.conversation = conversation
    }
}

/// A supervisor took an attention item on.
public struct AttentionAcknowledged: Hashable, Sendable {
    /// The item's id.
    public let item: String
    /// Who.
    public let by: AgentReference

    /// Creates the value from its parts.
    public init(item: String, by: AgentReference) {
        self.item = item
        self.by = by
    }
}

/// A page on the company's site.
public struct Page: Hashable, Sendable {
    /// The address.
    public let url: String
    /// The title.
    public let title: String

    /// Creates the value from its parts.
    public init(url: String, title: String) {
        self.url = url
        self.title = title
    }
}

/// One answer of a form before the chat.
public struct Field: Hashable, Sendable {
    /// The field's name.
    public let name: String
    /// The answer.
    public let value: String

    /// Creates the value from its parts.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
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

/// How a bot's turn ended.
public struct BotTurnRecord: Hashable, Sendable {
    /// Whether it answered.
    public let outcome: BotOutcome
    /// Where the dialogue stands, as compact JSON of the bot's own.
    public let state: String

    /// Creates the value from its parts.
    public init(outcome: BotOutcome, state: String) {
        self.outcome = outcome
        self.state = state
    }
}

/// Why an agent was chosen.
public struct RoutingExplanation: Hashable, Sendable {
    /// What decided.
    public let rule: RoutingRule
    /// Who could have had it, best first; at most 10.
    public let candidates: [RoutingCandidate]
    /// What the person who decided gave as reason; nil when routing did.
    public let reason: String?

    /// Creates the value from its parts.
    public init(rule: RoutingRule, candidates: [RoutingCandidate] = [], reason: String? = nil) {
        self.rule = rule
        self.candidates = candidates
        self.reason = reason
    }
}

/// An agent who could take a conversation.
public struct RoutingCandidate: Hashable, Sendable {
    /// Who.
    public let agent: AgentReference
    /// Conversations that weighed on this agent.
    public let load: Int
    /// Conversations this agent can hold.
    public let capacity: Int
    /// Since the last assignment or since becoming available.
    public let idleSeconds: Int

    /// Creates the value from its parts.
    public init(agent: AgentReference, load: Int, capacity: Int, idleSeconds: Int) {
        self.agent = agent
        self.load = load
        self.capacity = capacity
        self.idleSeconds = idleSeconds
    }
}

/// Where a conversation was handed to.
public enum TransferTarget: Hashable, Sendable {
    case queue(QueueReference)
    case agent(AgentReference)
    case bot

    /// The name that everybody sees.
    public var name: String {
        switch self {
        case .queue(let queue): queue.name
        case .agent(let agent): agent.name
        case .bot: "bot"
        }
    }
}

/// Why an assignment ended.
public enum AssignmentEnd: String, Sendable, CaseIterable {
    /// The conversation was resolved.
    case resolved
    /// The time after the talk is over.
    case wrapUpEnded
    /// It was handed on.
    case transferred
    /// A supervisor or colleague took it.
    case takenOver
    /// The agent had no socket for too long.
    case agentGone
    /// The agent was deactivated.
    case agentRetired
}

/// How a bot's turn ended.
public enum BotOutcome: String, Sendable, CaseIterable {
    /// It answered what was asked.
    case answered
    /// It did not know.
    case missed
    /// It hands over to people.
    case handoff
    /// A greeting or thanks.
    case smallTalk
}

/// What decided who gets a conversation.
public enum RoutingRule: String, Sendable, CaseIterable {
    /// The free agent who has waited longest.
    case longestIdle
    /// The agent who had it last.
    case lastAgent
    /// The agent picked it from the queue.
    case pickedUp
    /// A supervisor assigned it.
    case assigned
    /// A supervisor took it over.
    case takenOver
    /// A colleague transferred it to this agent.
    case transferred
}
