import CSQLite
import Foundation
import GRDB
import Logging

/// The one connection that writes: commits, the witness after them, and the write-ahead log's upkeep.
///
/// `@unchecked` because all its state is used on the pool's writer queue alone.
final class WriterConnection: @unchecked Sendable {
    private let batches: BatchWriter
    private let log: WriteAheadLog
    private let witness: Witness
    private var broken: StoreError?
    private var isClosed = false

    init(_ db: Database, head: Int64, witness: Witness) throws {
        batches = try BatchWriter(db, head: head)
        log = try WriteAheadLog(db)
        // Written again with the first batch, as after each complete checkpoint: so every log has the page that
        // names the database's owner.
        batches.settled = try Meta.settled.int(db) ?? 0
        self.witness = witness
    }

    func commit(_ batch: Batch, _ pool: DatabasePool) -> CommitResult {
        pool.writeWithoutTransaction { db in
            judged {
                let refused = try batches.write(batch, to: db)
                witness.note(batches.head)
                return .committed(position: batches.head, refused: refused)
            }
        }
    }

    /// Tries whether the disk takes writes again: first into the file, then into the log.
    func probe(_ pool: DatabasePool) -> CommitResult {
        pool.writeWithoutTransaction { db in
            judged {
                try settle(db)
                try batches.probe(db)
                return .available
            }
        }
    }

    /// Moves the log's pages into the file, when there are enough of them or `always`.
    func checkpoint(_ pool: DatabasePool, always: Bool, logger: Logger) -> CommitResult? {
        pool.writeWithoutTransaction { db in
            guard broken == nil, !isClosed, always ? log.pages > 0 : log.isDue else { return nil }
            let result = judged {
                try settle(db)
                return .available
            }
            if case .failed(let error) = result {
                logger.warning("Checkpoint put off", metadata: ["error": "\(error)"])
            }
            if log.isAlarming {
                logger.warning("Log held back by a reader", metadata: ["wal.pages": "\(log.pages)"])
            }
            if case .fatal = result { return result }
            return nil
        }
    }

    /// True while a checkpoint would have something to do.
    func hasUnsettledPages(_ pool: DatabasePool) -> Bool {
        pool.writeWithoutTransaction { _ in broken == nil && !isClosed && log.pages > 0 }
    }

    /// Marks a clean stop, unless a write has failed for good.
    func close(_ pool: DatabasePool, logger: Logger) {
        pool.writeWithoutTransaction { db in
            guard !isClosed else { return }
            isClosed = true
            do { if broken == nil { try markClean(db) } } catch {
                logger.warning("Stop not marked clean", metadata: ["error": "\(StoreError(error))"])
            }
            batches.finalize()
            log.end()
            witness.close()
        }
    }

    private func markClean(_ db: Database) throws {
        try db.inTransaction(.immediate) {
            try Meta.settled.write(batches.head, db)
            return .commit
        }
        _ = try db.checkpoint(.truncate)
    }

    private func settle(_ db: Database) throws {
        if try log.checkpoint(db) { batches.settled = batches.head }
    }

    private func judged(_ body: () throws -> CommitResult) -> CommitResult {
        if let broken { return .fatal(broken) }
        if isClosed { return .failed(.closed) }
        do { return try body() } catch {
            let error = StoreError(error)
            guard case .failed = error else { return .failed(error) }
            broken = error
            return .fatal(error)
        }
    }
}
