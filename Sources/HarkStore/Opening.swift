import CSQLite
import Foundation
import GRDB
import Logging

/// The steps from a directory to an open store, in order.
struct Opening {
    static let readerCount = 4
    private static let busySeconds = 2.0

    let directory: DataDirectory
    let mode: Store.Mode
    let lock: DirectoryLock?
    let pool: DatabasePool
    let writer: WriterConnection?
    let epoch: String
    let faults: [Fault]

    init(
        _ directory: DataDirectory,
        mode: Store.Mode,
        schema: Schema,
        logBytes: Int,
        logger: Logger
    ) throws(StoreError) {
        (self.directory, self.mode) = (directory, mode)
        switch mode {
        case .readOnly:
            lock = nil
            guard PendingRestore.find(in: directory) == nil else { throw .unfinishedRestore }
            try directory.requireWhole()
            guard directory.hasDatabase else { throw .missing }
            let found = try Self.version(directory, schema)
            try Self.requireContent(found, directory)
            guard found == schema.version else { throw .olderSchema(found: found, known: schema.version) }
            pool = try Self.openPool(directory, readOnly: true)
            try Self.require(schema, in: pool)
            (writer, epoch, faults) = (nil, try Self.epoch(pool), [])
        case .readWrite:
            try directory.create()
            lock = try DirectoryLock(directory)
            try PendingRestore.finishAny(in: directory, logger: logger)
            try directory.requireWhole()
            let found = directory.hasDatabase ? try Self.version(directory, schema) : 0
            try Self.requireContent(found, directory)
            try Secret.prepare(directory, isNew: found == 0)
            try directory.createDatabase()
            pool = try Self.openPool(directory, readOnly: false)
            try Self.requireDurability(pool)
            try Self.upgrade(pool, from: found, schema, directory, logger)
            try Self.require(schema, in: pool)
            let recovery = try Recovery(pool, directory, logger: logger)
            (writer, epoch, faults) = (recovery.writer, recovery.epoch, recovery.faults)
            WriteAheadLog.grow(directory.log, to: logBytes)
        }
    }

    /// Opens a backup, which is one file with no log beside it and no directory around it.
    init(backup file: URL, schema: Schema) throws(StoreError) {
        (directory, mode, lock, writer) = (DataDirectory(file: file), .readOnly, nil, nil)
        guard directory.hasDatabase else { throw .badBackup(file: file.path, reason: "there is no such file") }
        let found = try Self.version(directory, schema)
        guard found == schema.version else { throw .olderSchema(found: found, known: schema.version) }
        pool = try Self.openPool(directory, readOnly: true)
        (epoch, faults) = (try Self.epoch(pool), [])
    }

    /// A file without a schema is a new one only when nothing was ever committed to it.
    private static func requireContent(_ found: Int, _ directory: DataDirectory) throws(StoreError) {
        guard found > 0 || Witness.position(in: directory) == 0 else { throw .lostFile(name: "hark.db") }
    }

    /// A letter that changed in the schema's own table makes SQLite read and write other columns than were meant.
    private static func require(_ schema: Schema, in pool: DatabasePool) throws(StoreError) {
        let differences = try translated { try pool.read { try schema.differences($0) } }
        guard let first = differences.first else { return }
        throw .unusable(reason: "its schema is not the one of this version: \(first)")
    }

    /// Opens a reader of its own, which never checkpoints.
    static func openReader(_ path: String) throws -> DatabaseQueue {
        var configuration = configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Reads the version before anything could write to a file that is not ours to touch.
    private static func version(_ directory: DataDirectory, _ schema: Schema) throws(StoreError) -> Int {
        try translated {
            let queue = try openReader(directory.database)
            defer { try? queue.close() }
            return try queue.read { db in
                if directory.isStore, try db.tableExists("backup") { throw StoreError.sealed }
                let found = try schema.check(db)
                if directory.isStore, found > 0 { try requireOwner(db, directory) }
                return found
            }
        }
    }

    /// Each log begins with the page that names the owner, so another directory's log is known by it.
    private static func requireOwner(_ db: Database, _ directory: DataDirectory) throws {
        let secret = try Secret.load(directory)
        guard !secret.isEmpty, let owner = try Meta.owner.int(db), owner != Secret.sum(secret) else { return }
        throw StoreError.unusable(reason: "it, its log or the secret beside it belongs to another data directory")
    }

    private static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.label = "hark"
        configuration.busyMode = .timeout(busySeconds)
        configuration.maximumReaderCount = readerCount
        configuration.persistentReadOnlyConnections = true
        configuration.prepareDatabase { db in
            guard let connection = db.sqliteConnection else { throw StoreError.closed }
            guard hark_sqlite3_no_checkpoint_on_close(connection) == SQLITE_OK else {
                throw StoreError.failed(code: SQLITE_ERROR, reason: "checkpoint on close stays on")
            }
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 0; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    private static func openPool(_ directory: DataDirectory, readOnly: Bool) throws(StoreError) -> DatabasePool {
        try translated {
            var configuration = configuration()
            configuration.readonly = readOnly
            return try DatabasePool(path: directory.database, configuration: configuration)
        }
    }

    /// Makes each commit wait for the disk; the pool relaxes that while it opens, so it is set afterwards.
    private static func requireDurability(_ pool: DatabasePool) throws(StoreError) {
        try translated {
            try pool.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA synchronous = \(Durability.synchronous); PRAGMA cache_size = -16000")
                let value = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? -1
                guard value == Durability.synchronous else { throw StoreError.notDurable(synchronous: value) }
            }
        }
    }

    private static func upgrade(
        _ pool: DatabasePool,
        from found: Int,
        _ schema: Schema,
        _ directory: DataDirectory,
        _ logger: Logger
    ) throws(StoreError) {
        guard found < schema.version else { return }
        guard found > 0 else {
            return try translated { try pool.writeWithoutTransaction { try create(schema, $0) } }
        }
        let copy = try UpgradeBackup.make(of: directory, version: found)
        do {
            try pool.writeWithoutTransaction { try schema.migrate($0, from: found) }
        } catch {
            let reason = "\(StoreError(error))"
            throw .upgradeFailed(found: found, known: schema.version, copy: copy.path, reason: reason)
        }
        logger.notice("Schema upgraded", metadata: ["schema.from": "\(found)", "schema.to": "\(schema.version)"])
    }

    /// Puts the schema into the file itself, so that no damage of the log beside it makes the file look like a new one.
    private static func create(_ schema: Schema, _ db: Database) throws {
        try schema.migrate(db, from: 0)
        _ = try db.checkpoint(.truncate)
    }

    private static func epoch(_ pool: DatabasePool) throws(StoreError) -> String {
        try translated { try pool.read { try Meta.epoch.text($0) ?? "" } }
    }
}
