import CSQLite
public import Foundation
import GRDB
public import Logging

/// One data directory: the log, the projections and the tables beside them, in SQLite.
///
/// Reading goes through a pool of read-only connections. Writing goes through one connection, which is also
/// the only one that ever moves pages from the write-ahead log into the file; `Journal` drives it.
public final class Store: Sendable {
    /// What a process means to do with the directory.
    public enum Mode: Sendable {
        /// Take the lock, make what is missing, upgrade what is old.
        case readWrite
        /// Change nothing; works beside a running server.
        case readOnly
    }

    /// The name of this history: a client that holds another one must drop what it holds.
    public let epoch: String
    /// The 32 bytes that keys derive from; empty when reading a directory that has none.
    public let secret: [UInt8]
    /// What was found wrong at the start, empty when all is well.
    public let faultsAtStart: [Fault]

    let directory: DataDirectory
    let mode: Mode
    let pool: DatabasePool
    let writer: WriterConnection?
    let logger: Logger
    private let lock: DirectoryLock?
    private let readers: OperationQueue
    private let gate = ReadGate()
    /// True when the directory has none of the secret that its keys derive from.
    let lacksSecret: Bool

    init(_ opened: Opening, secret known: [UInt8]? = nil, logger: Logger) throws(StoreError) {
        (directory, mode, pool, lock) = (opened.directory, opened.mode, opened.pool, opened.lock)
        (epoch, faultsAtStart, writer) = (opened.epoch, opened.faults, opened.writer)
        if let known { secret = known } else { secret = try Secret.load(directory) }
        lacksSecret = known == nil && secret.isEmpty
        self.logger = logger
        readers = OperationQueue()
        readers.maxConcurrentOperationCount = Opening.readerCount
    }

    /// Opens a data directory, checking what a start can check.
    ///
    /// A loss of committed events is logged with its positions and starts a new `epoch`.
    /// - Throws: `StoreError` when the directory is in use, foreign, too new, or cannot be used.
    public static func open(
        directory: URL,
        mode: Mode,
        logger: Logger
    ) throws(StoreError) -> Store {
        try open(directory: directory, mode: mode, logger: logger, schema: .current)
    }

    /// Opens a data directory for a simulation, which never fills the log's file ahead.
    package static func openBare(directory: URL, logger: Logger) throws(StoreError) -> Store {
        try open(directory: directory, mode: .readWrite, logger: logger, schema: .current, logBytes: 0)
    }

    /// Opens a backup for reading.
    ///
    /// - Throws: `StoreError` when the file is no database of Hark or of another schema than this code's.
    public static func openBackup(_ file: URL) throws(StoreError) -> Store { try openBackup(file, schema: .current) }

    static func openBackup(_ file: URL, schema: Schema) throws(StoreError) -> Store {
        try Store(Opening(backup: file, schema: schema), secret: [], logger: Logger(label: "hark backup"))
    }

    static func open(
        directory: URL,
        mode: Mode,
        logger: Logger,
        schema: Schema,
        logBytes: Int = WriteAheadLog.grownBytes
    ) throws(StoreError) -> Store {
        let opening: Opening
        do {
            opening = try Opening(
                DataDirectory(url: directory),
                mode: mode,
                schema: schema,
                logBytes: logBytes,
                logger: logger
            )
        } catch { throw error.atOpening }
        return try Store(opening, logger: logger)
    }

    /// Stops cleanly: empties the write-ahead log into the file and gives up the lock.
    ///
    /// The journal must have stopped. After a fatal error nothing more is written.
    public func close() {
        readers.waitUntilAllOperationsAreFinished()
        gate.shut()
        writer?.close(pool, logger: logger)
        do { try pool.close() } catch {
            logger.warning("Database not closed", metadata: ["error": "\(StoreError(error))"])
        }
        lock?.release()
    }

    /// Commits a batch on the calling thread, for a process that has no journal.
    ///
    /// - Returns: The last position on disk.
    /// - Throws: `StoreError` when nothing was kept; a refused write fails the whole call.
    @discardableResult
    public func commit(_ batch: Batch) throws(StoreError) -> Int64 {
        var whole = batch
        whole.joined += whole.writes
        whole.writes = []
        switch commitInTransaction(whole) {
        case .committed(let position, _): return position
        case .failed(let error), .fatal(let error): throw error
        case .available: throw .closed
        }
    }

    /// Runs reads of this store off the caller's thread, a few at a time.
    ///
    /// - Throws: What `body` throws.
    public func reading<Value: Sendable>(
        _ body: @escaping @Sendable (Store) throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
            readers.addOperation {
                do throws(StoreError) {
                    continuation.resume(returning: .success(try body(self)))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        }
        return try result.get()
    }

    func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
        try translated { try gate.pass { try pool.read(body) } }
    }

    /// Commits a batch on the calling thread, as the journal does.
    package func commitInTransaction(_ batch: Batch) -> CommitResult {
        guard let writer else { return .failed(.closed) }
        return writer.commit(batch, pool)
    }
}
