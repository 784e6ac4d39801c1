import CSQLite
import Foundation

/// Another program at the database, which locks it, damages it or takes its tables away.
final class DatabaseHand {
    struct Refused: Error { let code: Int32 }

    private var connection: OpaquePointer?

    init(_ live: LiveHark) throws {
        try check(sqlite3_open(live.folder.appendingPathComponent("hark.db").path, &connection))
        sqlite3_busy_timeout(connection, 2000)
        try run("PRAGMA wal_autocheckpoint=0")
    }

    deinit { sqlite3_close(connection) }

    func run(_ sql: String) throws { try check(sqlite3_exec(connection, sql, nil, nil, nil)) }

    private func check(_ code: Int32) throws {
        guard code == SQLITE_OK else { throw Refused(code: code) }
    }
}
