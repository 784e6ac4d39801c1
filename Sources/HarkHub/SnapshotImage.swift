import HarkDomain
import HarkProtocol
import HarkStore

/// Which Snapshot a socket wants, and what it holds already.
struct SnapshotWish: Sendable {
    let conversation: ConversationID
    /// The last seq it holds of this store's epoch; nil for none.
    let after: Int?
}

/// A Snapshot as read in one transaction: the projection and the events up to exactly its head.
struct SnapshotImage: Sendable {
    let record: ConversationRecord
    let events: [UInt8]
    let marks: ReadMarks
    /// The last seq that the audience may see.
    let head: Int
    /// False when what the socket said to hold can't be: it must drop it.
    let continues: Bool
}

/// How far each side has read.
struct ReadMarks: Hashable, Sendable {
    var visitor = 0
    var agent = 0

    init() {}

    init(_ marks: [ReadParty: Int]) {
        (visitor, agent) = (marks[.visitor] ?? 0, marks[.agent] ?? 0)
    }
}

extension Store {
    static let snapshotEvents = 50
    static let snapshotBytes = 96 * 1024

    func snapshotImage(_ wish: SnapshotWish, _ audience: Audience) throws -> SnapshotImage? {
        guard
            let page = try snapshot(
                wish.conversation,
                audience: audience,
                limit: Self.snapshotEvents,
                maxBytes: Self.snapshotBytes
            )
        else { return nil }
        let head = audience == .staff ? page.record.head : page.record.customerHead
        let continues = (wish.after ?? 0) <= head
        let after = continues ? wish.after ?? 0 : 0
        var writer = JSONWriter(capacity: 4096)
        writer.beginArray()
        for row in page.rows where row.seq > after { try writer.event(row, audience, surveyLink) }
        writer.endArray()
        return SnapshotImage(
            record: page.record,
            events: writer.bytes,
            marks: ReadMarks(page.readMarks),
            head: head,
            continues: continues
        )
    }
}

extension JSONWriter {
    /// Writes a stored event for one audience; a customer's goes through the customer's own type.
    mutating func event(_ row: EventRow, _ audience: Audience, _ surveyLink: CustomerEvent.SurveyLink) throws {
        switch audience {
        case .staff:
            staffEvent(
                seq: row.seq,
                at: row.at,
                type: row.type,
                by: row.author,
                wire: StoredPayload(bytes: row.payload).wire
            )
        case .customer:
            guard let customer = CustomerEvent(try Event(row), surveyLink: surveyLink) else { return }
            customerEvent(customer)
        }
    }

    mutating func snapshot(_ image: SnapshotImage, isStaff: Bool, position: Int?, marks: ReadMarks) {
        let record = image.record
        beginObject()
        member("id", record.id)
        member("status", (isStaff ? record.status : record.status.asCustomersSeeIt).rawValue)
        member("head", image.head)
        queue(of: record, isStaff: isStaff)
        if let position { member("position", position) }
        assignee(of: record, isStaff: isStaff)
        name("read")
        beginObject()
        member("visitor", marks.visitor)
        member("agent", marks.agent)
        endObject()
        if isStaff { staffOnly(record) }
        name("events")
        raw(image.events)
        endObject()
    }

    private mutating func queue(of record: ConversationRecord, isStaff: Bool) {
        guard isStaff || record.status == .queued || record.status == .offered else { return }
        name("queue")
        if isStaff { reference(record.queue) } else { named(record.queue.name) }
    }

    private mutating func assignee(of record: ConversationRecord, isStaff: Bool) {
        guard let assignee = record.assignee else { return }
        name("assignee")
        if isStaff { reference(assignee) } else { named(assignee.name) }
    }

    private mutating func sentiment(_ mark: MoodMark, _ flag: MoodFlag?) {
        name("sentiment")
        beginObject()
        member("seq", mark.seq)
        member("score", mark.score)
        member("label", mark.label.rawValue)
        member("anger", mark.anger)
        if mark.isCorrected { member("corrected", true) }
        if let flag {
            name("flag")
            beginObject()
            mood(flag.level, flag.reason)
            endObject()
        }
        endObject()
    }

    private mutating func staffOnly(_ record: ConversationRecord) {
        if let contact = record.contact {
            name("contact")
            beginObject()
            member("id", contact)
            endObject()
        }
        if let mark = record.moods.last { sentiment(mark, record.flag) }
        if let mark = record.satisfaction {
            name("satisfaction")
            beginObject()
            satisfaction(mark.estimate)
            endObject()
        }
        if record.priority != 0 { member("priority", record.priority) }
        if let rule = record.demand.rule { member("rule", rule) }
        member("snoozedUntil", record.snoozedUntil)
        clocks(record.sla, record.breach)
        member("labels", record.labels)
        member("visitor", record.visitor)
        member("language", record.language)
        member("queuedAt", record.queuedAt)
        member("summary", record.summary)
    }
}
