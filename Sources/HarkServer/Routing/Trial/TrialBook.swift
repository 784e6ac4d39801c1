import HarkDomain
import HarkRouting
import HarkSimulator

/// Folds the log into waits for people: who came to which queue when, who answered, and when it was over.
///
/// A wait that ended otherwise than by an answer or by the customer, such as by a transfer to another queue, is left out.
/// Whoever takes a conversation over or gets it from a colleague goes on with it as far as its length counts.
struct TrialBook {
    /// The types of events that it needs.
    static let types: [EventType] = [
        .conversationStarted, .messageAnalysed, .sentimentFlagged, .conversationQueued, .assignmentMade,
        .assignmentEnded, .conversationTransferred, .conversationResolved, .conversationReopened, .conversationIdled,
        .conversationSnoozed, .conversationWoken,
    ]

    /// One conversation.
    private struct Course {
        let entry: TrialMaterial.Entry?
        var facts: EntryFacts
        var satisfaction: SatisfactionMark?
        var wait: RecordedWait?
        var lastAgent: AgentID?
        /// Since when it is resolved.
        var resolvedAt: Timestamp?
        /// True when a person chose where it goes next.
        var isDirected = false
    }

    private let sites: [SiteID: SiteProfile]
    private var courses: [ConversationID: Course] = [:]
    private(set) var waits: [TrialConversation] = []
    private(set) var entries: [TrialMaterial.Wait: TrialMaterial.Entry] = [:]
    /// The queues as they were called.
    private(set) var queues: [QueueID: QueueReference] = [:]

    init(sites: [SiteProfile]) {
        self.sites = Dictionary(sites.map { ($0.id, $0) }) { first, _ in first }
    }

    mutating func take(_ event: Event) {
        if case .conversationIdled(let data) = event.body {
            courses[data.conversation]?.wait?.rest(at: event.at)
        }
        guard let id = event.conversation else { return }
        if case .conversationStarted(let data) = event.body { courses[id] = course(data) }
        var course = courses[id] ?? Course(entry: nil, facts: EntryFacts(site: ""))
        fold(event, id, &course)
        courses[id] = course
    }

    /// How much is held in memory, of what grows with those who come.
    var size: Int { max(waits.count, courses.count) }

    /// Lets go of what was resolved so long ago that it is not reopened.
    mutating func forget(resolvedBefore moment: Timestamp) {
        courses = courses.filter { _, course in course.wait != nil || (course.resolvedAt ?? moment) >= moment }
    }

    /// Takes in those whose waits or talks are not over.
    mutating func finish() {
        for course in courses.values { if let wait = course.wait { waits.append(wait.conversation) } }
        courses = [:]
    }

    private func course(_ data: ConversationStarted) -> Course {
        let site = sites[data.site]
        let facts = EntryFacts(
            site: site?.key ?? "",
            page: data.page?.url,
            language: data.language,
            segments: Set(data.segments),
            isReturning: data.isReturning
        )
        // Who chose another queue than the site's went there whatever the rules say.
        let home = site?.queue ?? data.queue.id
        let entry = home == data.queue.id ? TrialMaterial.Entry(facts: facts, home: home) : nil
        return Course(entry: entry, facts: facts)
    }

    private mutating func fold(_ event: Event, _ id: ConversationID, _ course: inout Course) {
        switch event.body {
        case .messageAnalysed(let data):
            if let intent = data.intent { course.facts.intent = intent }
            course.facts.entities.formUnion(data.entities.lazy.map(\.type))
            if let estimate = data.satisfaction {
                course.satisfaction = .after(course.satisfaction, estimate, seq: event.seq, at: event.at)
                course.facts.isLikelyDissatisfied = course.satisfaction?.riskSeq != nil
            }
            course.wait?.wake(at: event.at)
        case .sentimentFlagged(let data): course.facts.mood = data.level == .calm ? nil : data.level
        case .conversationQueued(let data): queue(data, id, &course, at: event.at)
        case .assignmentMade(let data):
            course.wait?.answer(by: data.agent.id, at: event.at)
            course.lastAgent = data.agent.id
        case .assignmentEnded(let data): end(data.reason, &course, at: event.at)
        case .conversationTransferred(let data): hand(to: data.to, &course, at: event.at)
        case .conversationResolved(let data):
            course.resolvedAt = event.at
            let gaveUp = data.reason == .abandoned || data.reason == .customer
            if course.wait?.goesOn(keepsAgent: data.wrapUpUntil != nil) != true {
                close(&course, at: event.at, gaveUp: gaveUp)
            }
        case .conversationReopened: (course.isDirected, course.resolvedAt) = (true, nil)
        case .conversationSnoozed: course.wait?.rest(at: event.at)
        case .conversationWoken: course.wait?.wake(at: event.at)
        default: break
        }
    }

    private mutating func queue(
        _ data: ConversationQueued,
        _ id: ConversationID,
        _ course: inout Course,
        at now: Timestamp
    ) {
        close(&course, at: now)
        queues[data.queue.id] = data.queue
        var conversation = TrialConversation(id: id, demand: TrialDemand(data), queuedAt: now)
        conversation.lastAgent = course.lastAgent
        (conversation.site, conversation.page) = (course.facts.site, course.facts.page)
        conversation.intent = course.facts.intent
        if let entry = course.entry, !course.isDirected {
            entries[conversation.wait] = TrialMaterial.Entry(facts: course.facts, home: entry.home)
        }
        course.wait = RecordedWait(conversation)
        course.isDirected = false
    }

    private mutating func end(_ reason: AssignmentEnd, _ course: inout Course, at now: Timestamp) {
        switch reason {
        case .resolved, .wrapUpEnded: close(&course, at: now)
        case .agentGone, .agentRetired:
            close(&course, at: now)
            course.isDirected = true
        case .transferred, .takenOver: break
        }
    }

    private mutating func hand(to target: TransferTarget, _ course: inout Course, at now: Timestamp) {
        switch target {
        case .queue: course.isDirected = true
        case .bot: close(&course, at: now)
        case .agent: break
        }
    }

    /// Ends a talk, or a wait when the customer gave up; drops other waits.
    private mutating func close(_ course: inout Course, at now: Timestamp, gaveUp: Bool = false) {
        guard let wait = course.wait else { return }
        course.wait = nil
        if let over = wait.closed(at: now, gaveUp: gaveUp) {
            waits.append(over)
        } else {
            entries[wait.conversation.wait] = nil
        }
    }
}

extension TrialDemand {
    fileprivate init(_ data: ConversationQueued) {
        self.init(
            queue: data.queue.id,
            priority: data.priority,
            required: data.demand.required.map { SkillNeed($0.name, level: $0.level) },
            preferred: data.demand.preferred.map { SkillNeed($0.name, level: $0.level) },
            language: data.demand.language
        )
    }
}
