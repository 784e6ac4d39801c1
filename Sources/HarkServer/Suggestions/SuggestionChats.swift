import Foundation
import HarkAnalytics
import HarkDomain
import HarkStore

/// The conversations of a span as suggestions see them: the facts, the site's clock, and what people answered first.
struct SuggestionChats: Sendable {
    /// The answers of so many conversations on one matter are read, the latest.
    static let mostOnMatter = 200
    /// The answers of so many conversations are read in all.
    static let mostRead = 6_000
    /// A first answer stands among so many events, or is not looked for further.
    private static let mostEvents = 60
    private static let page = 50

    let store: Store
    let zone: TimeZone

    /// Makes them of rows.
    ///
    /// - Parameters:
    ///   - rows: the conversations.
    ///   - since: of those that began later the first answers are read.
    /// - Returns: one for each row, in the order of the rows.
    /// - Throws: `StoreError`.
    func chats(of rows: [ChatRow], readingSince since: Timestamp) async throws(StoreError) -> [SuggestionChat] {
        let answers = try await answers(to: Self.worthReading(rows.filter { $0.startedAt >= since }))
        return rows.map { row in
            let at = row.queuedAt ?? row.startedAt
            let ahead = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(at.milliseconds) / 1_000))
            var chat = SuggestionChat(row, moment: LocalMoment(at, offsetSeconds: ahead))
            chat.answer = answers[row.id]
            return chat
        }
    }

    /// The latest conversations of each matter in which a person wrote.
    static func worthReading(_ rows: [ChatRow]) -> [ConversationID] {
        var counts: [String: Int] = [:]
        var chosen: [ConversationID] = []
        for row in rows.sorted(by: { $0.id > $1.id }) where (row[.agentMessages] ?? 0) > 0 {
            guard chosen.count < mostRead else { break }
            guard let intent = row.intent, counts[intent, default: 0] < mostOnMatter else { continue }
            counts[intent, default: 0] += 1
            chosen.append(row.id)
        }
        return chosen
    }

    /// What a person wrote first in each, some conversations at a time, so that nobody waits long behind them.
    private func answers(to ids: [ConversationID]) async throws(StoreError) -> [ConversationID: String] {
        var answers: [ConversationID: String] = [:]
        for start in stride(from: 0, to: ids.count, by: Self.page) {
            let some = ids[start..<min(start + Self.page, ids.count)]
            let found = try await store.reading { store throws(StoreError) in
                var found: [(ConversationID, String)] = []
                for id in some { if let answer = try Self.answer(in: id, store) { found.append((id, answer)) } }
                return found
            }
            for (id, answer) in found { answers[id] = answer }
        }
        return answers
    }

    private static func answer(in id: ConversationID, _ store: Store) throws(StoreError) -> String? {
        do throws(StoreError) {
            for row in try store.events(id, after: 0, limit: mostEvents, audience: .customer).rows {
                // A row that can't be read is told by the checks of the log, and suggests nothing.
                guard let event = try? Event(row), case .messagePosted(let message) = event.body else { continue }
                if [.agent, .supervisor, .admin].contains(event.by.kind) { return message.text }
            }
        } catch {
            guard case .damaged = error else { throw error }
        }
        return nil
    }
}
