public import GRDB
public import HarkDomain

/// A log-in that lasts: known by the hash of a token that only the browser has.
public struct Session: Hashable, Sendable {
    /// Hash of the cookie's token.
    public var tokenHash: [UInt8]
    /// Whose it is.
    public var account: AgentID
    /// Hash of the token that writes must carry besides.
    public var csrfHash: [UInt8]
    /// When it began.
    public var createdAt: Timestamp
    /// When it was last used, as far as that is noted.
    public var lastSeenAt: Timestamp
    /// When it ends at the latest.
    public var expiresAt: Timestamp

    /// Creates the value from its parts.
    public init(
        tokenHash: [UInt8],
        account: AgentID,
        csrfHash: [UInt8],
        createdAt: Timestamp,
        expiresAt: Timestamp
    ) {
        (self.tokenHash, self.account, self.csrfHash) = (tokenHash, account, csrfHash)
        (self.createdAt, lastSeenAt, self.expiresAt) = (createdAt, createdAt, expiresAt)
    }

    /// Writes a new session.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func insert(_ session: Session, _ db: Database) throws {
        try db.run("INSERT INTO session (\(columns)) VALUES (?,?,?,?,?,?)") { session.put(into: &$0) }
    }

    /// Notes that a session was used.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func touch(_ tokenHash: [UInt8], at: Timestamp, _ db: Database) throws {
        try db.run("UPDATE session SET lastSeenAt=max(lastSeenAt, ?) WHERE tokenHash=?") {
            $0.put(at)
            $0.put(tokenHash)
        }
    }

    /// Ends one session.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func delete(_ tokenHash: [UInt8], _ db: Database) throws {
        try db.run("DELETE FROM session WHERE tokenHash=?") { $0.put(tokenHash) }
    }

    /// Ends all sessions of an account but, if given, one.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func deleteAll(of account: AgentID, except kept: [UInt8] = [], _ db: Database) throws {
        try db.run("DELETE FROM session WHERE account=? AND tokenHash<>?") {
            $0.put(account)
            $0.put(kept)
        }
    }

    /// Removes what ended before a moment.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func deleteExpired(before moment: Timestamp, _ db: Database) throws {
        try db.run("DELETE FROM session WHERE expiresAt<?") { $0.put(moment) }
    }
}

extension Session {
    static let columns = "tokenHash, account, csrfHash, createdAt, lastSeenAt, expiresAt"
    static let find = """
        SELECT s.tokenHash, s.account, s.csrfHash, s.createdAt, s.lastSeenAt, s.expiresAt, \(StaffMember.columns)
        FROM session s JOIN account u ON u.id = s.account JOIN agent a ON a.id = u.id
        WHERE s.tokenHash = ? AND a.isActive
        """

    fileprivate func put(into sink: inout some ColumnSink) {
        sink.put(tokenHash)
        sink.put(account)
        sink.put(csrfHash)
        sink.put(createdAt)
        sink.put(lastSeenAt)
        sink.put(expiresAt)
    }

    fileprivate init(_ row: inout RowReader) {
        (tokenHash, account, csrfHash) = (row.bytes(), row.id(), row.bytes())
        (createdAt, lastSeenAt, expiresAt) = (row.time(), row.time(), row.time())
    }
}

extension Store {
    /// Finds a session and whose it is; somebody deactivated has none.
    ///
    /// Whether it has expired is the caller's to say.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func session(tokenHash: [UInt8]) throws(StoreError) -> (session: Session, member: StaffMember)? {
        try read { db in
            try db.first(Session.find, only(tokenHash)) { (Session(&$0), try StaffMember(&$0)) }
        }
    }

    /// Lists the hashes of an account's sessions, to end what hangs on them.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func sessions(of account: AgentID) throws(StoreError) -> [Session] {
        try read { db in
            try db.all(
                "SELECT \(Session.columns) FROM session WHERE account=? ORDER BY createdAt",
                only(account)
            ) { Session(&$0) }
        }
    }
}
