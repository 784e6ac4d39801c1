import GRDB
import HarkAnalytics
import HarkDomain

extension FactsFile {
    /// Reads whole rows of the conversations that began in a span of time, beside the thread that writes them: those that
    /// are wanted, at most so many, the last ones, and how many there are.
    ///
    /// - Throws: the database's error; also when there is no file yet.
    static func rows(
        _ path: String,
        from start: Timestamp,
        to end: Timestamp,
        most: Int,
        where counts: (ChatRow) -> Bool
    ) throws -> (rows: [ChatRow], total: Int) {
        try reading(path) { db in try FactsTable.rows(db, from: start, to: end, most: most, where: counts) }
    }

    /// Reads whole rows of some conversations, in the order of the ids; what is not there is left out.
    ///
    /// - Throws: the database's error; also when there is no file yet.
    static func rows(_ path: String, of ids: [ConversationID]) throws -> [ChatRow] {
        try reading(path) { db in try FactsTable.rows(db, of: ids) }
    }

    private static func reading<Value>(_ path: String, _ body: (Database) throws -> Value) throws -> Value {
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(2)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        return try queue.read(body)
    }
}
