import GRDB

/// The layout of the database, as the steps that led to it.
struct Schema: Sendable {
    /// `HARK` in ASCII: marks the file as Hark's own.
    static let applicationID = 0x4841_524B

    /// The statements that take a file from version n to n + 1, for n from 0.
    let steps: [String]

    /// The layout that this code reads and writes.
    static let current = Schema(
        steps: [
            version1, version2, version3, version4, version5, version6, version7, version8, version9, version10,
        ]
    )

    /// The version that this code reads and writes.
    var version: Int { steps.count }

    /// Takes a file from `found` to the current version in one transaction, all steps or none.
    func migrate(_ db: Database, from found: Int) throws {
        guard found < version else { return }
        try db.inTransaction(.immediate) {
            for step in steps[found...] { try db.execute(sql: step) }
            try db.execute(sql: "PRAGMA application_id = \(Self.applicationID)")
            try db.execute(sql: "PRAGMA user_version = \(version)")
            return .commit
        }
    }

    /// Lists the tables, indexes and triggers that a file should have and has not, or has in another form.
    ///
    /// What others have added is left alone.
    func differences(_ db: Database) throws -> [String] {
        let wanted = version == Self.current.version ? try Self.currentObjects.get() : try objects()
        let found = try Self.objects(db)
        return wanted.keys.filter { found[$0] != wanted[$0] }.sorted()
    }

    private static let currentObjects = Result { try current.objects() }

    private func objects() throws -> [String: String] {
        let queue = try DatabaseQueue()
        return try queue.writeWithoutTransaction { db in
            for step in steps { try db.execute(sql: step) }
            return try Self.objects(db)
        }
    }

    /// Names in quotes, which SQLite puts around a table's that was renamed, say the same.
    private static func objects(_ db: Database) throws -> [String: String] {
        let rows = try Row.fetchAll(db, sql: "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                let (type, name, sql): (String, String, String) = (row["type"], row["name"], row["sql"])
                return ("\(type) \(name)", sql.replacing("\"", with: ""))
            }
        )
    }

    /// Reads the version of a file, refusing those that are not Hark's or too new.
    func check(_ db: Database) throws -> Int {
        let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let owner = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0
        if found == 0, isEmpty { return 0 }
        guard owner == Self.applicationID, found > 0 else { throw StoreError.foreignFile }
        guard found <= version else { throw StoreError.newerSchema(found: found, known: version) }
        return found
    }
}
