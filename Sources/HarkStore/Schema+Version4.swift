extension Schema {
    /// The bot's versions, which of them spoke when, the draft, and what was proposed to a person.
    static let version4 = """
        -- A version never changes. `files` is a JSON object of file names and texts; `report` is what was measured.
        CREATE TABLE botVersion (
            id INTEGER PRIMARY KEY,
            madeAt INTEGER NOT NULL,
            madeBy TEXT NOT NULL,
            note TEXT NOT NULL,
            digest TEXT NOT NULL,
            files TEXT NOT NULL,
            report TEXT
        );

        -- Which version spoke from when on; the last row is the one that speaks now.
        CREATE TABLE botPublication (
            id INTEGER PRIMARY KEY,
            version INTEGER NOT NULL REFERENCES botVersion(id),
            publishedAt INTEGER NOT NULL,
            publishedBy TEXT NOT NULL,
            reason TEXT NOT NULL
        );

        -- The one draft: the files as they shall be, and the version that they were taken from.
        CREATE TABLE botDraft (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            base INTEGER NOT NULL REFERENCES botVersion(id),
            changedAt INTEGER NOT NULL,
            changedBy TEXT NOT NULL,
            digest TEXT NOT NULL,
            files TEXT NOT NULL
        );

        -- What Hark proposes from resolved conversations; `content` is JSON of the bot's own, `confidence` in thousandths.
        CREATE TABLE proposal (
            id TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            language TEXT,
            content TEXT NOT NULL,
            confidence INTEGER NOT NULL,
            foundAt INTEGER NOT NULL,
            state TEXT NOT NULL,
            decidedAt INTEGER,
            decidedBy TEXT,
            reason TEXT
        );
        CREATE INDEX proposalByState ON proposal(state, kind, foundAt);
        """
}
