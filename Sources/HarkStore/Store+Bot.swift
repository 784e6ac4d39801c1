// The bot's versions, its draft and the proposals.
extension Store {
    /// The version that speaks now; nil before the first was published.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func liveBotVersion() throws(StoreError) -> BotVersion? {
        try read { db in
            let sql = """
                SELECT \(BotVersion.columns) FROM botVersion
                WHERE id=(SELECT version FROM botPublication ORDER BY id DESC LIMIT 1)
                """
            return try db.first(sql) { BotVersion(&$0) }
        }
    }

    /// One version.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func botVersion(_ id: Int) throws(StoreError) -> BotVersion? {
        try read { db in
            try db.first("SELECT \(BotVersion.columns) FROM botVersion WHERE id=?", only(Int64(id))) {
                BotVersion(&$0)
            }
        }
    }

    /// The versions, newest first, without their files.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func botVersions(limit: Int = 200) throws(StoreError) -> [BotVersion] {
        try read { db in
            let sql = """
                SELECT id, madeAt, madeBy, note, digest, '', report FROM botVersion ORDER BY id DESC LIMIT ?
                """
            return try db.all(sql, only(Int64(limit))) { BotVersion(&$0) }
        }
    }

    /// Which version spoke from when on, newest first.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func botPublications(limit: Int = 200) throws(StoreError) -> [BotPublication] {
        try read { db in
            let sql = """
                SELECT version, publishedAt, publishedBy, reason FROM botPublication ORDER BY id DESC LIMIT ?
                """
            return try db.all(sql, only(Int64(limit))) { row in
                BotPublication(
                    version: row.number(),
                    publishedAt: row.time(),
                    publishedBy: row.text(),
                    reason: row.text()
                )
            }
        }
    }

    /// The draft, if there is one.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func botDraft() throws(StoreError) -> BotDraft? {
        try read { db in
            try db.first("SELECT base, changedAt, changedBy, digest, files FROM botDraft") { row in
                BotDraft(
                    base: row.number(),
                    changedAt: row.time(),
                    changedBy: row.text(),
                    digest: row.text(),
                    files: row.text()
                )
            }
        }
    }

    /// The proposals in one state, surest first.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func botProposals(_ state: BotProposal.State = .open) throws(StoreError) -> [BotProposal] {
        try read { db in
            let sql = """
                SELECT \(BotProposal.columns) FROM proposal WHERE state=? ORDER BY confidence DESC, id
                """
            return try db.all(sql, only(state.rawValue)) { try BotProposal(&$0) }
        }
    }

    /// One proposal.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func botProposal(_ id: String) throws(StoreError) -> BotProposal? {
        try read { db in
            try db.first("SELECT \(BotProposal.columns) FROM proposal WHERE id=?", only(id)) { try BotProposal(&$0) }
        }
    }
}
