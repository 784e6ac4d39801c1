public import HarkDomain

/// What of a conversation's course has to be remembered between two events.
struct ChatCourse: Hashable, Sendable {
    /// Since when it has waited for a person.
    var waitsSince: Timestamp?
    /// Since when a person has had it; nil also while it is put aside.
    var heldSince: Timestamp?
    /// Since when the customer has waited for an answer of a person.
    var asksSince: Timestamp?
    /// Since when the part has gone on that ends with the next end.
    var openSince: Timestamp?
    /// The parts that ended before, in milliseconds.
    var spent: Int64 = 0
    var isAnswered = false
    var isWithPeople = false
    /// Whether the last survey waits for an answer.
    var awaitsRating = false
    /// What the last survey that was not called off asks further.
    var questions: [SurveyQuestion] = []
    /// What the customer said, as hashes of what `ChatFacts` compares.
    var said: Set<Int> = []
}

extension ChatFacts {
    /// The types of events that it needs; others may be left out.
    public static let types: [EventType] = [
        .conversationStarted, .messagePosted, .messageAnalysed, .handoffRequested, .conversationQueued, .assignmentMade,
        .assignmentEnded, .conversationSnoozed, .conversationWoken, .conversationTransferred, .escalationRaised,
        .slaBreached, .conversationLabelled, .conversationResolved, .conversationReopened, .surveyRequested,
        .surveyAnswered,
    ]

    /// Takes in one event of the conversation; they come in their order.
    ///
    /// `hours` says when its queues were open by the plan that was in force then.
    public mutating func take(_ event: Event, _ hours: QueueHours = .always) {
        switch event.body {
        case .conversationStarted(let data): begin(data, at: event.at)
        case .messagePosted(let message): take(message, event, hours)
        case .messageAnalysed(let data): take(data, at: event.at)
        case .handoffRequested: handOff(at: event.at)
        case .conversationQueued(let data): wait(in: data.queue, at: event.at, hours)
        case .assignmentMade(let data): assign(data, at: event.at, hours)
        case .assignmentEnded: release(at: event.at)
        case .conversationSnoozed: release(at: event.at)
        case .conversationWoken: course.heldSince = event.at
        case .conversationTransferred(let data): transfer(data, event)
        case .escalationRaised: escalations += 1
        case .slaBreached: breaches += 1
        case .conversationLabelled(let data): labels = data.labels
        case .conversationResolved(let data): end(data, at: event.at)
        case .conversationReopened: reopen(at: event.at)
        case .surveyRequested(let data): ask(data)
        case .surveyAnswered(let data): rate(data, at: event.at)
        default: break
        }
    }

    private mutating func begin(_ data: ConversationStarted, at: Timestamp) {
        (site, siteName, queue) = (data.site, data.siteName, data.queue)
        (visitor, contact) = (data.visitor, data.contact)
        (language, segments, isReturning) = (data.language, data.segments, data.isReturning)
        (startedAt, course.openSince) = (at, at)
    }

    // MARK: Messages

    private mutating func take(_ message: MessagePosted, _ event: Event, _ hours: QueueHours) {
        switch event.by.kind {
        case .visitor: customerWrote(message.text, at: event.at)
        case .bot: botWrote(message)
        case .system: break
        default: staffWrote(message.text, by: event.by, at: event.at, hours)
        }
    }

    private mutating func botWrote(_ message: MessagePosted) {
        botMessages.add(message.text)
        switch message.bot?.outcome {
        case .missed: botMisses += 1
        case .answered:
            botAnswers += 1
            (openQuestions, course.asksSince) = (0, nil)
        case .smallTalk: course.asksSince = nil
        case .handoff, nil: break
        }
    }

    private mutating func customerWrote(_ text: String, at: Timestamp) {
        // The customer's message ends a snooze without an event of its own.
        if course.isWithPeople, course.heldSince == nil, course.waitsSince == nil { course.heldSince = at }
        customerMessages.add(text)
        if !course.said.insert(Self.gist(of: text).hashValue).inserted { repeats += 1 }
        if text.hasSuffix("?") || text.hasSuffix("？") { openQuestions += 1 }
        if course.asksSince == nil { course.asksSince = at }
    }

    private mutating func staffWrote(_ text: String, by author: Author, at: Timestamp, _ hours: QueueHours) {
        agentMessages.add(text)
        openQuestions = 0
        if let id = author.agent { agent = AgentReference(id: id, name: author.name ?? "") }
        if !course.isAnswered {
            course.isAnswered = true
            let since = queuedAt ?? startedAt
            firstResponse = at.since(since)
            firstResponseOpen = hours.openTime(of: queue?.id, from: since, to: at)
        } else if let asked = course.asksSince {
            nextResponses.add(at.since(asked))
        }
        course.asksSince = nil
    }

