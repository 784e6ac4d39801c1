public import GRDB

/// The site's own words and number patterns that admins have added to those of the file.
public struct SiteVocabulary: Hashable, Sendable {
    /// Words that stand as one.
    public var words: [String]
    /// Patterns, each with the name of what it finds.
    public var patterns: [Pattern]

    /// The form of one of the site's own numbers.
    public struct Pattern: Hashable, Sendable {
        /// What it finds.
        public var name: String
        /// In the syntax of RE2.
        public var pattern: String

        /// Creates the value from its parts.
        public init(name: String, pattern: String) {
            (self.name, self.pattern) = (name, pattern)
        }
    }

    /// Creates the value from its parts.
    public init(words: [String] = [], patterns: [Pattern] = []) {
        (self.words, self.patterns) = (words, patterns)
    }

    /// Puts it in the place of what was there.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func replace(_ vocabulary: SiteVocabulary, _ db: Database) throws {
        try db.run("DELETE FROM vocabulary") { _ in }
        let entries = vocabulary.words.map { ("", $0) } + vocabulary.patterns.map { ($0.name, $0.pattern) }
        for (name, text) in entries {
            try db.run("INSERT OR IGNORE INTO vocabulary (name, text) VALUES (?,?)") {
                $0.put(name)
                $0.put(text)
            }
        }
    }
}

extension Store {
    /// Reads the site's own words and patterns, in the order in which they were given.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func vocabulary() throws(StoreError) -> SiteVocabulary {
        try read { db in
            let entries = try db.all("SELECT name, text FROM vocabulary ORDER BY id") { ($0.text(), $0.text()) }
            return SiteVocabulary(
                words: entries.filter { $0.0.isEmpty }.map(\.1),
                patterns: entries.filter { !$0.0.isEmpty }.map { SiteVocabulary.Pattern(name: $0.0, pattern: $0.1) }
            )
        }
    }
}
