import GRDB
import HarkDomain

extension Store {
    /// Reads everything and lists what is wrong; the projections' content is left to a fold over the events.
    ///
    /// It checks SQLite's own structures, that positions and seqs are dense, that each row's bytes are those
    /// that were written, the customers' chain of events, the heads of the projections, and the witness.
    /// It runs beside a server: each part looks at one moment, and no part holds up the log for long. Before each
    /// part it asks whether it is still wanted, and leaves out what is not.
    public func verify(while isWanted: () -> Bool = { true }) -> [Fault] {
        let promised = Witness.position(in: directory)
        let checks: [(Database) throws -> [Fault]] = [
            Verification.structure, { try Verification.witness($0, promised) }, Verification.log,
            Verification.streams, Verification.conversations,
        ]
        let faults = checks.flatMap { check -> [Fault] in
            guard isWanted() else { return [] }
            do throws(StoreError) { return try read(check) } catch { return [.database("\(error)")] }
        }
        return faults + (lacksSecret ? [.secretMissing] : [])
    }
}

extension Store {
    /// Checks some rows of the log, for a slow pass over all of it beside the work.
    ///
    /// - Returns: What is wrong with them, and where to go on; nil when the log has ended.
    /// - Throws: `StoreError` when the database fails.
    public func checkRows(
        after position: Int64,
        limit: Int = 1_000
    ) throws(StoreError) -> (faults: [Fault], next: Int64?) {
        try read { db in
            let page = try LogCheck.page(db, after: position, limit: limit)
            return (page.faults, page.last < (try FloorImage.head(db)) ? page.last : nil)
        }
    }
}

/// The parts of a full check.
enum Verification {
    static func structure(_ db: Database) throws -> [Fault] {
        let complaints = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        let strays = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map { row in
            "a row of \(row["table"] as String? ?? "a table") refers to nothing"
        }
        return (complaints + strays).map(Fault.database)
    }

    static func witness(_ db: Database, _ promised: Int64) throws -> [Fault] {
        let head = try FloorImage.head(db)
        return promised > head ? [.lost(positions: head + 1...promised)] : []
    }

    static func log(_ db: Database) throws -> [Fault] {
        try LogCheck.faults(db, after: 0)
    }

    static func streams(_ db: Database) throws -> [Fault] {
        var walks: [Int64: StreamWalk] = [:]
        try db.each("SELECT stream, seq, customerPrev FROM event ORDER BY position") { row in
            var row = row
            let stream = row.int()
            let conversation = stream == 0 ? nil : ConversationID(rawValue: stream)
            walks[stream, default: StreamWalk(conversation)]
                .step(seq: row.number(), customerPrev: row.optionalNumber())
            return true
        }
        return try walks.sorted { $0.key < $1.key }.flatMap { try finish($0.value, db) }
    }

    static func conversations(_ db: Database) throws -> [Fault] {
        var faults: [Fault] = []
        try db.each("SELECT \(ConversationRow.columns) FROM conversation ORDER BY id") { row in
            var row = row
            let (record, isIntact) = try ConversationRecord.read(&row)
            if !isIntact { faults.append(.damagedConversation(record.id)) }
            let hasEvents = try db.first("SELECT 1 FROM event WHERE stream=? LIMIT 1", only(record.id)) { _ in true }
            if hasEvents == nil, record.head > 0 {
                faults.append(.headDiffers(conversation: record.id, row: record.head, events: 0))
            }
            return true
        }
        return faults
    }

    private static func finish(_ walk: StreamWalk, _ db: Database) throws -> [Fault] {
        let record = try walk.conversation.flatMap { id in
            try db.first(ConversationQuery.one, only(id)) { try ConversationRecord(&$0) }
        }
        return walk.finish(record)
    }
}
