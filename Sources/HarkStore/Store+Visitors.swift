public import GRDB
public import HarkDomain

extension Store {
    /// Returns a write that remembers a visitor who opens a conversation for the first time.
    public static func remember(visitor: VisitorID, site: SiteID, at time: Timestamp) -> DatabaseWrite {
        { db in
            let insert = """
                INSERT INTO visitor (id, site, tokensValidFrom, firstSeenAt) VALUES (?,?,0,?) ON CONFLICT DO NOTHING
                """
            try db.run(insert) {
                $0.put(visitor)
                $0.put(site)
                $0.put(time)
            }
        }
    }

    /// Returns the moment before which a visitor's tokens are no longer good; nil for an unknown visitor.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func tokensValidFrom(_ visitor: VisitorID) throws(StoreError) -> Timestamp? {
        try read { db in
            try db.first("SELECT tokensValidFrom FROM visitor WHERE id = ?", { $0.put(visitor) }) { $0.time() }
        }
    }
}
