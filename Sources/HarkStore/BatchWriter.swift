import CSQLite
import GRDB
import HarkDomain

/// Writes batches through the writer's connection with statements that live as long as it does.
///
/// `@unchecked` because every use happens on the pool's writer queue.
final class BatchWriter: @unchecked Sendable {
    private let begin, commit, rollback: HotStatement
    private let event, touch, conversation: HotStatement
    private let meta: HotStatement
    private let connection: OpaquePointer
    private(set) var head: Int64
    private var floorSeq: Int
    private var isFinalized = false
    /// Set to a position once all up to it lies in the database file; noted with the next batch.
    var settled: Int64?

    init(_ db: Database, head: Int64) throws {
        guard let connection = db.sqliteConnection else { throw StoreError.closed }
        self.connection = connection
        self.head = head
        floorSeq = try FloorImage.floorSeq(db)
        begin = try HotStatement(connection, "BEGIN IMMEDIATE")
        commit = try HotStatement(connection, "COMMIT")
        rollback = try HotStatement(connection, "ROLLBACK")
        event = try HotStatement(connection, EventRow.insert)
        touch = try HotStatement(connection, ConversationRow.touch)
        conversation = try HotStatement(connection, ConversationRow.upsert)
        meta = try HotStatement(connection, Meta.upsert)
    }

    /// Commits the batch whole, but for the writes that it returns, or throws and leaves nothing of it.
    func write(_ batch: Batch, to db: Database) throws -> [Int: StoreError] {
        try begin.run()
        do {
            var heads = StreamHeads(position: head, floor: floorSeq)
            let refused = try apply(batch, &heads, to: db)
            try commit.run()
            (head, floorSeq) = (heads.position, heads.floor)
            settled = nil
            return refused
        } catch {
            abandon()
            throw error
        }
    }

    /// Commits a change of one small row, to see whether the disk takes it.
    func probe(_ db: Database) throws {
        try begin.run()
        do {
            try put(.probe, head)
            try commit.run()
        } catch {
            abandon()
            throw error
        }
    }

    func finalize() {
        guard !isFinalized else { return }
        isFinalized = true
        for statement in [begin, commit, rollback, event, touch, conversation, meta] { statement.finalize() }
    }

    private func abandon() {
        if sqlite3_get_autocommit(connection) == 0 { try? rollback.run() }
    }

    private func apply(_ batch: Batch, _ heads: inout StreamHeads, to db: Database) throws -> [Int: StoreError] {
        try insert(batch.events, &heads)
        for record in batch.conversations { try write(record, after: heads.before(record.id)) }
        try writeProfiles(of: batch, to: db)
        for mark in batch.readMarks { try mark.write(db) }
        for write in batch.joined { try write(db) }
        if let settled {
            try put(.settled, settled)
            try put(.log, .random(in: 1 ... .max))
        }
        return try attempt(batch.writes, on: db)
    }

    private func insert(_ events: [EventRow], _ heads: inout StreamHeads) throws {
        for row in events {
            try heads.take(row)
            try event.run {
                row.put(into: &$0)
                $0.put(row.checksum)
            }
        }
    }

    /// Writes a row, provided that the stored one ends at `head`, where the batch's events go on.
    private func write(_ record: ConversationRecord, after head: Int?) throws {
        let checksum = record.settledChecksum
        try touch.run {
            record.putLive(into: &$0)
            $0.put(record.id)
            $0.put(checksum)
            $0.put(head)
        }
        if sqlite3_changes(connection) == 1 { return }
        try conversation.run {
            record.putFixed(into: &$0)
            record.putSettled(into: &$0)
            $0.put(checksum)
            record.putLive(into: &$0)
            $0.put(head)
        }
        guard sqlite3_changes(connection) == 1 else {
            throw StoreError.refused(reason: "conversation \(record.id) does not end at \(head ?? record.head)")
        }
    }

    private func writeProfiles(of batch: Batch, to db: Database) throws {
        for queue in batch.queues { try db.run(QueueRow.upsert) { queue.put(into: &$0) } }
        for site in batch.sites { try db.run(SiteRow.upsert) { site.put(into: &$0) } }
        for agent in batch.agents { try db.run(AgentRow.upsert) { agent.put(into: &$0) } }
        for version in batch.routing { try RoutingVersion.write(version, db) }
        for version in batch.surveys { try SurveyVersion.write(version, db) }
        for (item, agent) in batch.acknowledgements { try Acknowledgement.write(item, agent, db) }
    }

    private func attempt(_ writes: [DatabaseWrite], on db: Database) throws -> [Int: StoreError] {
        var refused: [Int: StoreError] = [:]
        for (index, write) in writes.enumerated() {
            do {
                try db.inSavepoint {
                    try write(db)
                    return .commit
                }
            } catch {
                let error = StoreError(error)
                guard case .refused = error else { throw error }
                refused[index] = error
            }
        }
        return refused
    }

    private func put(_ name: Meta, _ value: Int64) throws {
        try meta.run {
            $0.put(name.rawValue)
            $0.put(value)
        }
    }
}
