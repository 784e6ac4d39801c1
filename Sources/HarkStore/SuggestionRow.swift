public import GRDB

/// A suggestion of what to improve, as it is kept.
public struct SuggestionRow: Hashable, Sendable {
    /// What tells it from all others.
    public var key: String
    /// What is suggested, and what became of it, as JSON.
    public var record: String

    /// Creates a row from its parts.
    public init(key: String, record: String) { (self.key, self.record) = (key, record) }

    /// Puts a row in the place of the one with its key.
    ///
    /// - Throws: the database's error.
    public static func write(_ row: SuggestionRow, _ db: Database) throws {
        try db.run("INSERT OR REPLACE INTO suggestion (key, record) VALUES (?,?)") {
            $0.put(row.key)
            $0.put(row.record)
        }
    }

    /// Takes the row of a key away, if there is one.
    ///
    /// - Throws: the database's error.
    public static func delete(_ key: String, _ db: Database) throws {
        try db.run("DELETE FROM suggestion WHERE key=?") { $0.put(key) }
    }
}

extension Store {
    /// Reads all suggestions, by key.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func suggestions() throws(StoreError) -> [SuggestionRow] {
        try read { db in
            try db.all("SELECT key, record FROM suggestion ORDER BY key") { row in
                SuggestionRow(key: row.text(), record: row.text())
            }
        }
    }
}
