public import GRDB
public import HarkDomain

/// One line of the audit: who did what to what.
///
/// The schema lets nobody change or remove one.
public struct AuditEntry: Hashable, Sendable {
    /// The number in order; 0 before it is written.
    public var id: Int64 = 0
    /// When.
    public var at: Timestamp
    /// Who; nil for the operator's command line and for people not known.
    public var actor: AgentID?
    /// The name or address given.
    public var actorName: String
    /// What was done, `noun.pastParticiple`.
    public var action: String
    /// To what: an id or a name.
    public var object: String
    /// What else there is to know; never a secret.
    public var detail: String

    /// Creates a line that is not written yet.
    public init(
        at: Timestamp,
        actor: AgentID?,
        actorName: String,
        action: String,
        object: String = "",
        detail: String = ""
    ) {
        (self.at, self.actor, self.actorName) = (at, actor, actorName)
        (self.action, self.object, self.detail) = (action, object, detail)
    }

    /// Writes a line.
    ///
    /// - Throws: `StoreError` or the database's error.
    public static func insert(_ entry: AuditEntry, _ db: Database) throws {
        try db.run("INSERT INTO audit (at, actor, actorName, action, object, detail) VALUES (?,?,?,?,?,?)") {
            $0.put(entry.at)
            $0.put(entry.actor)
            $0.put(entry.actorName)
            $0.put(entry.action)
            $0.put(entry.object)
            $0.put(entry.detail)
        }
    }
}

extension Store {
    /// Returns the youngest line of an action, nil when there is none.
    ///
    /// - Throws: `StoreError` when the database fails.
    /// - Complexity: O(lines since).
    public func lastAudit(of action: String) throws(StoreError) -> (at: Timestamp, object: String)? {
        let query = "SELECT at, object FROM audit WHERE action = ? ORDER BY id DESC LIMIT 1"
        return try read { try $0.first(query, only(action)) { ($0.time(), $0.text()) } }
    }

    /// Lists the audit from the youngest line on, before line `cursor` when given.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func audit(before cursor: Int64? = nil, limit: Int = 100) throws(StoreError) -> [AuditEntry] {
        let query = """
            SELECT id, at, actor, actorName, action, object, detail FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?
            """
        return try read { db in
            let bind = { (binder: inout Binder) in
                binder.put(cursor ?? .max)
                binder.put(limit)
            }
            return try db.all(query, bind) { row in
                let id = row.int()
                var entry = AuditEntry(
                    at: row.time(),
                    actor: row.optionalID(),
                    actorName: row.text(),
                    action: row.text(),
                    object: row.text(),
                    detail: row.text()
                )
                entry.id = id
                return entry
            }
        }
    }
}
