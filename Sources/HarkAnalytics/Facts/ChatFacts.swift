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
    /// When it ended last; nil while it is open.
    public var endedAt: Timestamp?

    // MARK: How long things took

    /// From the first time that it waited for a person until a person had it, or until it ended.
    ///
    /// - Units: milliseconds, as all of these.
    public var firstWait: Int64?
    /// All times that it waited for a person, together.
    public var wait: Int64 = 0
    /// From the first time that it came to people until a person wrote.
    public var firstResponse: Int64?
    /// How long customers waited for each further answer of a person: from the first message that was not answered.
    public var nextResponses = GapTally()
    /// How long people had it, without the times for which it was put aside.
    public var handling: Int64 = 0
    /// From the beginning until the last end, the times between an end and a reopening left out.
    public var resolution: Int64?

    // MARK: What happened

    /// Messages by who wrote them, and their letters.
    public var customerMessages = TextTally(), agentMessages = TextTally(), botMessages = TextTally()
    /// Answers that the bot did not know.
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
    /// Whether a rating was asked for.
    public var wasAsked = false
    /// The customer's last rating, 1…5.
    public var score: Int?
    /// Whether it was solved, by the customer.
    public var solved: Solved?
    /// What the customer answered to further questions, with that rating.
    public var answers: [SurveyAnswer] = []
    /// What was asked further, the last time.
    public var questions: [SurveyQuestion] = []

    var course = ChatCourse()

    /// Begins with nothing known.
    public init(_ id: ConversationID) { self.id = id }

    /// The facts that a conversation's events tell.
    public init(_ id: ConversationID, _ events: some Sequence<Event>) {
        self.init(id)
        for event in events { take(event) }
    }
}

extension ChatFacts {
    /// How likely the customer is to recommend, 0…10, by the first question of that kind.
    public var nps: Int? {
        let asked = Set(questions.lazy.filter { $0.kind == .nps }.map(\.id))
        return answers.first { asked.contains($0.question) }?.value.number
    }

    /// True for what the bot ended by its answer, without any person.
    public var isContained: Bool { reason == .contained && !hadPerson }

    /// True for what its customer left before a person wrote, having waited for one.
    public var isAbandoned: Bool { reason == .abandoned && queuedAt != nil && firstResponse == nil }
}

/// How often something took time, and how long.
public struct GapTally: Hashable, Sendable {
    /// How often.
    public private(set) var count = 0
    /// All together, in milliseconds.
    public private(set) var sum: Int64 = 0
    /// The longest, in milliseconds.
    public private(set) var longest: Int64 = 0

    /// The mean, in milliseconds; nil when there was none.
    public var mean: Double? { count == 0 ? nil : Double(sum) / Double(count) }

    mutating func add(_ gap: Int64) {
        (count, sum, longest) = (count + 1, sum + gap, max(longest, gap))
    }
}

/// How many texts, and how long.
public struct TextTally: Hashable, Sendable {
    /// How many.
    public private(set) var count = 0
    /// Their Unicode scalars together.
    public private(set) var letters = 0

    mutating func add(_ text: String) {
        count += 1
        letters += text.unicodeScalars.count
    }
}

/// How a customer felt from message to message, −1…1.
public struct MoodTally: Hashable, Sendable {
    /// How many messages were read.
    public private(set) var count = 0
    /// With the first.
    public private(set) var first: Double?
    /// With the last.
    public private(set) var last: Double?
    /// At the lowest.
    public private(set) var lowest: Double?
    /// The anger of the angriest, 0…1.
    public private(set) var anger = 0.0
    private var sum = 0.0
    private var weighted = 0.0

    /// The mean; nil when nothing was read.
    public var mean: Double? { count == 0 ? nil : sum / Double(count) }

    /// How much the mood rises from one message to the next: the slope of the least-squares line; nil below two.
    public var trend: Double? {
        guard count >= 2 else { return nil }
        let messages = Double(count)
        let middle = (messages - 1) / 2
        return (weighted - middle * sum) / (messages * (messages * messages - 1) / 12)
    }

    mutating func add(score: Double, anger: Double) {
        weighted += Double(count) * score
        sum += score
        count += 1
        first = first ?? score
        last = score
        lowest = min(lowest ?? score, score)
        self.anger = max(self.anger, anger)
    }
}
