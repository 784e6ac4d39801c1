extension Schema {
    /// The mood of conversations, which their rows hold as short lists, and the site's own words.
    static let version3 = """
        ALTER TABLE conversation ADD COLUMN moods TEXT;
        ALTER TABLE conversation ADD COLUMN flag TEXT;

        -- What admins have added to the language document: words have no name, patterns that of what they find.
        CREATE TABLE vocabulary (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            text TEXT NOT NULL,
            UNIQUE (name, text)
        );
        """
}
