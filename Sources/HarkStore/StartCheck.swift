import GRDB
import HarkDomain

/// The checks of a start: what was written since the last clean stop, and the conversations that go on.
///
/// Rows older than that lay in the file before; `Store.verify` and `Store.checkRows` read those.
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
        try page(db, after: settled, limit: .max).faults
    }

    static func page(_ db: Database, after settled: Int64, limit: Int) throws -> (faults: [Fault], last: Int64) {
        var faults: [Fault] = []
        var last = settled
        var left = limit
        try db.each(rows, only(settled)) { row in
            var row = row
            let (event, isIntact) = EventRow.read(&row)
            if event.position > last + 1 { faults.append(.missing(positions: last + 1...event.position - 1)) }
            if !isIntact { faults.append(.damagedEvent(position: event.position, conversation: event.conversation)) }
            last = event.position
            left -= 1
            return left > 0
        }
        return (faults, last)
    }
}
