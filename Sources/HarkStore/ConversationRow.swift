import HarkDomain

/// How the projection of a conversation lies in its table.
///
/// Fixed columns are written once, settled ones when somebody or something moves the conversation, live ones
/// with every message: a message then updates a narrow set of columns that no index holds.
enum ConversationRow {
    static let fixed = ["id", "site", "visitor", "startedAt"]
    static let settled = [
        "contact", "language", "status", "queue", "queueName", "assignee", "assigneeName", "epoch", "priority",
        "queuedAt", "rank", "resolvedAt", "reason", "disposition", "labels", "handoffSeq", "handoffReason",
        "summary", "helpRequestedAt", "helpText", "offer", "offerAgent", "offerAgentName", "offerExpiresAt",
        "wrapUpUntil", "lastAgent", "lastAgentName", "participants", "surveyScore", "surveySolved",
        "surveyComment", "surveyAt",
    ]
    static let live = [
        "head", "customerHead", "lastCustomerSeq", "lastCustomerAt", "lastAnswerSeq", "lastAnswerKind",
        "lastAnswerID", "lastAnswerName", "otherAnswerSeq", "otherAnswerKind", "otherAnswerID",
        "otherAnswerName", "lastMessageAt", "unansweredSince", "isIdle", "choices", "botOutcome", "botState",
        "moods", "flag", "demand", "context",
        "sla", "breach", "snoozedUntil", "satisfaction",
        "customerMessages", "askedAt", "ask", "surveyAnswers",
    ]
    static let columns = (fixed + settled + ["checksum"] + live).joined(separator: ", ")

    /// Writes the live columns, provided that the settled ones are as the sum says and the head is the one given, if any.
    static let touch = """
        UPDATE conversation SET \(live.map { "\($0)=?" }.joined(separator: ", ")) WHERE id=? AND checksum=?
        AND head=ifnull(?, head)
        """

    /// Writes everything, provided that the head is the one given, if any.
    static let upsert = """
        INSERT INTO conversation (\(columns))
        VALUES (\((fixed + settled + ["checksum"] + live).map { _ in "?" }.joined(separator: ",")))
        ON CONFLICT(id) DO UPDATE SET
        \((settled + ["checksum"] + live).map { "\($0)=excluded.\($0)" }.joined(separator: ", "))
        WHERE conversation.head=ifnull(?, conversation.head)
        """
}

extension ConversationRecord {
    var settledChecksum: Int64 {
        var sum = Checksum()
        putFixed(into: &sum)
        putSettled(into: &sum)
        return sum.value
    }

    @inline(__always)
    func putFixed(into sink: inout some ColumnSink) {
        sink.put(id)
        sink.put(site)
        sink.put(visitor)
        sink.put(startedAt)
    }

    @inline(__always)
    func putSettled(into sink: inout some ColumnSink) {
        sink.put(contact)
        sink.put(language)
        sink.put(status)
        sink.put(queue.id)
        sink.put(queue.name)
        sink.put(assignee)
        sink.put(epoch)
        sink.put(priority)
        sink.put(queuedAt)
        sink.put(rank)
        sink.put(resolvedAt)
        sink.put(reason)
        sink.put(disposition)
        sink.put(labels)
        sink.put(handoffSeq)
        sink.put(handoffReason)
        sink.put(summary)
        sink.put(helpRequestedAt)
        sink.put(helpText)
        sink.put(offer?.id)
        sink.put(offer?.agent)
        sink.put(offer?.expiresAt)
        sink.put(wrapUpUntil)
        sink.put(lastAgent)
        sink.put(participants.lazy.map(\.rawValue))
        sink.put(survey?.score)
        sink.put(survey?.solved)
        sink.put(survey?.comment)
        sink.put(survey?.at)
    }

    @inline(__always)
    func putLive(into sink: inout some ColumnSink) {
        sink.put(head)
        sink.put(customerHead)
        sink.put(lastCustomerSeq)
        sink.put(lastCustomerAt)
        sink.put(lastAnswerSeq)
        sink.put(lastAnswerBy)
        sink.put(otherAnswerSeq)
        sink.put(otherAnswerBy)
        sink.put(lastMessageAt)
        sink.put(unansweredSince)
        sink.put(isIdle)
        sink.put(choices.isEmpty ? [] : choices.flatMap { [$0.id, $0.label] })
        sink.put(botOutcome)
        sink.put(botState)
        sink.put(MoodColumn.encode(moods))
        sink.put(flag.map(MoodColumn.encode) ?? [])
        sink.put(RouteColumn.encode(demand))
        sink.put(RouteColumn.encode(context))
        sink.put(sla)
        sink.put(breach.map(RouteColumn.encode) ?? [])
        sink.put(snoozedUntil)
        sink.put(satisfaction.map(SatisfactionColumn.encode) ?? [])
        sink.put(customerMessages)
        sink.put(ask?.at)
        sink.put(ask.map { SurveyColumn.encode($0.survey) } ?? [])
        sink.put(SurveyColumn.encode(survey?.answers ?? []))
    }
}

