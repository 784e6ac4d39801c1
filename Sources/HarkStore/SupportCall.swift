public import GRDB
public import HarkDomain

/// A text that a program had read, and the answer.
public struct SupportCall: Hashable, Sendable {
    /// The row.
    public let id: ID<SupportCall>
    /// In whose name the program called.
    public let member: AgentID
    /// The text, with what the site wants masked.
    public let text: String
    /// The answer as it was sent, JSON.
    public let answer: String
    /// When.
    public let at: Timestamp

    /// Creates the value from its parts.
    public init(id: ID<SupportCall>, member: AgentID, text: String, answer: String, at: Timestamp) {
        (self.id, self.member, self.text, self.answer, self.at) = (id, member, text, answer, at)
    }

    /// Writes a row.
    ///
    /// - Throws: the database's error.
    public static func insert(_ call: SupportCall, _ db: Database) throws {
        try db.run("INSERT INTO supportCall (id, member, text, answer, at) VALUES (?, ?, ?, ?, ?)") {
            $0.put(call.id.rawValue)
            $0.put(call.member.rawValue)
            $0.put(call.text)
            $0.put(call.answer)
            $0.put(call.at)
        }
    }
}

extension Store {
    /// The last calls, the newest first.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func supportCalls(limit: Int) throws(StoreError) -> [SupportCall] {
        try read { db in
            try db.all("SELECT id, member, text, answer, at FROM supportCall ORDER BY id DESC LIMIT ?") {
                $0.put(limit)
            } row: {
                SupportCall(id: $0.id(), member: $0.id(), text: $0.text(), answer: $0.text(), at: $0.time())
            }
        }
    }
}
