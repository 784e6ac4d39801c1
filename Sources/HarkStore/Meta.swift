import GRDB

/// The few values the store keeps about itself.
enum Meta: String {
    /// The store's name for its own history, new after a loss.
    case epoch
    /// The last position known to lie in the database file, with nothing of it in the log alone.
    case settled
    /// A sum over the secret of the directory that the database belongs to.
    case owner
    /// A sum over the faults that the last start found and began a new epoch for.
    case told
    /// A number that changes when a log begins, so that the page with the owner is part of it.
    case log
    /// Written to see whether the disk takes writes.
    case probe
    /// The tokens that the answerer has used, and on which day.
    case answererUse

    static let upsert = """
        INSERT INTO meta (name, value) VALUES (?,?) ON CONFLICT(name) DO UPDATE SET value=excluded.value
        """

    /// Makes a name for a history that nobody has seen.
    static func freshEpoch() -> String {
        var random = SystemRandomNumberGenerator()
        return String(UInt64.random(in: 1 << 60 ... .max, using: &random), radix: 36)
    }

    func int(_ db: Database) throws -> Int64? {
        try Int64.fetchOne(db, sql: "SELECT value FROM meta WHERE name=?", arguments: [rawValue])
    }

    func text(_ db: Database) throws -> String? {
        try String.fetchOne(db, sql: "SELECT value FROM meta WHERE name=?", arguments: [rawValue])
    }

    func write(_ value: some DatabaseValueConvertible, _ db: Database) throws {
        try db.execute(sql: Self.upsert, arguments: [rawValue, value])
    }
}
