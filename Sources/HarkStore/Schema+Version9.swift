extension Schema {
    /// What Hark suggests to improve, and what was decided about it.
    static let version9 = #"""
        -- `record` is JSON: what is suggested, who looks after it, every change of its status, and what came of it.
        CREATE TABLE suggestion (
            key TEXT PRIMARY KEY,
            record TEXT NOT NULL
        ) WITHOUT ROWID;
        """#
}
