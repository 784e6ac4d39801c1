import Foundation
import GRDB
import HarkAnalytics
import HarkDomain

/// The tables of people's time: how a `DutyBook` lies in `analytics.sqlite`.
enum DutyTable {
    static let schema = """
        CREATE TABLE dutyPost (
            agent INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            isActive INTEGER NOT NULL,
            isOnline INTEGER NOT NULL,
            isConnected INTEGER NOT NULL,
            since INTEGER NOT NULL
        );
        CREATE TABLE dutyHold (
            conversation INTEGER PRIMARY KEY,
            agent INTEGER NOT NULL,
            isAside INTEGER NOT NULL,
            isIdle INTEGER NOT NULL
        );
        CREATE TABLE duty (
            agent INTEGER NOT NULL,
            day INTEGER NOT NULL,
            available INTEGER NOT NULL,
            busy INTEGER NOT NULL,
            load INTEGER NOT NULL,
            PRIMARY KEY (agent, day)
        ) WITHOUT ROWID;
        """

    /// Writes what has changed in the place of what was there.
    static func write(_ changes: DutyChanges, _ db: Database) throws {
        for (agent, post) in changes.posts {
            try db.cachedStatement(sql: "INSERT OR REPLACE INTO dutyPost VALUES (?, ?, ?, ?, ?, ?)").execute(
                arguments: [
                    agent.rawValue, post.name, post.isActive, post.isOnline, post.isConnected, post.since.milliseconds,
                ])
        }
        for (conversation, hold) in changes.holds { try write(hold, of: conversation, db) }
        for (day, time) in changes.days {
            try db.cachedStatement(sql: "INSERT OR REPLACE INTO duty VALUES (?, ?, ?, ?, ?)").execute(arguments: [
                day.agent.rawValue, day.day, time.available, time.busy, time.load,
            ])
        }
    }

    private static func write(_ hold: DutyHold?, of conversation: ConversationID, _ db: Database) throws {
        guard let hold else {
            let sql = "DELETE FROM dutyHold WHERE conversation = ?"
            return try db.cachedStatement(sql: sql).execute(arguments: [conversation.rawValue])
        }
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO dutyHold VALUES (?, ?, ?, ?)").execute(arguments: [
            conversation.rawValue, hold.agent.rawValue, hold.isAside, hold.isIdle,
        ])
    }

    /// Reads all that there is.
    static func load(_ db: Database, zone: TimeZone) throws -> DutyBook {
        let lastAt = try Int64.fetchOne(db, sql: "SELECT at FROM meta")
        return DutyBook(
            zone: zone,
            posts: try all(db, "SELECT * FROM dutyPost", post),
            holds: try all(db, "SELECT * FROM dutyHold", hold),
            days: try all(db, "SELECT * FROM duty", day),
            lastAt: lastAt.map(Timestamp.init(milliseconds:))
        )
    }

    private static func all<Key: Hashable, Value>(
        _ db: Database,
        _ sql: String,
        _ read: (Row) -> (Key, Value)
    ) throws -> [Key: Value] {
        var found: [Key: Value] = [:]
        let rows = try Row.fetchCursor(db, sql: sql)
        while let row = try rows.next() {
            let (key, value) = read(row)
            found[key] = value
        }
        return found
    }

    private static func post(_ row: Row) -> (AgentID, DutyPost) {
        var post = DutyPost(since: Timestamp(milliseconds: row[5]))
        (post.name, post.isActive, post.isOnline, post.isConnected) = (row[1], row[2], row[3], row[4])
        return (AgentID(rawValue: row[0]), post)
    }

    private static func hold(_ row: Row) -> (ConversationID, DutyHold) {
        var hold = DutyHold(agent: AgentID(rawValue: row[1]))
        (hold.isAside, hold.isIdle) = (row[2], row[3])
        return (ConversationID(rawValue: row[0]), hold)
    }

    private static func day(_ row: Row) -> (DutyDay, DutyTime) {
        let key = DutyDay(agent: AgentID(rawValue: row[0]), day: row[1])
        return (key, DutyTime(available: row[2], busy: row[3], load: row[4]))
    }
}