extension ConversationRecord {
    /// Reads a row in the order of `ConversationRow.columns`; the sum tells whether it is as written.
    static func read(_ row: inout RowReader) throws -> (record: ConversationRecord, isIntact: Bool) {
        var record = try ConversationRecord(fixed: &row)
        try record.readSettled(&row)
        let checksum = row.int()
        try record.readLive(&row)
        return (record, record.settledChecksum == checksum)
    }

    init(_ row: inout RowReader) throws {
        self = try Self.read(&row).record
    }

    private init(fixed row: inout RowReader) throws {
        self.init(
            id: row.id(),
            site: row.id(),
            visitor: row.id(),
            queue: QueueReference(id: QueueID(rawValue: 0), name: ""),
            startedAt: row.time()
        )
    }

    private mutating func readSettled(_ row: inout RowReader) throws {
        contact = row.optionalID()
        language = row.optionalText()
        status = try row.oneCase()
        queue = QueueReference(id: row.id(), name: row.text())
        assignee = row.optionalAgent()
        epoch = row.number()
        priority = row.number()
        queuedAt = row.optionalTime()
        rank = row.int()
        resolvedAt = row.optionalTime()
        reason = try row.optionalCase()
        disposition = row.optionalText()
        labels = row.texts()
        handoffSeq = row.number()
        handoffReason = try row.optionalCase()
        summary = row.optionalText()
        helpRequestedAt = row.optionalTime()
        helpText = row.optionalText()
        offer = StandingOffer(&row)
        wrapUpUntil = row.optionalTime()
        lastAgent = row.optionalAgent()
        participants = row.numbers().map(AgentID.init(rawValue:))
        survey = try SurveyResult(&row)
    }

    private mutating func readLive(_ row: inout RowReader) throws {
        head = row.number()
        customerHead = row.number()
        lastCustomerSeq = row.number()
        lastCustomerAt = row.time()
        lastAnswerSeq = row.number()
        lastAnswerBy = try row.optionalAuthor()
        otherAnswerSeq = row.number()
        otherAnswerBy = try row.optionalAuthor()
        lastMessageAt = row.time()
        unansweredSince = row.optionalTime()
        isIdle = row.bool()
        let pairs = row.texts()
        choices = stride(from: 0, to: pairs.count - 1, by: 2).map { Choice(id: pairs[$0], label: pairs[$0 + 1]) }
        botOutcome = try row.optionalCase()
        botState = row.optionalText()
        moods = try row.optionalText().map(MoodColumn.moods) ?? []
        flag = try MoodColumn.flag(row.texts())
        demand = try RouteColumn.demand(row.texts())
        context = try RouteColumn.context(row.texts())
        sla = row.optionalText()
        breach = try RouteColumn.breach(row.texts())
        snoozedUntil = row.optionalTime()
        satisfaction = try SatisfactionColumn.mark(row.texts())
        customerMessages = row.number()
        let askedAt = row.optionalTime()
        let asked = try SurveyColumn.survey(row.texts())
        ask = askedAt.map { SurveyAsk(at: $0, survey: asked) }
        survey?.answers = try SurveyColumn.answers(row.texts())
    }
}

extension StandingOffer {
    fileprivate init?(_ row: inout RowReader) {
        let id: OfferID? = row.optionalID()
        let agent = row.optionalAgent()
        let expiresAt = row.optionalTime()
        guard let id, let agent, let expiresAt else { return nil }
        self.init(id: id, agent: agent, expiresAt: expiresAt)
    }
}

extension SurveyResult {
    fileprivate init?(_ row: inout RowReader) throws {
        let score = row.optionalNumber()
        let solved: Solved? = try row.optionalCase()
        let comment = row.optionalText()
        let at = row.optionalTime()
        guard let score, let at else { return nil }
        self.init(score: score, solved: solved, comment: comment, at: at)
    }
}
