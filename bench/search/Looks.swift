import Foundation
import GRDB
import HarkDomain
import HarkSearch
import HarkStore

/// Look-ups by the index beside a look at every text.
struct Looks {
    private static let times = 21
    private static let timesLike = 5

    let index: SearchIndex
    let log: URL

    /// One line of the table of times, all as medians.
    func line(_ text: String) async throws -> String {
        let query = try SearchQuery(text)
        let scope = SearchIndex.Scope(ConversationFilter()) { _ in true }
        let hits = try await index.rows(query).count
        let best = try await median(Self.times) { _ = try await index.hits(query, in: scope, limit: 20) }
        let list = try await median(Self.times) {
            _ = try await index.conversations(query, in: scope, after: nil, limit: 20)
        }
        let pattern = "%\(text.filter { !"\"*".contains($0) })%"
        let queue = try DatabaseQueue(path: log.path)
        let like = try await median(Self.timesLike) {
            _ = try await queue.read { try Int.fetchOne($0, sql: Self.like, arguments: [pattern]) }
        }
        let numbers = [best, list, like].map { SearchBench.rounded($0 * 1_000, 2) }
        return ([text, "\(hits)"] + numbers).joined(separator: "\t")
    }

    private func median(_ times: Int, _ body: () async throws -> Void) async throws -> Double {
        var seconds: [Double] = []
        for _ in 0..<times {
            let start = ContinuousClock.now
            try await body()
            seconds.append((ContinuousClock.now - start) / .seconds(1))
        }
        return seconds.sorted()[times / 2]
    }

    /// What a search without an index does: the text of each message is read and looked through.
    private static let like = """
        SELECT count(*) FROM event WHERE type = 'message.posted'
        AND json_extract(substr(CAST(payload AS TEXT), 1, instr(CAST(payload AS TEXT) || char(10), char(10)) - 1), '$.text')
        LIKE ?
        """
}
