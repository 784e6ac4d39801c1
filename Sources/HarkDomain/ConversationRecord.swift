/// The projection of one conversation: all that decisions need, none of its texts.
///
/// The floor folds it from events and the store writes it in the same transaction as they are, so a
/// start reads records instead of history.
public struct ConversationRecord: Hashable, Sendable {
    /// The conversation.
    public var id: ConversationID
    /// Where it came in.
    public var site: SiteID
    /// Who opened it.
    public var visitor: VisitorID
    /// Who that is, once known.
    public var contact: ContactID?
    /// The customer's locale, BCP 47.
    public var language: String?
    /// Where it stands.
    public var status: ConversationStatus
    /// The queue it belongs to when it needs a person.
    public var queue: QueueReference
    /// The person who owns it; in `wrapUp` the one who finishes it.
    public var assignee: AgentReference?
    /// The ownership epoch, which grows with each change of owner.
    public var epoch: Int
    /// −10…10, higher first.
    public var priority: Int
    /// The last seq.
    public var head: Int
    /// The last seq that a customer may see.
    public var customerHead: Int
    /// When it was opened.
    public var startedAt: Timestamp
    /// Since when it waits for a person; nil unless `queued` or `offered`.
    public var queuedAt: Timestamp?
    /// The place within its priority: smaller is nearer the queue's head.
    public var rank: Int64
    /// When it was resolved.
    public var resolvedAt: Timestamp?
    /// Why it was resolved.
    public var reason: ResolutionReason?
    /// The outcome code its agent gave.
    public var disposition: String?
    /// Labels, sorted.
    public var labels: [String]
    /// Seq of the customer's last message, 0 before the first.
    public var lastCustomerSeq: Int
    /// Time of the customer's last message, or of the start.
    public var lastCustomerAt: Timestamp
    /// Seq of the last message of staff or bot, 0 before the first.
    public var lastAnswerSeq: Int
    /// Who wrote that; with `otherAnswer…` it tells the last message of anybody but a given party.
    public var lastAnswerBy: Author?
    /// Seq of the last message of staff or bot by a party other than `lastAnswerBy`.
    public var otherAnswerSeq: Int
    /// Who wrote that.
    public var otherAnswerBy: Author?
    /// Time of the last message of anybody, or of the start.
    public var lastMessageAt: Timestamp
    /// Since when the customer waits for an answer: the first customer message after the last answer.
    public var unansweredSince: Timestamp?
    /// True when it was silent so long that it weighs nothing.
    public var isIdle: Bool
    /// The seq of the last hand-off, 0 when there was none.
    public var handoffSeq: Int
    /// Why it went to people, the last time.
    public var handoffReason: HandoffReason?
    /// What the bot passed on, the last time.
    public var summary: String?
    /// When a supervisor's help was asked for and not yet given.
    public var helpRequestedAt: Timestamp?
    /// What the call for help says.
    public var helpText: String?
    /// Choices under the bot's last message.
    public var choices: [Choice]
    /// How the bot's last turn ended.
    public var botOutcome: BotOutcome?
    /// Where the bot's dialogue stands, in its own JSON.
    public var botState: String?
    /// How the customer's last messages feel, the last one last; at most ``MoodMark/most``.
    public var moods: [MoodMark]
    /// The mood that stands flagged.
    public var flag: MoodFlag?
    /// The standing offer.
    public var offer: StandingOffer?
    /// Until when the agent keeps the slot after resolving.
    public var wrapUpUntil: Timestamp?
    /// The agent who had it last.
    public var lastAgent: AgentReference?
    /// Staff who own or owned it, wrote in it or joined it.
    public var participants: [AgentID]
    /// The last survey answer.
    public var survey: SurveyResult?
    /// The rating that the customer was asked for last; nil also once the conversation went on before it was given.
    public var ask: SurveyAsk?
    /// How many messages the customer wrote.
    public var customerMessages = 0
    /// What it asks of those who may serve it.
    public var demand = RouteDemand.none
    /// Until when it is put aside; nil unless `snoozed`.
    public var snoozedUntil: Timestamp?
    /// The clocks of its SLA, in their own text; nil while nothing is promised.
    public var sla: String?
    /// The target that was missed and still is.
    public var breach: SLANotice?
    /// What entry rules look at.
    public var context = RouteContext()
    /// How the customer will most likely rate it.
    public var satisfaction: SatisfactionMark?

    /// Creates the record of a conversation that has just been opened.
    public init(
        id: ConversationID,
        site: SiteID,
        visitor: VisitorID,
        queue: QueueReference,
        language: String? = nil,
        startedAt: Timestamp
    ) {
        (self.id, self.site, self.visitor, self.queue, self.language) = (id, site, visitor, queue, language)
        (self.startedAt, lastCustomerAt, lastMessageAt) = (startedAt, startedAt, startedAt)
        (status, epoch, priority, head, customerHead, rank) = (.bot, 0, 0, 0, 0, 0)
        (labels, choices, participants, moods) = ([], [], [], [])
        (lastCustomerSeq, lastAnswerSeq, otherAnswerSeq, handoffSeq) = (0, 0, 0, 0)
        isIdle = false
    }

    /// The seq of the last message of the customer that was read, 0 before the first.
    public var analysedSeq: Int { moods.last?.seq ?? 0 }

    /// True while the rating that was asked for last has not been given.
    public var awaitsRating: Bool { ask.map { ask in survey.map { $0.at < ask.at } ?? true } ?? false }
}

/// An offer that an agent has not answered yet.
public struct StandingOffer: Hashable, Sendable {
    /// The offer.
    public var id: OfferID
    /// To whom.
    public var agent: AgentReference
    /// When it lapses.
    public var expiresAt: Timestamp

    /// Creates the value from its parts.
    public init(id: OfferID, agent: AgentReference, expiresAt: Timestamp) {
        (self.id, self.agent, self.expiresAt) = (id, agent, expiresAt)
    }
}

/// What the customer said about a conversation, the last time.
public struct SurveyResult: Hashable, Sendable {
    /// 1…5.
    public var score: Int
    /// Whether it was solved.
    public var solved: Solved?
    /// In the customer's words.
    public var comment: String?
    /// Answers to further questions.
    public var answers: [SurveyAnswer]
    /// When it was answered.
    public var at: Timestamp

    /// Creates the value from its parts.
    public init(score: Int, solved: Solved?, comment: String?, answers: [SurveyAnswer] = [], at: Timestamp) {
        (self.score, self.solved, self.comment, self.answers, self.at) = (score, solved, comment, answers, at)
    }
}

/// The projection of a member of the staff: profile, what was chosen, what is observed.
public struct AgentRecord: Hashable, Sendable {
    /// The profile.
    public var profile: AgentProfile
    /// What was chosen.
    public var availability: Availability
    /// True with at least one live socket.
    public var isConnected: Bool
    /// Since when availability and presence are as they are.
    public var since: Timestamp
    /// When the last assignment was made, or since when the agent can take any: who waits longest has the smallest.
    public var idleSince: Timestamp
    /// Why Hark set the availability; nil when a person chose it.
    public var awayReason: AwayReason?

    /// Creates a record of somebody who is not at work.
    public init(profile: AgentProfile, since: Timestamp) {
        (self.profile, availability, isConnected) = (profile, .offline, false)
        (self.since, idleSince) = (since, since)
    }
}
