import CSQLite
import Foundation
import GRDB
import HarkLanguage

#if canImport(Glibc)
import Glibc
#endif

/// The file `search.db`: an index over the log that can be made again from it at any time.
///
/// Nothing waits for the disk (`synchronous=OFF`): a process that is killed leaves a good file, and after a loss of
/// power the file is not trusted.
struct IndexFile: Sendable {
    /// What must be the same for a file to be taken up again.
    struct Origin: Hashable, Sendable {
        /// The history that the log is.
        var epoch: String
        /// The last position of the log.
        var head: Int64
    }

    static let layout = 1
    /// Names of the tokens' rules and of this file's tables.
    static let version = "\(layout).\(SearchTokenizer.version).\(String(SearchTokenizer.fingerprint, radix: 36))"

    private static let pagesOfLog = 2_000
    private static let readerCount = 4

    let pool: DatabasePool
    let position: Int64

    /// Takes a file up again, or makes a new one where there is none or it can't be trusted.
    ///
    /// - Returns: The file, and why it was made anew; nil when it was taken up or is the first.
    static func open(_ path: String, _ origin: Origin) throws -> (file: IndexFile, distrust: String?) {
        guard access(path, F_OK) == 0 else { return (try create(path, origin), nil) }
        do {
            let pool = try openPool(path)
            do {
                return (IndexFile(pool: pool, position: try pool.write { try takeUp($0, origin) }), nil)
            } catch {
                try? pool.close()
                throw error
            }
        } catch {
            return (try create(path, origin), String(describing: error))
        }
    }

    /// Takes the file away with all that it holds.
    static func remove(_ path: String) {
        for side in ["", "-wal", "-shm"] { unlink(path + side) }
    }

    /// Makes an empty index.
    static func create(_ path: String, _ origin: Origin) throws -> IndexFile {
        remove(path)
        let file = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw CocoaError(.fileWriteUnknown) }
        Glibc.close(file)
        let pool = try openPool(path)
        try pool.write { db in
            try db.execute(sql: schema)
            let values: StatementArguments = [version, origin.epoch, bootID]
            try db.execute(sql: "INSERT INTO state VALUES (1, ?, ?, 0, 0, ?)", arguments: values)
        }
        return IndexFile(pool: pool, position: 0)
    }

    /// Closes the file and marks it as whole, once it is on the disk.
    func close(_ path: String) {
        do {
            try pool.close()
            let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { return }
            let isOnDisk = fsync(file) == 0
            Glibc.close(file)
            guard isOnDisk else { return }
            var configuration = Self.configuration()
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            try queue.write { try $0.execute(sql: "UPDATE state SET isClean = 1") }
            try queue.close()
        } catch {
            // The mark is missing then, and the next start looks closer.
        }
    }

    private static let schema = """
        CREATE TABLE state (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            version TEXT NOT NULL,
            epoch TEXT NOT NULL,
            position INTEGER NOT NULL,
            isClean INTEGER NOT NULL,
            boot TEXT NOT NULL
        );
        CREATE TABLE talk (number INTEGER PRIMARY KEY, conversation INTEGER NOT NULL UNIQUE);
        CREATE VIRTUAL TABLE message USING fts5(text, content='', tokenize='\(IndexTokenizer.name)');
        """

    /// The system's run that the machine is in; a file that another run left open may be torn.
    private static let bootID =
        (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8))?
        .trimmingCharacters(in: .whitespacesAndNewlines) ?? ""

    private static func openPool(_ path: String) throws -> DatabasePool {
        let pool = try DatabasePool(path: path, configuration: configuration())
        // The pool sets NORMAL while it opens.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = OFF; PRAGMA cache_size = -16000") }
        return pool
    }

    private static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.label = "hark search"
        configuration.maximumReaderCount = readerCount
        configuration.persistentReadOnlyConnections = true
        configuration.prepareDatabase { db in
            db.add(tokenizer: IndexTokenizer.self)
            try HitScore.register(db)
            try db.execute(sql: "PRAGMA wal_autocheckpoint = \(pagesOfLog); PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    /// Reads how far the index is, or throws why it can't be trusted; from here on it counts as open.
    private static func takeUp(_ db: Database, _ origin: Origin) throws -> Int64 {
        guard try db.tableExists("talk"), try db.tableExists("message"),
            let state = try Row.fetchOne(db, sql: "SELECT * FROM state"), let position = state["position"] as Int64?
        else { throw Distrust.incomplete }
        guard state["version"] == version else { throw Distrust.otherVersion }
        guard state["epoch"] == origin.epoch, position <= origin.head else { throw Distrust.otherHistory }
        if state["isClean"] != true {
            guard state["boot"] == bootID, !bootID.isEmpty else { throw Distrust.powerLoss }
            try requireSound(db)
        }
        try db.execute(sql: "UPDATE state SET isClean = 0, boot = ?", arguments: [bootID])
        return position
    }

    private static func requireSound(_ db: Database) throws {
        guard try String.fetchOne(db, sql: "PRAGMA quick_check") == "ok" else { throw Distrust.damaged }
        try db.execute(sql: "INSERT INTO message(message) VALUES ('integrity-check')")
    }

    /// Why a file is made anew.
    private enum Distrust: String, Error, CustomStringConvertible {
        case incomplete = "it is not complete"
        case otherVersion = "it was made by other rules"
        case otherHistory = "it is of another history"
        case powerLoss = "the system did not stop in order"
        case damaged = "it is damaged"

        var description: String { rawValue }
    }
}
