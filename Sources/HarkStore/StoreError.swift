import CSQLite
import Foundation
import GRDB

/// What kept the store from doing what was asked.
public enum StoreError: Error, Equatable, Sendable {
    /// Another process works on this data directory; the number is its process id, 0 when unknown.
    case locked(process: Int)
    /// The directory holds no store, and the call was to read only.
    case missing
    /// The file is a database of something else.
    case foreignFile
    /// The database file is damaged so that nothing can be served from it.
    case unusable(reason: String)
    /// A file that must be there is missing or empty, so that what it held is lost.
    case lostFile(name: String)
    /// A restore was broken off in the middle, and reading only does not finish it.
    case unfinishedRestore
    /// The file was written by a newer Hark.
    case newerSchema(found: Int, known: Int)
    /// The file was written by an older Hark, and reading only does not upgrade it.
    case olderSchema(found: Int, known: Int)
    /// An upgrade did not go through: the database is as it was, and a copy of it lies beside it.
    case upgradeFailed(found: Int, known: Int, copy: String, reason: String)
    /// The database file is a backup that nobody has put in place.
    case sealed
    /// SQLite would not wait for the disk; the number is the value of `PRAGMA synchronous` it insists on.
    case notDurable(synchronous: Int)
    /// The system refused a file of the data directory, or the directory; the number is `errno`.
    case file(path: String, errno: Int32)
    /// The disk is full or the database busy: temporary, and nothing of the batch was kept.
    case unavailable(code: Int32)
    /// The schema refused the rows (a key taken, a reference missing); nothing of them was kept.
    case refused(reason: String)
    /// An I/O error or a damaged file: no write may be trusted until a restart.
    case failed(code: Int32, reason: String)
    /// The stored bytes of one event are not those that were written.
    case damaged(position: Int64)
    /// The store is closed.
    case closed
    /// A file that was to be written exists already.
    case exists(file: String)
    /// A backup could not be written; nothing of it is left.
    case notWritten(file: String, reason: String)
    /// A file is no backup that could be put in place, or no longer the one that was made.
    case badBackup(file: String, reason: String)
    /// The work was given up because nobody wants it any more.
    case cancelled

    /// True when the same call may work later without anybody's help.
    public var isTemporary: Bool {
        if case .unavailable = self { true } else { false }
    }

    /// True when nothing is wrong with the store: what was asked for can't be had.
    public var isRefusal: Bool {
        switch self {
        case .exists, .badBackup, .cancelled: true
        default: false
        }
    }

    /// The column (`table.column`) whose value is taken, when that is what the schema refused.
    public var takenColumn: String? {
        guard case .refused(let reason) = self, let colon = reason.range(of: "UNIQUE constraint failed: ") else {
            return nil
        }
        return reason[colon.upperBound...].split(separator: ",").first.map(String.init)
    }

    /// Judges a result code of SQLite: temporary, refused by the schema, or the end.
    init(code: Int32, reason: @autoclosure () -> String) {
        switch code & 0xFF {
        case SQLITE_FULL, SQLITE_BUSY, SQLITE_LOCKED, SQLITE_NOMEM, SQLITE_INTERRUPT: self = .unavailable(code: code)
        case SQLITE_CONSTRAINT, SQLITE_TOOBIG: self = .refused(reason: reason())
        default: self = .failed(code: code, reason: reason())
        }
    }

    /// Translates whatever a query or the storage library threw.
    init(_ error: any Error) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError:
            self.init(code: error.extendedResultCode.rawValue, reason: error.message ?? "")
        default: self = .failed(code: 0, reason: String(describing: error))
        }
    }
}

extension StoreError: CustomStringConvertible {
    /// The error in words that an operator can act on.
    public var description: String {
        switch self {
        case .locked(let process): "the data directory is in use by another process (pid \(process))"
        case .missing: "the data directory holds no store"
        case .foreignFile:
            """
            hark.db is not a database of Hark, or its header is damaged. Nothing was changed. If it was Hark's, put a \
            backup in place: hark restore --data DIR FILE
            """
        case .unusable(let reason):
            """
            hark.db can't be used: \(reason). Nothing was changed. Put a backup in place: hark restore --data DIR FILE
            """
        case .lostFile(let name):
            """
            \(name) is missing or empty, but what lies beside it shows that it was there. Nothing was changed. \
            Put it back, or put a backup in place: hark restore --data DIR FILE
            """
        case .unfinishedRestore:
            "a restore into this directory was broken off: start the server, or run hark restore again, to finish it"
        case .newerSchema(let found, let known):
            "the data directory has schema \(found), this Hark knows up to \(known): run the newer version"
        case .olderSchema(let found, let known):
            "the data directory has schema \(found), this Hark needs \(known): start the server once to upgrade it"
        case .upgradeFailed(let found, let known, let copy, let reason):
            """
            the upgrade from schema \(found) to \(known) failed: \(reason). The database is as it was, of schema \
            \(found); a copy of it is \(copy)
            """
        case .sealed: "hark.db is a backup as hark backup writes it: put it in place by hark restore --data DIR FILE"
        case .notDurable(let value): "SQLite runs with synchronous=\(value) instead of 2 (FULL)"
        case .file(let path, let errno): "cannot use \(path): \(String(cString: strerror(errno)))"
        case .unavailable(let code): "\(Self.obstacle(code)) (SQLite \(code))"
        case .refused(let reason): "the schema refused the rows: \(reason)"
        case .failed(let code, let reason): "the database failed (SQLite \(code)): \(reason)"
        case .damaged(let position): "the event at position \(position) is damaged on disk"
        case .closed: "the store is closed"
        case .exists(let file): "\(file) exists already (--force replaces it)"
        case .notWritten(let file, let reason): "\(file) was not written: \(reason)"
        case .badBackup(let file, let reason): "\(file) is no good backup: \(reason)"
        case .cancelled: "given up"
        }
    }
}

extension StoreError {
    /// What a start says to it: a file that makes no sense needs a backup, not another try.
    var atOpening: StoreError {
        guard case .failed(let code, let reason) = self else { return self }
        return [SQLITE_CORRUPT, SQLITE_NOTADB].contains(code & 0xFF) ? .unusable(reason: reason) : self
    }

    private static func obstacle(_ code: Int32) -> String {
        switch code & 0xFF {
        case SQLITE_FULL: "the disk is full"
        case SQLITE_BUSY, SQLITE_LOCKED: "another process holds the database"
        case SQLITE_NOMEM: "there is no memory left"
        default: "the database cannot write now"
        }
    }
}

/// Runs `body` and throws whatever it throws as a `StoreError`.
func translated<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
    do { return try body() } catch { throw StoreError(error) }
}
