import HarkDomain
import HarkHub
import HarkSatisfaction
import HarkStore

/// The conversations that customers rated, as dialogues: what was said before the last rating, which alone can explain it.
struct RatedChats: Sendable {
    /// Rated dialogues, the one that was rated first stands first.
    let dialogues: [Dialogue]
    /// When each was rated last.
    let moments: [Timestamp]

    /// Positions of the log that are read at a time.
    private static let step: Int64 = 20_000

    /// Reads the ratings in a log.
    ///
    /// - Parameters:
    ///   - store: the log.
    ///   - most: no more than so many are read, the last ones.
    /// - Throws: `StoreError` when the database fails, or a damaged row.
    init(_ store: Store, most: Int = SiteTraining.most) throws {
        var ratings: [ConversationID: (score: Int, seq: Int, at: Timestamp)] = [:]
        let head = try store.head()
        var position: Int64 = 0
        while position < head {
            let last = min(head, position + Self.step)
            for row in try store.rows(of: [.surveyAnswered], after: position, upTo: last) {
                guard let event = try? Event(row), case .surveyAnswered(let data) = event.body else { continue }
                if let id = row.conversation { ratings[id] = (data.score, event.seq, event.at) }
            }
            position = last
        }
        let latest = ratings.sorted { ($0.value.at, $0.key) < ($1.value.at, $1.key) }.suffix(most)
        var found: [(Dialogue, Timestamp)] = []
        for (id, rating) in latest {
            let turns = try store.turns(of: id, before: rating.seq)
            guard turns.contains(where: { $0.author == .customer }) else { continue }
            found.append((Dialogue(turns: turns, score: Double(rating.score)), rating.at))
        }
        (dialogues, moments) = (found.map(\.0), found.map(\.1))
    }
}

extension RatedChats {
    /// Whether anybody rated after a moment; little of the log is read for it.
    ///
    /// - Throws: `StoreError` when the database fails.
    static func areThere(in store: Store, after moment: Timestamp) throws(StoreError) -> Bool {
        let head = try store.head()
        var position = try store.position(before: moment)
        while position < head {
            let last = min(head, position + step)
            let rows = try store.rows(of: [.surveyAnswered], after: position, upTo: last)
            if rows.contains(where: { $0.at > moment }) { return true }
            position = last
        }
        return false
    }
}

extension Store {
    /// So many events of one conversation are read at most.
    private static let mostEvents = 1000

    /// What was said in a conversation, behind one event and before another.
    func turns(of id: ConversationID, after seq: Int = 0, before end: Int = .max) throws -> [DialogueTurn] {
        let page = try events(id, after: seq, limit: Self.mostEvents, audience: .customer, maxBytes: 4 << 20)
        return try page.rows.lazy.filter { $0.seq < end }.compactMap { row in
            let event = try Event(row)
            guard case .messagePosted(let message) = event.body else { return nil }
            return DialogueTurn(
                author: event.by.kind == .visitor ? .customer : .agent,
                text: message.text,
                seconds: event.at.inSeconds
            )
        }
    }
}

extension Timestamp {
    var inSeconds: Double { Double(milliseconds) / 1000 }
}
