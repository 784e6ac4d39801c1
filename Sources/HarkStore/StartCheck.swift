import GRDB
import HarkDomain

/// The checks of a start: what was written since the last clean stop, and the conversations that go on.
///
/// Rows older than that were checked when they moved into the file; `Store.verify` reads them all.
enum StartCheck {
    static func faults(_ db: Database, head: Int64) throws -> [Fault] {
        let settled = try Meta.settled.int(db) ?? 0
        var faults = try LogCheck.faults(db, after: min(settled, head))
        var known = Set(faults)
        for fault in try openConversations(db) where known.insert(fault).inserted { faults.append(fault) }
        return faults
    }

    private static func openConversations(_ db: Database) throws -> [Fault] {
        var faults: [Fault] = []
        try db.each(FloorImage.openConversations) { row in
            var row = row
            let (record, isIntact) = try ConversationRecord.read(&row)
            if !isIntact { faults.append(.damagedConversation(record.id)) }
            faults += try StreamCheck.faults(db, record)
            return true
        }
        return faults
    }
}

/// Checks rows in the order of their positions: none missing, each as written.
enum LogCheck {
    static let rows = "SELECT \(EventRow.columns) FROM event WHERE position > ? ORDER BY position"

    static func faults(_ db: Database, after settled: Int64) throws -> [Fault] {
        var faults: [Fault] = []
        var last = settled
        try db.each(rows, { $0.put(settled) }) { row in
            var row = row
            let (event, isIntact) = EventRow.read(&row)
            if event.position > last + 1 { faults.append(.missing(positions: last + 1...event.position - 1)) }
            if !isIntact { faults.append(.damagedEvent(position: event.position, conversation: event.conversation)) }
            last = event.position
            return true
        }
        return faults
    }
}

/// Checks one conversation: its events dense, each as written, chained for customers, ending where its row says.
enum StreamCheck {
    static let rows = "SELECT \(EventRow.columns) FROM event WHERE stream = ? ORDER BY seq"

    static func faults(_ db: Database, _ record: ConversationRecord) throws -> [Fault] {
        var check = StreamWalk(record.id)
        try db.each(rows, { $0.put(record.id) }) { row in
            var row = row
            let (event, isIntact) = EventRow.read(&row)
            check.step(event, isIntact: isIntact)
            return true
        }
        return check.finish(head: record.head)
    }
}

/// The state of a walk along one stream.
struct StreamWalk {
    private let conversation: ConversationID?
    private var faults: [Fault] = []
    private var seq = 0
    private var customerSeq = 0

    init(_ conversation: ConversationID?) {
        self.conversation = conversation
    }

    mutating func step(_ event: EventRow, isIntact: Bool) {
        if event.seq > seq + 1 { faults.append(.missingSeqs(conversation: conversation, seqs: seq + 1...event.seq - 1)) }
        if !isIntact { faults.append(.damagedEvent(position: event.position, conversation: conversation)) }
        if let prev = event.customerPrev, let conversation {
            if prev != customerSeq {
                faults.append(
                    .brokenChain(conversation: conversation, seq: event.seq, expected: customerSeq, found: prev))
            }
            customerSeq = event.seq
        }
        seq = event.seq
    }

    mutating func finish(head: Int?) -> [Fault] {
        if let head, let conversation, head != seq {
            faults.append(.headDiffers(conversation: conversation, row: head, events: seq))
        }
        return faults
    }
}
