import GRDB
import HarkDomain

/// What makes a copy of the database a backup: the table `backup` with what else a restore needs, and a sum over all.
///
/// The secret is in it because visitors' tokens, sites' keys and the identity of repeated messages hang on it.
struct BackupSeal: Equatable {
    let madeAt: Timestamp
    /// The last position of the log that the copy holds.
    let position: Int64
    let secret: [UInt8]

    static let broken = "its content is not what was written into it"

    /// Writes the seal as the last thing that is written into a copy.
    func close(_ db: Database) throws {
        try db.execute(
            sql: """
                DROP TABLE IF EXISTS backup;
                CREATE TABLE backup (
                    madeAt INTEGER NOT NULL, position INTEGER NOT NULL, secret BLOB NOT NULL, sum INTEGER NOT NULL
                )
                """
        )
        let sum = try sum(of: db)
        try db.run("INSERT INTO backup (madeAt, position, secret, sum) VALUES (?,?,?,?)") {
            $0.put(madeAt)
            $0.put(position)
            $0.put(secret)
            $0.put(sum)
        }
    }

    /// Reads the seal without looking at what it seals; nil when the file has none.
    static func read(_ db: Database) throws -> BackupSeal? { try stored(db)?.seal }

    /// True when every value in the file is the one that was sealed.
    static func isIntact(_ db: Database) throws -> Bool {
        guard let (seal, sum) = try stored(db) else { return false }
        return try seal.sum(of: db) == sum
    }

    /// Takes the seal off, so that the file is a database to work with.
    static func open(_ db: Database) throws { try db.execute(sql: "DROP TABLE IF EXISTS backup") }

    private static func stored(_ db: Database) throws -> (seal: BackupSeal, sum: Int64)? {
        guard try db.tableExists("backup") else { return nil }
        return try db.first("SELECT madeAt, position, secret, sum FROM backup") { row in
            (BackupSeal(madeAt: row.time(), position: row.int(), secret: row.bytes()), row.int())
        }
    }

    private func sum(of db: Database) throws -> Int64 {
        var sum = try ContentDigest.value(of: db)
        sum.put(madeAt.milliseconds)
        sum.put(position)
        sum.put(secret)
        return sum.value
    }
}
