import HarkDomain

/// The part of a log that a trial looks at, with times in seconds from its start, and without what cannot be.
struct TrialWindow: Sendable {
    /// A conversation that came, with what the log tells and no draw could.
    struct Customer: Sendable {
        let conversation: TrialConversation
        let at: Double
        /// When it was answered; nil: never.
        let answeredAt: Double?
        /// When its wait ended: by an answer, by giving up, or with the log.
        let waitedUntil: Double
        /// True when the customer gave up.
        let gaveUp: Bool
        /// How long it took of its agent; nil: not known, or nobody answered.
        let handling: Double?
        /// How long it had taken when the log ended.
        let handledSoFar: Double

        var wait: Double { waitedUntil - at }
    }

    static let day = 86_400.0

    /// The log's moment 0.
    let start: Timestamp
    /// From when on conversations count; those of up to a day before fill the centre.
    let warmup: Double
    /// When the log ends.
    let end: Double
    /// Who came.
    ///
    /// - Shape: in order of time, then of id.
    let customers: [Customer]
    /// Who was there, in order of id.
    let agents: [TrialAgent]
    /// When each of them was.
    let duty: [DutySpans]
    /// Conversations whose times contradict each other.
    let leftOut: Int

    /// Cuts the last days out of a log.
    init(_ log: TrialLog, days: Int) throws(PolicyTrialError) {
        try log.check(days: days)
        let counted = max(log.from.milliseconds, log.to.milliseconds - Int64(days) * 86_400_000)
        let start = Timestamp(milliseconds: max(log.from.milliseconds, counted - 86_400_000))
        let end = log.to.seconds(since: start)
        let came = log.conversations.filter { $0.queuedAt >= start && $0.queuedAt < log.to }
        try PolicyTrial.check("conversations", came.count, 0...PolicyTrial.mostConversations)
        let known = came.compactMap { Customer($0, start: start, end: end) }
        leftOut = came.count - known.count
        customers = known.sorted { ($0.at, $0.conversation.id) < ($1.at, $1.conversation.id) }
        agents = log.agents.sorted { $0.agent.id < $1.agent.id }
        duty = agents.map { agent in
            DutySpans(
                agent.available.map { (max(0, $0.from.seconds(since: start)), min(end, $0.to.seconds(since: start))) }
            )
        }
        (self.start, self.end) = (start, end)
        warmup = Timestamp(milliseconds: counted).seconds(since: start)
    }
}

extension TrialWindow.Customer {
    /// Reads a conversation; nil when its times contradict each other.
    fileprivate init?(_ conversation: TrialConversation, start: Timestamp, end: Double) {
        self.conversation = conversation
        at = conversation.queuedAt.seconds(since: start)
        let assigned = conversation.assignedAt?.seconds(since: start)
        let ended = conversation.endedAt?.seconds(since: start)
        let handling = conversation.handlingSeconds ?? ended.flatMap { ended in assigned.map { ended - $0 } }
        if let assigned, assigned < at { return nil }
        if let ended, ended < assigned ?? at { return nil }
        if let handling, !(handling >= 0 && handling.isFinite) { return nil }
        // What happened after the end of the log has not happened yet.
        answeredAt = assigned.flatMap { $0 < end ? $0 : nil }
        gaveUp = assigned == nil && ended.map { $0 < end } ?? false
        waitedUntil = answeredAt ?? (gaveUp ? ended ?? end : end)
        let isOver = conversation.handlingSeconds != nil || ended.map { $0 <= end } ?? false
        self.handling = answeredAt != nil && isOver ? handling : nil
        handledSoFar = answeredAt.map { end - $0 } ?? 0
    }
}

extension TrialLog {
    fileprivate func check(days: Int) throws(PolicyTrialError) {
        let times = 0...253_402_300_799_999 as ClosedRange<Int64>
        guard from < to, times.contains(from.milliseconds), times.contains(to.milliseconds) else { throw .noTime }
        try PolicyTrial.check("days", days, 1...PolicyTrial.mostDays)
        try PolicyTrial.check("agents", agents.count, 0...PolicyTrial.mostAgents)
        let spans = agents.reduce(0) { $0 + $1.available.count }
        try PolicyTrial.check("spans of availability", spans, 0...PolicyTrial.mostSpans)
        try PolicyTrial.check(once: agents.map(\.agent.id))
        try PolicyTrial.check(once: queues.map(\.id))
    }
}

extension Timestamp {
    /// Seconds from another moment, whatever the two are.
    fileprivate func seconds(since other: Timestamp) -> Double {
        (Double(milliseconds) - Double(other.milliseconds)) / 1000
    }
}
