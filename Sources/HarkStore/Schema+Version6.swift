extension Schema {
    /// Texts that programs had read by `POST /support`.
    static let version6 = #"""
        -- `answer` is the JSON that was sent.
        CREATE TABLE supportCall (
            id INTEGER PRIMARY KEY,
            member INTEGER NOT NULL,
            text TEXT NOT NULL,
            answer TEXT NOT NULL,
            at INTEGER NOT NULL
        );
        """#
}
