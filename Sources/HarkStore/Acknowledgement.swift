import GRDB
import HarkDomain

/// Attention items that somebody has taken on, beside the floor's other projections.
enum Acknowledgement {
    static func write(_ item: String, _ agent: AgentReference?, _ db: Database) throws {
        guard let agent else {
            try db.run("DELETE FROM acknowledgement WHERE item=?") { $0.put(item) }
            return
        }
        let upsert = """
            INSERT INTO acknowledgement (item, agent, agentName) VALUES (?,?,?)
            ON CONFLICT(item) DO UPDATE SET agent=excluded.agent, agentName=excluded.agentName
            """
        try db.run(upsert) {
            $0.put(item)
            $0.put(agent)
        }
    }

    static func all(_ db: Database) throws -> [String: AgentReference] {
        let rows = try db.all("SELECT item, agent, agentName FROM acknowledgement") { row in
            (row.text(), AgentReference(id: row.id(), name: row.text()))
        }
        return Dictionary(rows) { $1 }
    }
}

extension ReadMark {
    func write(_ db: Database) throws {
        let upsert = """
            INSERT INTO readMark (conversation, party, seq) VALUES (?,?,?)
            ON CONFLICT(conversation, party) DO UPDATE SET seq=max(seq, excluded.seq)
            """
        try db.run(upsert) {
            $0.put(conversation)
            $0.put(party)
            $0.put(seq)
        }
    }
}
