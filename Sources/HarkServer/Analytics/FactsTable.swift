import GRDB
import HarkAnalytics
import HarkDomain

/// The table `chat`: how a row of facts lies in `analytics.sqlite`.
enum FactsTable {
    private static let names = [
        "startedAt", "queuedAt", "endedAt", "customer", "flags", "site", "siteName", "queue", "queueName", "agent",
        "agentName", "language", "intent", "disposition", "reason", "labels", "segments", "agents",
    ]
    /// A number and a name may be called alike; the table's numbers of what a name counts end so.
    private static let numbers = ChatNumber.allCases.map { names.contains($0.rawValue) ? "\($0)Count" : "\($0)" }

    /// All columns, the id first.
    static let columns = ["id"] + names + numbers

    static let schema = """
        CREATE TABLE meta (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            version TEXT NOT NULL,
            epoch TEXT NOT NULL,
            position INTEGER NOT NULL,
            at INTEGER
        );
        CREATE TABLE chat (id INTEGER PRIMARY KEY, \(columns.dropFirst().joined(separator: ", ")));
        CREATE INDEX chatStart ON chat (startedAt);
        """

    private static let insert = """
        INSERT OR REPLACE INTO chat (\(columns.joined(separator: ", "))) \
        VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
        """

    /// Writes a row in the place of what was known of the conversation.
    static func write(_ row: ChatRow, _ db: Database) throws {
        var values: [(any DatabaseValueConvertible)?] = [
            row.id.rawValue, row.startedAt.milliseconds, row.queuedAt?.milliseconds, row.endedAt?.milliseconds,
            row.customer, row.flags.rawValue, row.site?.key, row.site?.name, row.queue?.key, row.queue?.name,
            row.agent?.key, row.agent?.name, row.language, row.intent, row.disposition, row.reason?.rawValue,
            list(row.labels), list(row.segments), list(row.agents.map(\.text)),
        ]
        values += row.numbers.map { number in number.map(compact) }
        try db.cachedStatement(sql: insert).execute(arguments: StatementArguments(values))
    }

    /// What is loaded: the columns up to the segments, and the numbers that measures read.
    private static let loaded =
        Array(columns.prefix(18)) + ChatColumns.measured.map { numbers[$0.place] }

    /// Loads what reports need of all rows, in the order of their ids.
    static func load(_ db: Database, into columns: inout ChatColumns) throws {
        columns.reserve(try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM chat") ?? 0)
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT \(loaded.joined(separator: ", ")) FROM chat ORDER BY id"
        )
        while let row = try rows.next() { columns.put(try chat(row)) }
    }

    /// Reads whole rows of the conversations that began in a span of time, in the order of their beginnings.
    ///
    /// - Parameters:
    ///   - db: the file.
    ///   - start: the first moment of the span.
    ///   - end: the first moment after it.
    ///   - most: so many are kept, those that began last.
    ///   - counts: which of them are wanted.
    /// - Returns: the rows, and how many are wanted in all.
    /// - Throws: the database's error.
    static func rows(
        _ db: Database,
        from start: Timestamp,
        to end: Timestamp,
        most: Int,
        where counts: (ChatRow) -> Bool
    ) throws -> (rows: [ChatRow], total: Int) {
        let names = columns.joined(separator: ", ")
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT \(names) FROM chat WHERE startedAt >= ? AND startedAt < ? ORDER BY startedAt DESC, id DESC",
            arguments: [start.milliseconds, end.milliseconds]
        )
        var (chats, total) = ([ChatRow](), 0)
        while let row = try rows.next() {
            let chat = try wholeChat(row)
            guard counts(chat) else { continue }
            total += 1
            if chats.count < most { chats.append(chat) }
        }
        return (chats.reversed(), total)
    }

    /// Reads whole rows of some conversations, in the order of the ids.
    static func rows(_ db: Database, of ids: [ConversationID]) throws -> [ChatRow] {
        let list = "[\(ids.map { String($0.rawValue) }.joined(separator: ","))]"
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT \(columns.joined(separator: ", ")) FROM chat \
                WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
                """,
            arguments: [list]
        )
        var chats: [ChatRow] = []
        while let row = try rows.next() { chats.append(try wholeChat(row)) }
        return chats
    }

    private static func wholeChat(_ row: Row) throws -> ChatRow {
        var chat = try facts(row)
        chat.agents = texts(row[18]).compactMap { AgentID($0) }
        for (place, number) in ChatNumber.allCases.enumerated() { chat[number] = row[19 + place] }
        return chat
    }

    private static func chat(_ row: Row) throws -> ChatRow {
        var chat = try facts(row)
        for (place, number) in ChatColumns.measured.enumerated() { chat[number] = row[18 + place] }
        return chat
    }

    /// All but the numbers and the agents.
    private static func facts(_ row: Row) throws -> ChatRow {
        guard let id = row[0] as Int64?, let startedAt = row[1] as Int64?, let flags = row[5] as Int32? else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "no facts in a row")
        }
        var chat = ChatRow(
            ConversationID(rawValue: id),
            startedAt: Timestamp(milliseconds: startedAt),
            customer: row[4] ?? 0,
            flags: ChatFlags(rawValue: flags)
        )
        chat.queuedAt = (row[2] as Int64?).map(Timestamp.init(milliseconds:))
        chat.endedAt = (row[3] as Int64?).map(Timestamp.init(milliseconds:))
        (chat.site, chat.queue, chat.agent) = (named(row, 6), named(row, 8), named(row, 10))
        (chat.language, chat.intent, chat.disposition) = (row[12], row[13], row[14])
        chat.reason = (row[15] as String?).flatMap(ResolutionReason.init)
        (chat.labels, chat.segments) = (texts(row[16]), texts(row[17]))
        return chat
    }

    private static func named(_ row: Row, _ place: Int) -> ChatRow.Named? {
        (row[place] as String?).map { ChatRow.Named(key: $0, name: row[place + 1] ?? "") }
    }

    /// Whole numbers take less room than others.
    private static func compact(_ number: Double) -> any DatabaseValueConvertible {
        Int64(exactly: number) ?? number
    }

    // MARK: Lists

    private static let separator = "\u{1F}"

    private static func list(_ texts: [String]) -> String? {
        texts.isEmpty ? nil : texts.map { $0.replacing(separator, with: " ") }.joined(separator: separator)
    }

    private static func texts(_ list: String?) -> [String] {
        list.map { $0.split(separator: separator, omittingEmptySubsequences: false).map(String.init) } ?? []
    }
}
