import CSQLite
import GRDB

/// One sum over all that a database holds: its schema, and every value of every row in the order of the keys.
///
/// It knows no table by name, so it holds for every version of the schema. Indexes are left to SQLite's own check.
enum ContentDigest {
    private static let objects = """
        SELECT type, name, sql FROM sqlite_master
        WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'backup' ORDER BY type, name
        """

    static func value(of db: Database) throws -> Checksum {
        var sum = Checksum()
        for object in try Row.fetchAll(db, sql: objects) {
            let (type, name): (String, String) = (object["type"], object["name"])
            sum.put([type, name, object["sql"] ?? ""])
            if type == "table" { try add(name, of: db, to: &sum) }
        }
        return sum
    }

    /// An index may hold the same columns in another order, so none is used.
    private static func add(_ table: String, of db: Database, to sum: inout Checksum) throws {
        guard let connection = db.sqliteConnection else { throw StoreError.closed }
        let hot = try HotStatement(connection, "SELECT * FROM \"\(table)\" NOT INDEXED")
        defer { hot.finalize() }
        let statement = hot.pointer
        let columns = sqlite3_column_count(statement)
        var code = sqlite3_step(statement)
        while code == SQLITE_ROW {
            for column in 0..<columns { add(statement, column, to: &sum) }
            code = sqlite3_step(statement)
        }
        guard code == SQLITE_DONE else { throw StoreError(code: code, reason: db.lastErrorMessage ?? "") }
    }

    private static func add(_ statement: OpaquePointer, _ column: Int32, to sum: inout Checksum) {
        let type = sqlite3_column_type(statement, column)
        switch type {
        case SQLITE_NULL: sum.put(Int64?.none)
        case SQLITE_INTEGER: sum.put(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: sum.put(Int64(bitPattern: sqlite3_column_double(statement, column).bitPattern))
        default:
            sum.put(Int64(type))
            let start = sqlite3_column_blob(statement, column)
            sum.put(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column))))
        }
    }
}
