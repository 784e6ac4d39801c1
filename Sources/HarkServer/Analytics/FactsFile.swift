import Foundation
import GRDB
import HarkAnalytics
import HarkDomain

#if canImport(Glibc)
import Glibc
#endif

/// The file `analytics.sqlite`: one row of facts for each conversation, and the time of people by days, which can be made
/// again from the log at any time.
///
/// Rows and the position that they hold are written together, so a file that was left at any moment is taken up where
/// it stands. No text that anybody wrote is in it.
struct FactsFile: Sendable {
    /// The meaning of the rows; a file of another one is made anew.
    static let layout = 5
    /// Names the meaning, the zone of the days and the columns.
    static func version(in zone: TimeZone) -> String {
        "\(layout).\(zone.identifier)." + FactsTable.columns.joined(separator: ",")
    }

    let queue: DatabaseQueue
    let path: String

    /// Takes a file up again, or makes a new one where there is none or it can't be trusted.
    ///
    /// - Parameters:
    ///   - path: where it lies.
    ///   - epoch: the history that the log is.
    ///   - head: the last position of the log.
    ///   - columns: empty columns, which get what is in the file.
    /// - Returns: The file, the position that it holds, and why it was made anew; nil when it was taken up or is the first.
    /// - Throws: the database's or the file system's error when none can be made.
    static func open(
        _ path: String,
        epoch: String,
        head: Int64,
        into columns: inout ChatColumns
    ) throws -> (file: FactsFile, position: Int64, distrust: String?) {
        let zone = columns.zone
        guard access(path, F_OK) == 0 else { return (try create(path, epoch: epoch, zone: zone), 0, nil) }
        let empty = columns
        do {
            let file = FactsFile(queue: try openQueue(path), path: path)
            let position = try file.queue.read { db in
                let position = try takeUp(db, epoch: epoch, head: head, zone: zone)
                try FactsTable.load(db, into: &columns)
                columns.duty = try DutyTable.load(db, zone: zone)
                return position
            }
            return (file, position, nil)
        } catch {
            columns = empty
            return (try create(path, epoch: epoch, zone: zone), 0, String(describing: error))
        }
    }

    /// Makes an empty file, for days of a zone.
    static func create(_ path: String, epoch: String, zone: TimeZone) throws -> FactsFile {
        for side in ["", "-wal", "-shm"] { unlink(path + side) }
        let file = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path]) }
        Glibc.close(file)
        let queue = try openQueue(path)
        try queue.write { db in
            try db.execute(sql: FactsTable.schema + DutyTable.schema)
            let sql = "INSERT INTO meta VALUES (1, ?, ?, 0, NULL)"
            try db.execute(sql: sql, arguments: [version(in: zone), epoch])
        }
        return FactsFile(queue: queue, path: path)
    }

    /// Reads what a file holds, changing nothing, beside a server that may be writing it.
    ///
    /// - Returns: The position that it holds; nil when there is none that can be used.
    static func read(_ path: String, epoch: String, head: Int64, into columns: inout ChatColumns) -> Int64? {
        guard access(path, F_OK) == 0 else { return nil }
        let empty = columns
        do {
            var configuration = GRDB.Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(2)
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? queue.close() }
            return try queue.read { db in
                let position = try takeUp(db, epoch: epoch, head: head, zone: empty.zone)
                try FactsTable.load(db, into: &columns)
                columns.duty = try DutyTable.load(db, zone: empty.zone)
                return position
            }
        } catch {
            columns = empty
            return nil
        }
    }

    /// Takes in what has changed and notes up to where the file holds all, both or neither.
    func take(_ step: FactsStep) throws {
        try queue.write { db in
            for row in step.rows { try FactsTable.write(row, db) }
            try DutyTable.write(step.duty, db)
            let arguments: StatementArguments = [step.position, step.duty.lastAt?.milliseconds]
            try db.execute(sql: "UPDATE meta SET position = ?, at = ?", arguments: arguments)
        }
    }

    func close() { try? queue.close() }

    private static func openQueue(_ path: String) throws -> DatabaseQueue {
        var configuration = GRDB.Configuration()
        configuration.label = "hark analytics"
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { db in
            // After a loss of power the last rows may be missing, and so is the position that tells of them.
            try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8000")
        }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Reads how far the file is, or throws why it can't be trusted.
    private static func takeUp(_ db: Database, epoch: String, head: Int64, zone: TimeZone) throws -> Int64 {
        guard try db.tableExists("chat"), let meta = try Row.fetchOne(db, sql: "SELECT * FROM meta"),
            let position = meta["position"] as Int64?
        else { throw Distrust.incomplete }
        guard meta["version"] == version(in: zone) else { throw Distrust.otherVersion }
        guard meta["epoch"] == epoch, position <= head else { throw Distrust.otherHistory }
        return position
    }

    /// Why a file is made anew.
    private enum Distrust: String, Error, CustomStringConvertible {
        case incomplete = "it is not complete"
        case otherVersion = "it was made by other rules"
        case otherHistory = "it is of another history"

        var description: String { rawValue }
    }
}
