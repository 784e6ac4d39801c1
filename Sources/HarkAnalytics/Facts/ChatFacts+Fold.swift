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
    /// What the customer said, as `ChatFacts` compares it.
    var said: Set<String> = []
}

extension ChatFacts {
    /// Takes in one event of the conversation; they come in their order.
    public mutating func take(_ event: Event) {
        switch event.body {
        case .conversationStarted(let data): begin(data, at: event.at)
        case .messagePosted(let message): take(message, event)
        case .messageAnalysed(let data): take(data)
        case .handoffRequested: handoffs += 1
        case .conversationQueued(let data): wait(in: data.queue, at: event.at)
        case .assignmentMade(let data): assign(data, at: event.at)
        case .assignmentEnded: release(at: event.at)
        case .conversationSnoozed: release(at: event.at)
        case .conversationWoken: course.heldSince = event.at
        case .conversationTransferred(let data): transfer(data, event)
        case .escalationRaised: escalations += 1
        case .slaBreached: breaches += 1
        case .conversationLabelled(let data): labels = data.labels
        case .conversationResolved(let data): end(data, at: event.at)
        case .conversationReopened: reopen(at: event.at)
        case .surveyRequested(let data): (wasAsked, questions) = (true, data.questions)
        case .surveyAnswered(let data): (score, solved, answers) = (data.score, data.solved, data.answers)
        default: break
        }
    }

    private mutating func begin(_ data: ConversationStarted, at: Timestamp) {
        (site, visitor, contact, queue) = (data.site, data.visitor, data.contact, data.queue)
        (language, segments, isReturning) = (data.language, data.segments, data.isReturning)
        (startedAt, course.openSince) = (at, at)
    }

    // MARK: Messages

    private mutating func take(_ message: MessagePosted, _ event: Event) {
        switch event.by.kind {
        case .visitor: customerWrote(message.text, at: event.at)
        case .bot:
            botMessages.add(message.text)
            if message.bot?.outcome == .missed { botMisses += 1 }
            if message.bot?.outcome == .answered { openQuestions = 0 }
        case .system: break
        default: staffWrote(message.text, by: event.by, at: event.at)
        }
    }

    private mutating func customerWrote(_ text: String, at: Timestamp) {
        // The customer's message ends a snooze without an event of its own.
        if course.isWithPeople, course.heldSince == nil, course.waitsSince == nil { course.heldSince = at }
        customerMessages.add(text)
        if !course.said.insert(Self.gist(of: text)).inserted { repeats += 1 }
        if text.hasSuffix("?") || text.hasSuffix("？") { openQuestions += 1 }
        if course.asksSince == nil { course.asksSince = at }
    }

    private mutating func staffWrote(_ text: String, by author: Author, at: Timestamp) {
        agentMessages.add(text)
        openQuestions = 0
        if let id = author.agent { agent = AgentReference(id: id, name: author.name ?? "") }
        if !course.isAnswered {
            course.isAnswered = true
            firstResponse = at.since(queuedAt ?? startedAt)
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

    private mutating func take(_ data: MessageAnalysed) {
        if data.language != "und" { language = data.language }
        intent = intent ?? data.intent
        mood.add(score: data.sentiment.score.value, anger: data.sentiment.anger.value)
        probabilityBad = data.satisfaction?.probabilityBad.value ?? probabilityBad
    }

    // MARK: Who has it

    private mutating func wait(in queue: QueueReference, at: Timestamp) {
        self.queue = queue
        queuedAt = queuedAt ?? at
        course.isWithPeople = true
        // A step up or a transfer while it waits goes on with the same wait.
        course.waitsSince = course.waitsSince ?? at
        course.heldSince = nil
    }

    private mutating func endWait(at: Timestamp) {
        guard let since = course.waitsSince else { return }
        wait += at.since(since)
        firstWait = firstWait ?? at.since(since)
        course.waitsSince = nil
    }

    private mutating func assign(_ data: AssignmentMade, at: Timestamp) {
        endWait(at: at)
        release(at: at)
        queuedAt = queuedAt ?? at
        if !hadPerson, let own = data.explained.candidates.first(where: { $0.agent.id == data.agent.id }) {
            agentLoad = own.capacity > 0 ? Double(own.load) / Double(own.capacity) : nil
        }
        (hadPerson, course.isWithPeople, course.heldSince) = (true, true, at)
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
        course.isWithPeople = false
    }

    // MARK: Ends

    private mutating func end(_ data: ConversationResolved, at: Timestamp) {
        endWait(at: at)
        release(at: at)
        (endedAt, reason, disposition) = (at, data.reason, data.disposition)
        if let since = course.openSince { course.spent += at.since(since) }
        resolution = course.spent
        (course.openSince, course.asksSince, course.isWithPeople) = (nil, nil, false)
    }

    private mutating func reopen(at: Timestamp) {
        reopenings += 1
        (endedAt, resolution, course.openSince) = (nil, nil, at)
    }
}

extension Timestamp {
    /// Milliseconds since an earlier moment; 0 when a clock was set back.
    func since(_ earlier: Timestamp) -> Int64 { max(0, milliseconds - earlier.milliseconds) }
}