    /// Letters and digits alone, so that a repeat with another sign is one.
    private static func gist(of text: String) -> String {
        let kept = text.lowercased().unicodeScalars.filter {
            $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
        return String(String.UnicodeScalarView(kept))
    }

    private mutating func take(_ data: MessageAnalysed, at: Timestamp) {
        if data.language != "und" { language = data.language }
        intent = intent ?? data.intent
        mood.add(score: data.sentiment.score.value, anger: data.sentiment.anger.value)
        guard let chance = data.satisfaction?.probabilityBad else { return }
        probabilityBad = chance.value
        if chance >= SatisfactionMark.riskFrom { warnedAt = warnedAt ?? at }
    }

    // MARK: Who has it

    private mutating func handOff(at: Timestamp) {
        handoffs += 1
        course.asksSince = course.asksSince ?? at
    }

    private mutating func reachPeople(at: Timestamp, _ hours: QueueHours) {
        course.isWithPeople = true
        guard queuedAt == nil else { return }
        (queuedAt, isAfterHours) = (at, !hours.isOpen(queue?.id, at: at))
    }

    private mutating func wait(in queue: QueueReference, at: Timestamp, _ hours: QueueHours) {
        self.queue = queue
        reachPeople(at: at, hours)
        // A step up or a transfer while it waits goes on with the same wait.
        course.waitsSince = course.waitsSince ?? at
        course.heldSince = nil
    }

    private mutating func endWait(at: Timestamp) {
        guard let since = course.waitsSince else { return }
        wait += at.since(since)
        // Who left and came back has waited both times until a person came.
        if !hadPerson { firstWait = (firstWait ?? 0) + at.since(since) }
        course.waitsSince = nil
    }

    private mutating func assign(_ data: AssignmentMade, at: Timestamp, _ hours: QueueHours) {
        endWait(at: at)
        release(at: at)
        reachPeople(at: at, hours)
        if !hadPerson, let own = data.explained.candidates.first(where: { $0.agent.id == data.agent.id }) {
            agentLoad = own.capacity > 0 ? Double(own.load) / Double(own.capacity) : nil
        }
        (hadPerson, course.heldSince) = (true, at)
        if !agents.contains(data.agent.id) { agents.append(data.agent.id) }
        if agentMessages.count == 0 { agent = data.agent }
    }

    private mutating func release(at: Timestamp) {
        guard let since = course.heldSince else { return }
        handling += at.since(since)
        course.heldSince = nil
    }

    private mutating func transfer(_ data: ConversationTransferred, _ event: Event) {
        if event.by.kind.isStaff { transfers += 1 }
        release(at: event.at)
        guard data.to == .bot else { return }
        endWait(at: event.at)
        (course.isWithPeople, course.asksSince) = (false, nil)
    }

    // MARK: Ends

    private mutating func end(_ data: ConversationResolved, at: Timestamp) {
        endWait(at: at)
        let isHeld = course.heldSince != nil
        release(at: at)
        // The work after the talk ends with the assignment.
        if isHeld, data.wrapUpUntil != nil { course.heldSince = at }
        (endedAt, reason, disposition) = (at, data.reason, data.disposition)
        if let since = course.openSince { course.spent += at.since(since) }
        resolution = course.spent
        (course.openSince, course.asksSince, course.isWithPeople) = (nil, nil, false)
    }

    private mutating func reopen(at: Timestamp) {
        reopenings += 1
        release(at: at)
        (endedAt, resolution, course.openSince) = (nil, nil, at)
        callOff()
    }

    private mutating func ask(_ data: SurveyRequested) {
        wasAsked = true
        (course.awaitsRating, course.questions) = (true, data.questions)
    }

    /// Nobody is asked any longer how it was when it goes on before that was said.
    private mutating func callOff() {
        guard course.awaitsRating else { return }
        wasAsked = hasAnswered
        (course.awaitsRating, course.questions) = (false, [])
    }

    private mutating func rate(_ data: SurveyAnswered, at: Timestamp) {
        (score, solved, ratedEnd) = (data.score, data.solved, endedAt ?? at)
        (answers, questions) = (data.answers, course.questions)
        guard course.awaitsRating else { return }
        (course.awaitsRating, hasAnswered) = (false, true)
    }
}

extension Timestamp {
    /// Milliseconds since an earlier moment; 0 when a clock was set back.
    func since(_ earlier: Timestamp) -> Int64 { max(0, milliseconds - earlier.milliseconds) }
}
