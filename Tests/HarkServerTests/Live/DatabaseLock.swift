import CSQLite
import Foundation

/// Another program that holds the database for writing.
final class DatabaseLock {
    struct Refused: Error { let code: Int32 }

    private var connection: OpaquePointer?

    init(_ file: URL) throws {
        try check(sqlite3_open(file.path, &connection))
        sqlite3_busy_timeout(connection, 2000)
        try check(sqlite3_exec(connection, "PRAGMA wal_autocheckpoint=0; BEGIN IMMEDIATE", nil, nil, nil))
    }

    func release() {
        sqlite3_exec(connection, "ROLLBACK", nil, nil, nil)
        sqlite3_close(connection)
        connection = nil
    }

    private func check(_ code: Int32) throws {
        guard code == SQLITE_OK else { throw Refused(code: code) }
    }
}
