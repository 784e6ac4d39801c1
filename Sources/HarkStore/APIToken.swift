public import GRDB
public import HarkDomain

/// Tags an API token's id.
public enum APITokenTag {}
/// Names an API token.
public typealias APITokenID = ID<APITokenTag>

/// A token for programs that carries the role of the staff member it was made for.
public struct APIToken: Hashable, Sendable {
    /// The id, by which it is listed and revoked.
    public var id: APITokenID
    /// Whose role it carries.
    public var account: AgentID
    /// What it is for.
    public var name: String
    /// When it was made.
    public var createdAt: Timestamp
    /// When it was last used, as far as that is noted.
    public var lastUsedAt: Timestamp?
    /// When it was revoked.
    public var revokedAt: Timestamp?

    /// Creates a token that was never used.
    public init(id: APITokenID, account: AgentID, name: String, createdAt: Timestamp) {
        (self.id, self.account, self.name, self.createdAt) = (id, account, name, createdAt)
    }

    /// Writes a new token under the hash of its secret.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func insert(_ token: APIToken, hash: [UInt8], _ db: Database) throws {
        try db.run("INSERT INTO apiToken (id, account, name, createdAt, tokenHash) VALUES (?,?,?,?,?)") {
            $0.put(token.id)
            $0.put(token.account)
            $0.put(token.name)
            $0.put(token.createdAt)
            $0.put(hash)
        }
    }

    /// Notes that a token was used.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func touch(_ id: APITokenID, at: Timestamp, _ db: Database) throws {
        try db.run("UPDATE apiToken SET lastUsedAt=max(ifnull(lastUsedAt, 0), ?) WHERE id=?") {
            $0.put(at)
            $0.put(id)
        }
    }

    /// Ends a token for good.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func revoke(_ id: APITokenID, at: Timestamp, _ db: Database) throws {
        try db.run("UPDATE apiToken SET revokedAt=? WHERE id=? AND revokedAt IS NULL") {
            $0.put(at)
            $0.put(id)
        }
    }

    /// Ends all tokens of an account for good.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func revokeAll(of account: AgentID, at: Timestamp, _ db: Database) throws {
        try db.run("UPDATE apiToken SET revokedAt=? WHERE account=? AND revokedAt IS NULL") {
            $0.put(at)
            $0.put(account)
        }
    }
}

extension APIToken {
    static let columns = "t.id, t.account, t.name, t.createdAt, t.lastUsedAt, t.revokedAt"
    static let find = """
        SELECT \(columns), \(StaffMember.columns)
        FROM apiToken t JOIN account u ON u.id = t.account JOIN agent a ON a.id = u.id
        WHERE t.tokenHash = ? AND t.revokedAt IS NULL AND a.isActive
        """

    fileprivate init(_ row: inout RowReader) {
        (id, account, name) = (row.id(), row.id(), row.text())
        (createdAt, lastUsedAt, revokedAt) = (row.time(), row.optionalTime(), row.optionalTime())
    }
}

extension Store {
    /// Finds a token by the hash of its secret, unless it is revoked or its owner deactivated.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func apiToken(hash: [UInt8]) throws(StoreError) -> (token: APIToken, member: StaffMember)? {
        try read { db in
            try db.first(APIToken.find, only(hash)) { (APIToken(&$0), try StaffMember(&$0)) }
        }
    }

    /// Lists an account's tokens, revoked ones too, by age.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func apiTokens(of account: AgentID) throws(StoreError) -> [APIToken] {
        try read { db in
            try db.all(
                "SELECT \(APIToken.columns) FROM apiToken t WHERE t.account=? ORDER BY t.id",
                only(account)
            ) { APIToken(&$0) }
        }
    }
}
