public import GRDB
public import HarkDomain

/// What a site's widget says in place of the bot's own words.
public struct SiteWords: Hashable, Sendable {
    /// The greeting; nil for the default.
    public var greeting: String?
    /// What a customer may tap to begin; empty for the default.
    public var starters: [String]

    /// Creates the value from its parts.
    public init(greeting: String? = nil, starters: [String] = []) {
        (self.greeting, self.starters) = (greeting, starters)
    }

    /// Sets the words of a site that is written already, or earlier in the same transaction.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func set(_ words: SiteWords, for site: SiteID, _ db: Database) throws {
        try db.run("UPDATE site SET greeting=?, starters=? WHERE id=?") {
            $0.put(words.greeting)
            $0.put(words.starters)
            $0.put(site)
        }
    }
}

extension Store {
    /// Lists the sites by name, deleted ones left out, each with its words.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func sites() throws(StoreError) -> [(profile: SiteProfile, words: SiteWords)] {
        let query = "SELECT \(SiteRow.columns), greeting, starters FROM site WHERE isActive ORDER BY name, id"
        return try read { db in
            try db.all(query) { row in
                (SiteProfile(&row), SiteWords(greeting: row.optionalText(), starters: row.texts()))
            }
        }
    }

    /// Lists the queues by name, deleted ones left out.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func queues() throws(StoreError) -> [QueueProfile] {
        try read { db in
            try db.all("SELECT \(QueueRow.columns) FROM queue WHERE isActive ORDER BY name, id") {
                try QueueProfile(&$0)
            }
        }
    }
}
