import Foundation
public import GRDB
public import HarkDomain

/// What a member of the staff logs in with; the profile is the `AgentRecord` with the same id.
public struct Account: Hashable, Sendable {
    /// The staff member.
    public var id: AgentID
    /// The address as it was given; unique whatever its case.
    public var email: String
    /// The password's hash, in its own encoding.
    public var passwordHash: String
    /// When the password was set.
    public var passwordChangedAt: Timestamp
    /// When the account was made.
    public var createdAt: Timestamp

    /// Creates the account of somebody whose password is set now.
    public init(id: AgentID, email: String, passwordHash: String, createdAt: Timestamp) {
        (self.id, self.email, self.passwordHash) = (id, email, passwordHash)
        (passwordChangedAt, self.createdAt) = (createdAt, createdAt)
    }

    /// Writes a new account; its agent must be written in the same transaction at the latest.
    ///
    /// - Throws: `StoreError` or the database's error, `account.emailKey` taken among them.
    public static func insert(_ account: Account, _ db: Database) throws {
        try db.run("INSERT INTO account (\(columns), emailKey) VALUES (?,?,?,?,?,?)") {
            account.put(into: &$0)
            $0.put(key(account.email))
        }
    }

    /// Changes the address.
    ///
    /// - Throws: `StoreError` or the database's error, `account.emailKey` taken among them.
    public static func setEmail(_ id: AgentID, _ email: String, _ db: Database) throws {
        try db.run("UPDATE account SET email=?, emailKey=? WHERE id=?") {
            $0.put(email)
            $0.put(key(email))
            $0.put(id)
        }
    }

    /// Changes the password's hash; ending the sessions is `Session.deleteAll`'s business.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func setPassword(_ id: AgentID, hash: String, at: Timestamp, _ db: Database) throws {
        try db.run("UPDATE account SET passwordHash=?, passwordChangedAt=? WHERE id=?") {
            $0.put(hash)
            $0.put(at)
            $0.put(id)
        }
    }
}

/// A member of the staff with the account, when there is one.
public struct StaffMember: Hashable, Sendable {
    /// Profile and presence, as the floor last wrote them.
    public var record: AgentRecord
    /// The account; nil for somebody who cannot log in.
    public var account: Account?
}

extension Account {
    static let columns = "id, email, passwordHash, passwordChangedAt, createdAt"

    /// The form in which addresses are compared.
    static func key(_ email: String) -> String {
        email.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
    }

    fileprivate func put(into sink: inout some ColumnSink) {
        sink.put(id)
        sink.put(email)
        sink.put(passwordHash)
        sink.put(passwordChangedAt)
        sink.put(createdAt)
    }

    fileprivate init?(_ row: inout RowReader) {
        let id: AgentID? = row.optionalID()
        let (email, hash, changedAt, createdAt) = (row.text(), row.text(), row.time(), row.time())
        guard let id else { return nil }
        self.init(id: id, email: email, passwordHash: hash, createdAt: createdAt)
        passwordChangedAt = changedAt
    }
}

extension StaffMember {
    static let columns =
        qualified("a", AgentRow.columns) + ", " + qualified("u", Account.columns)
    static let source = "agent a LEFT JOIN account u ON u.id = a.id"

    init(_ row: inout RowReader) throws {
        record = try AgentRecord(&row)
        account = Account(&row)
    }

    private static func qualified(_ table: String, _ columns: String) -> String {
        columns.split(separator: ", ").map { "\(table).\($0)" }.joined(separator: ", ")
    }
}

extension Store {
    /// Reads everybody on the staff by name, those deactivated too.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func staff() throws(StoreError) -> [StaffMember] {
        try read { db in
            try db.all("SELECT \(StaffMember.columns) FROM \(StaffMember.source) ORDER BY a.name, a.id") {
                try StaffMember(&$0)
            }
        }
    }

    /// Reads one member of the staff, active or not.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func staffMember(_ id: AgentID) throws(StoreError) -> StaffMember? {
        try read { db in
            try db.first(StaffQuery.byID, only(id)) { try StaffMember(&$0) }
        }
    }

    /// Reads the member of the staff with an address, whatever its case, active or not.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func staffMember(email: String) throws(StoreError) -> StaffMember? {
        try read { db in
            try db.first(StaffQuery.byEmail, only(Account.key(email))) { try StaffMember(&$0) }
        }
    }
}

/// The queries over the staff, each served by an index.
enum StaffQuery {
    static let byID = "SELECT \(StaffMember.columns) FROM \(StaffMember.source) WHERE a.id = ?"
    static let byEmail = """
        SELECT \(StaffMember.columns) FROM account u JOIN agent a ON a.id = u.id WHERE u.emailKey = ?
        """
}
