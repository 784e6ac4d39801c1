public import HarkDomain

/// What is known of one conversation as a row of numbers and names: what reports count and models learn from.
///
/// It is a fold over the conversation's own events, so that it comes out the same while the conversation goes on, after it
/// has ended, and from the log years later. What a measure counts is said here and nowhere else; docs/measures.md says it
/// to those who read reports.
///
/// Times are of the clock, in milliseconds; what has not happened is nil.
public struct ChatFacts: Hashable, Sendable {
    // MARK: What it is

    /// The conversation.
    public let id: ConversationID
    /// Where it came in.
    public var site = SiteID(rawValue: 0)
    /// The site's name at that time.
    public var siteName = ""
    /// Who wrote.
    public var visitor = VisitorID(rawValue: 0)
    /// Who that is, when identified.
    public var contact: ContactID?
    /// The queue that it was in last.
    public var queue: QueueReference?
    /// The agent who answered last; who had it last, when nobody answered.
    public var agent: AgentReference?
    /// Everybody who had it, in order, each once.
    public var agents: [AgentID] = []
    /// The language of the customer's last message that was read; before one is, that of the customer's settings.
    public var language: String?
    /// What the customer wanted first.
    public var intent: String?
    /// The labels that it has.
    public var labels: [String] = []
    /// The segments that the contact was in when it began.
    public var segments: [String] = []
    /// Whether the customer had been here before.
    public var isReturning = false

    // MARK: When

    /// When the customer began it.
    public var startedAt = Timestamp(milliseconds: 0)
    /// When it came to people first.
    public var queuedAt: Timestamp?
    /// Whether the queue was closed when it came to people first, by the hours of the routing plan.
    public var isAfterHours = false
    /// When it ended last; nil while it is open.
    public var endedAt: Timestamp?

    // MARK: How long things took

    /// How long it waited until a person first had it, or until it ended without one.
    ///
    /// - Units: milliseconds, as all of these.
    public var firstWait: Int64?
    /// All times that it waited for a person, together.
    public var wait: Int64 = 0
    /// From the first time that it came to people until a person wrote.
    public var firstResponse: Int64?
    /// What of that lies within the business hours of the queue; all of it where the plan has none.
    public var firstResponseOpen: Int64?
    /// How long customers waited for each further answer of a person: from the first message that was not answered.
    public var nextResponses = GapTally()
    /// How long people had it, with the work after the talk and without the times for which it was put aside.
    public var handling: Int64 = 0
    /// From the beginning until the last end, the times between an end and a reopening left out.
    public var resolution: Int64?

    // MARK: What happened

    /// Messages by who wrote them, and their letters.
    public var customerMessages = TextTally(), agentMessages = TextTally(), botMessages = TextTally()
    /// Messages in which the bot answered what was asked.
    public var botAnswers = 0
    /// Messages in which the bot did not know.
    public var botMisses = 0
    /// Customer messages that say what an earlier one of theirs said.
    public var repeats = 0
    /// Customer messages that end with a question mark since the last answer of a person, or of the bot when it knew one.
    public var openQuestions = 0
    /// How often it went from the bot to people.
    public var handoffs = 0
    /// How often people handed it on to others or to the bot.
    public var transfers = 0
    /// How often it was escalated.
    public var escalations = 0
    /// Targets of the SLA that were missed.
    public var breaches = 0
    /// How often it went on after an end.
    public var reopenings = 0
    /// Why it ended last.
    public var reason: ResolutionReason?
    /// The outcome code.
    public var disposition: String?
    /// Whether a person ever had it.
    public var hadPerson = false
    /// What its first agent had in hand then, as a share of what that agent can hold.
    public var agentLoad: Double?

    // MARK: How it felt, and what the customer said of it

    /// The customer's mood with each message that was read.
    public var mood = MoodTally()
    /// The last chance of a bad rating that was estimated.
    public var probabilityBad: Double?
    /// When a bad rating became likely first.
    public var warnedAt: Timestamp?
    /// Whether a rating was asked for, and the survey was not called off since.
    ///
    /// It is called off when the conversation goes on before it is answered; one that was answered stays asked. Who
    /// rates unasked, as a client may, has a ``score`` all the same.
    public var wasAsked = false
    /// Whether the customer rated it after being asked for that.
    public var hasAnswered = false
    /// The customer's last rating, 1…5.
    public var score: Int?
    /// When it had ended that the customer rated last.
    public var ratedEnd: Timestamp?
    /// Whether it was solved, by the customer.
    public var solved: Solved?
    /// What the customer answered to further questions, with that rating.
    public var answers: [SurveyAnswer] = []
    /// What was asked further when these answers were given.
    public var questions: [SurveyQuestion] = []

    var course = ChatCourse()

    /// Begins with nothing known.
    public init(_ id: ConversationID) { self.id = id }

    /// The facts that a conversation's events tell.
    public init(_ id: ConversationID, _ events: some Sequence<Event>, _ hours: QueueHours = .always) {
        self.init(id)
        for event in events { take(event, hours) }
    }
}

extension ChatFacts {
    /// How likely the customer is to recommend the company, 0…10, by the first question of that kind.
    public var recommends: Int? {
        let asked = Set(questions.lazy.filter { $0.kind == .nps }.map(\.id))
        return answers.first { asked.contains($0.question) }?.value.number
    }
}
