import GRDB
import HarkDomain

extension Store {
    /// Reads everything and lists what is wrong; the projections' content is left to a fold over the events.
    ///
    /// It checks SQLite's own structures, that positions and seqs are dense, that each row's bytes are those
    /// that were written, the customers' chain of events, the heads of the projections, and the witness.
    /// It runs beside a server.
    /// - Throws: `StoreError` when the database cannot be read at all.
    public func verify() throws(StoreError) -> [Fault] {
        let promised = Witness.position(in: directory)
        return try read { db in
            var faults = try Verification.structure(db)
            let head = try FloorImage.head(db)
            if promised > head { faults.append(.lost(positions: head + 1...promised)) }
            for check in [Verification.log, Verification.streams, Verification.conversations] {
                do { faults += try check(db) } catch {
                    faults.append(.database("\(StoreError(error))"))
                }
            }
            return faults
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

    static func log(_ db: Database) throws -> [Fault] {
        try LogCheck.faults(db, after: 0)
    }

    static func streams(_ db: Database) throws -> [Fault] {
        var faults: [Fault] = []
        var walk: StreamWalk?
        try db.each("SELECT stream, seq, customerPrev FROM event ORDER BY stream, seq") { row in
            var row = row
            let stream = row.int()
            let conversation = stream == 0 ? nil : ConversationID(rawValue: stream)
            if walk == nil || walk?.conversation != conversation {
                faults += try finish(walk, db)
                walk = StreamWalk(conversation)
            }
            walk?.step(seq: row.number(), customerPrev: row.optionalNumber())
            return true
        }
        return try faults + finish(walk, db)
    }

    static func conversations(_ db: Database) throws -> [Fault] {
        var faults: [Fault] = []
        try db.each("SELECT \(ConversationRow.columns) FROM conversation ORDER BY id") { row in
            var row = row
            let (record, isIntact) = try ConversationRecord.read(&row)
            if !isIntact { faults.append(.damagedConversation(record.id)) }
            let last = try db.first("SELECT max(seq) FROM event WHERE stream=?", only(record.id)) { $0.number() }
            if last ?? 0 == 0, record.head > 0 {
                faults.append(.headDiffers(conversation: record.id, row: record.head, events: 0))
            }
            return true
        }
        return faults
    }

    private static func finish(_ walk: StreamWalk?, _ db: Database) throws -> [Fault] {
        guard let walk else { return [] }
        let record = try walk.conversation.flatMap { id in
            try db.first(ConversationQuery.one, only(id)) { try ConversationRecord(&$0) }
        }
        return walk.finish(record)
    }
}
