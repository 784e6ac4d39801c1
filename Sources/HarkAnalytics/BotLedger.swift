public import HarkDomain

/// Sums up, day by day, what the bot did: a fold over the log that can be taken on from any position.
///
/// - Complexity: O(1) per event; memory grows with the days kept and with the conversations of the last days.
public struct BotLedger: Sendable {
    /// The types of events that it needs; others may be left out.
    public static let types: [EventType] = [
        .messagePosted, .botFeedback, .botFailed, .handoffRequested, .assignmentMade, .conversationResolved,
        .conversationReopened,
    ]
    /// A resolved conversation is forgotten this long after, and later feedback on it goes uncounted.
    static let memory: Duration = .seconds(14 * 86_400)

    /// One conversation as far as it matters here.
    private struct Course {
        /// What the bot's messages answered by, by seq.
        var answers: [Int: AnswerReading] = [:]
        /// What was said of them.
        var verdicts: [Int: Bool] = [:]
        var last: BotAnswerKey?
        /// The flow that runs.
        var flow: BotAnswerKey?
        var hadPerson = false
        var takenAt: Timestamp?
        var resolvedAt: Timestamp?
    }

    /// The sums by day, counted in days of UTC since 1970.
    public private(set) var days: [Int64: BotTally] = [:]
    /// The last position that was taken in.
    public private(set) var position: Int64 = 0
    private var courses: [ConversationID: Course] = [:]
    private var nextSweep: Timestamp?

    /// An empty ledger, before the log's first position.
    public init() {}

    /// The day in which a moment lies.
    public static func day(of moment: Timestamp) -> Int64 {
        Int64((Double(moment.milliseconds) / 86_400_000).rounded(.down))
    }

    /// The sum of some days.
    public func tally(of days: ClosedRange<Int64>) -> BotTally {
        var sum = BotTally()
        for (day, tally) in self.days where days.contains(day) { sum += tally }
        return sum
    }

    /// Takes an event in; one that was taken already changes nothing.
    public mutating func take(_ event: Event) {
        guard event.position > position else { return }
        position = event.position
        guard let id = event.conversation else { return }
        sweep(event.at)
        var course = courses[id] ?? Course()
        let day = Self.day(of: event.at)
        Self.fold(event, &course, &days[day, default: BotTally()])
        courses[id] = course
    }

    /// Notes that nothing up to a position is missing.
    public mutating func advance(to position: Int64) { self.position = max(self.position, position) }

    private static func fold(_ event: Event, _ course: inout Course, _ tally: inout BotTally) {
        switch event.body {
        case .messagePosted(let message) where event.by.kind == .bot: fold(message, event.seq, &course, &tally)
        case .botFeedback(let feedback): fold(feedback, &course, &tally)
        case .botFailed: tally.failed += 1
        case .handoffRequested(let data):
            course.hadPerson = true
            tally.handoffs[data.reason, default: 0] += 1
            if let last = course.last { tally.answers[last, default: BotTally.Answer()].handedOver += 1 }
            course.last = nil
        case .assignmentMade:
            course.hadPerson = true
            course.takenAt = course.takenAt ?? event.at
        case .conversationResolved(let data): fold(data, event.at, &course, &tally)
        case .conversationReopened: course.resolvedAt = nil
        default: break
        }
    }

    private static func fold(_ message: MessagePosted, _ seq: Int, _ course: inout Course, _ tally: inout BotTally) {
        switch message.bot?.outcome {
        case .answered: tally.answered += 1
        case .missed: tally.missed += 1
        case .smallTalk: tally.smallTalk += 1
        case .handoff, nil: break
        }
        guard let reading = AnswerReading(explained: message.explained) else { return }
        course.answers[seq] = reading
        if reading.key.kind != "flow" { tally.answers[reading.key, default: BotTally.Answer()].count += 1 }
        // Each question of a flow is a message of its own, but the flow ran once.
        if let flow = reading.flow, flow != course.flow { tally.answers[flow, default: BotTally.Answer()].count += 1 }
        course.flow = reading.goesOn ? reading.flow : nil
        // What hands over in the same breath is no word before the hand-off; a flow was at it before.
        if message.bot?.outcome != .handoff || reading.key.kind == "flow" { course.last = reading.key }
    }

    /// A customer may think again: the last word counts.
    private static func fold(_ feedback: BotFeedback, _ course: inout Course, _ tally: inout BotTally) {
        guard let reading = course.answers[feedback.seq] else { return }
        if let before = course.verdicts[feedback.seq] { count(before, -1, reading, &tally) }
        course.verdicts[feedback.seq] = feedback.helped
        count(feedback.helped, 1, reading, &tally)
    }

    private static func count(_ helped: Bool, _ step: Int, _ reading: AnswerReading, _ tally: inout BotTally) {
        let (sums, own) = helped ? (\BotTally.helped, \BotTally.Answer.helped) : (\.notHelped, \.notHelped)
        tally[keyPath: sums] += step
        tally.answers[reading.key, default: BotTally.Answer()][keyPath: own] += step
        guard let percent = reading.percent else { return }
        let verdict = helped ? \BotTally.Verdict.helped : \.notHelped
        tally.judged[percent, default: BotTally.Verdict()][keyPath: verdict] += step
    }

    private static func fold(
        _ data: ConversationResolved,
        _ at: Timestamp,
        _ course: inout Course,
        _ tally: inout BotTally
    ) {
        course.resolvedAt = at
        if let taken = course.takenAt {
            tally.handling.add(seconds: Double((at - taken).wholeMilliseconds) / 1_000)
            course.takenAt = nil
        }
        guard !course.answers.isEmpty, data.reason != .abandoned else { return }
        tally.resolved += 1
        if !course.hadPerson { tally.contained += 1 }
    }

    /// Forgets, once a day, what was resolved long ago.
    private mutating func sweep(_ now: Timestamp) {
        guard let due = nextSweep, now >= due else {
            if nextSweep == nil { nextSweep = now + .seconds(86_400) }
            return
        }
        nextSweep = now + .seconds(86_400)
        courses = courses.filter { $0.value.resolvedAt.map { $0 + Self.memory > now } ?? true }
    }
}
