import CSQLite
import GRDB

/// A statement prepared once on the writer's connection, for the few that run with every message.
///
/// It must be finalized before its connection closes.
struct HotStatement {
    let pointer: OpaquePointer

    init(_ connection: OpaquePointer, _ sql: String) throws {
        var pointer: OpaquePointer?
        let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &pointer, nil)
        guard code == SQLITE_OK, let pointer else { throw StoreError(code: code, reason: Self.message(connection)) }
        self.pointer = pointer
    }

    /// Binds the columns that `fill` puts and runs the statement to its end.
    func run(_ fill: (inout Binder) -> Void = { _ in }) throws {
        var binder = Binder(pointer)
        fill(&binder)
        let stepped = binder.code == SQLITE_OK ? sqlite3_step(pointer) : binder.code
        guard stepped == SQLITE_DONE || stepped == SQLITE_ROW else {
            let error = StoreError(code: extended(stepped), reason: Self.message(sqlite3_db_handle(pointer)))
            sqlite3_reset(pointer)
            throw error
        }
        sqlite3_reset(pointer)
    }

    func finalize() {
        sqlite3_finalize(pointer)
    }

    private func extended(_ code: Int32) -> Int32 {
        let last = sqlite3_extended_errcode(sqlite3_db_handle(pointer))
        return last & 0xFF == code & 0xFF ? last : code
    }

    private static func message(_ connection: OpaquePointer?) -> String {
        sqlite3_errmsg(connection).map { String(cString: $0) } ?? ""
    }
}

extension Database {
    /// Steps through the rows of a cached statement until `row` answers false.
    func each(
        _ sql: String,
        _ fill: (inout Binder) -> Void = { _ in },
        row: (RowReader) throws -> Bool
    ) throws {
        let statement = try cachedStatement(sql: sql).sqliteStatement
        sqlite3_reset(statement)
        defer { sqlite3_reset(statement) }
        var binder = Binder(statement)
        fill(&binder)
        var code = binder.code == SQLITE_OK ? sqlite3_step(statement) : binder.code
        while code == SQLITE_ROW {
            guard try row(RowReader(statement)) else { return }
            code = sqlite3_step(statement)
        }
        guard code == SQLITE_DONE else { throw StoreError(code: code, reason: lastErrorMessage ?? "") }
    }

    /// Returns what `row` makes of the first row, or nil when there is none.
    func first<Value>(
        _ sql: String,
        _ fill: (inout Binder) -> Void = { _ in },
        row: (inout RowReader) throws -> Value
    ) throws -> Value? {
        var found: Value?
        try each(sql, fill) { reader in
            var reader = reader
            found = try row(&reader)
            return false
        }
        return found
    }

    /// Returns what `row` makes of each row.
    func all<Value>(
        _ sql: String,
        _ fill: (inout Binder) -> Void = { _ in },
        row: (inout RowReader) throws -> Value
    ) throws -> [Value] {
        var found: [Value] = []
        try each(sql, fill) { reader in
            var reader = reader
            found.append(try row(&reader))
            return true
        }
        return found
    }

    /// Runs one statement that returns no rows and says how many it changed.
    @discardableResult
    func run(_ sql: String, _ fill: (inout Binder) -> Void = { _ in }) throws -> Int {
        try each(sql, fill) { _ in true }
        return changesCount
    }
}
