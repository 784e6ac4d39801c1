import GRDB
import HarkDomain

/// Where the events of a conversation lie in the log, in their order: positions grow with seqs.
struct StreamPositions {
    static let query = "SELECT position FROM event WHERE stream = ?"
    private static let seq = "SELECT seq FROM event WHERE position = ?"

    /// Ascending; empty when there are no events.
    let positions: [Int64]

    /// - Complexity: by the events of the conversation, read from the index alone.
    init(_ conversation: ConversationID, _ db: Database) throws {
        positions = try db.all(Self.query, only(conversation)) { $0.int() }.sorted()
    }

    /// Finds the first event behind `seq`, whether or not events are missing.
    func index(after seq: Int, _ db: Database) throws -> Int {
        var (low, high) = (0, positions.count)
        while low < high {
            let middle = (low + high) / 2
            let found = try db.first(Self.seq, only(positions[middle])) { $0.number() } ?? 0
            if found > seq { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
