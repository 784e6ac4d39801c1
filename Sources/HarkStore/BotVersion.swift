public import GRDB
public import HarkDomain

/// The bot's documents as they were at one time: never changed, only followed by another version.
public struct BotVersion: Hashable, Sendable {
    /// The number, from 1 on.
    public var id: Int
    /// When it was made.
    public var madeAt: Timestamp
    /// Who made it: a person's name, or `configuration` for the files of the configuration.
    public var madeBy: String
    /// What is new in it, in the words of who made it.
    public var note: String
    /// Tells equal documents from others.
    public var digest: String
    /// The files as a JSON object of names and texts.
    public var files: String
    /// What was measured before it went live, as JSON; nil when nothing was.
    public var report: String?

    /// Creates the value from its parts.
    public init(
        id: Int,
        madeAt: Timestamp,
        madeBy: String,
        note: String,
        digest: String,
        files: String,
        report: String? = nil
    ) {
        (self.id, self.madeAt, self.madeBy, self.note) = (id, madeAt, madeBy, note)
        (self.digest, self.files, self.report) = (digest, files, report)
    }

    /// Writes a new version.
    ///
    /// - Throws: `StoreError` or the database's error, a taken number among them.
    public static func write(_ version: BotVersion, _ db: Database) throws {
        let insert = "INSERT INTO botVersion (id, madeAt, madeBy, note, digest, files, report) VALUES (?,?,?,?,?,?,?)"
        try db.run(insert) {
            $0.put(version.id)
            $0.put(version.madeAt)
            $0.put(version.madeBy)
            $0.put(version.note)
            $0.put(version.digest)
            $0.put(version.files)
            $0.put(version.report)
        }
    }

    static let columns = "id, madeAt, madeBy, note, digest, files, report"

    init(_ row: inout RowReader) {
        self.init(
            id: row.number(),
            madeAt: row.time(),
            madeBy: row.text(),
            note: row.text(),
            digest: row.text(),
            files: row.text(),
            report: row.optionalText()
        )
    }
}

/// A word that one version speaks from now on.
public struct BotPublication: Hashable, Sendable {
    /// The version.
    public var version: Int
    /// When.
    public var publishedAt: Timestamp
    /// Who, as in `BotVersion.madeBy`.
    public var publishedBy: String
    /// Why.
    public var reason: String

    /// Creates the value from its parts.
    public init(version: Int, publishedAt: Timestamp, publishedBy: String, reason: String) {
        (self.version, self.publishedAt) = (version, publishedAt)
        (self.publishedBy, self.reason) = (publishedBy, reason)
    }

    /// Writes the word.
    ///
    /// - Throws: `StoreError` or the database's error, an unknown version among them.
    public static func write(_ publication: BotPublication, _ db: Database) throws {
        let insert = "INSERT INTO botPublication (version, publishedAt, publishedBy, reason) VALUES (?,?,?,?)"
        try db.run(insert) {
            $0.put(publication.version)
            $0.put(publication.publishedAt)
            $0.put(publication.publishedBy)
            $0.put(publication.reason)
        }
    }
}

/// The one draft of the bot's documents.
public struct BotDraft: Hashable, Sendable {
    /// The version that it was taken from.
    public var base: Int
    /// When it was changed last.
    public var changedAt: Timestamp
    /// Who changed it last.
    public var changedBy: String
    /// Tells equal documents from others.
    public var digest: String
    /// The files as a JSON object of names and texts.
    public var files: String

    /// Creates the value from its parts.
    public init(base: Int, changedAt: Timestamp, changedBy: String, digest: String, files: String) {
        (self.base, self.changedAt, self.changedBy) = (base, changedAt, changedBy)
        (self.digest, self.files) = (digest, files)
    }

    /// Puts the draft in the place of the one before it, provided that this is still `expected`.
    ///
    /// - Throws: `StoreError.refused` when somebody else changed the draft meanwhile.
    public static func write(_ draft: BotDraft, expected: String?, _ db: Database) throws {
        let found = try db.first("SELECT digest FROM botDraft WHERE id=1") { $0.text() }
        guard found == expected else { throw StoreError.refused(reason: "the draft was changed meanwhile") }
        let upsert = """
            INSERT INTO botDraft (id, base, changedAt, changedBy, digest, files) VALUES (1,?,?,?,?,?)
            ON CONFLICT(id) DO UPDATE SET base=excluded.base, changedAt=excluded.changedAt,
            changedBy=excluded.changedBy, digest=excluded.digest, files=excluded.files
            """
        try db.run(upsert) {
            $0.put(draft.base)
            $0.put(draft.changedAt)
            $0.put(draft.changedBy)
            $0.put(draft.digest)
            $0.put(draft.files)
        }
    }

    /// Throws the draft away.
    ///
    /// - Throws: the database's error.
    public static func delete(_ db: Database) throws {
        try db.run("DELETE FROM botDraft") { _ in }
    }
}
