public import GRDB
public import HarkDomain

/// Tags a canned response's id.
public enum CannedResponseTag {}
/// Names a canned response.
public typealias CannedResponseID = ID<CannedResponseTag>

/// A text that staff insert by a short code.
public struct CannedResponse: Hashable, Sendable {
    /// The id.
    public var id: CannedResponseID
    /// The code, unique within its language.
    public var shortCode: String
    /// The text.
    public var text: String
    /// BCP 47; nil for all languages.
    public var language: String?

    /// Creates the value from its parts.
    public init(id: CannedResponseID, shortCode: String, text: String, language: String? = nil) {
        (self.id, self.shortCode, self.text, self.language) = (id, shortCode, text, language)
    }

    /// Writes a canned response, new or changed.
    ///
    /// - Throws: `StoreError` or the database's error, `cannedResponse.shortCode` taken among them.
    public static func write(_ response: CannedResponse, _ db: Database) throws {
        let upsert = """
            INSERT INTO cannedResponse (id, shortCode, text, language) VALUES (?,?,?,?) ON CONFLICT(id) DO UPDATE SET
            shortCode=excluded.shortCode, text=excluded.text, language=excluded.language
            """
        try db.run(upsert) {
            $0.put(response.id)
            $0.put(response.shortCode)
            $0.put(response.text)
            $0.put(response.language ?? "")
        }
    }

    /// Removes a canned response.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func delete(_ id: CannedResponseID, _ db: Database) throws {
        try db.run("DELETE FROM cannedResponse WHERE id=?") { $0.put(id) }
    }
}

extension Store {
    /// Lists the canned responses by code and language.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func cannedResponses() throws(StoreError) -> [CannedResponse] {
        try read { db in
            try db.all("SELECT id, shortCode, text, language FROM cannedResponse ORDER BY shortCode, language") { row in
                var response = CannedResponse(
                    id: row.id(),
                    shortCode: row.text(),
                    text: row.text(),
                    language: row.text()
                )
                if response.language == "" { response.language = nil }
                return response
            }
        }
    }
}
