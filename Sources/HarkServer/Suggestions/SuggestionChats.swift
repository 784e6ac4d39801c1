import Foundation
import HarkAnalytics
import HarkDomain
import HarkStore

/// The conversations of a span as suggestions see them: the facts, the site's clock, what they are about, and what people
/// answered first.
struct SuggestionChats: Sendable {
    /// The answers of so many conversations on one matter are read, the latest.
    static let mostOnMatter = 200
    /// The answers of so many conversations are read in all.
    static let mostRead = 6_000

    let store: Store
    let zone: TimeZone

    /// What customers said first where the bot read no intent, and while topics are followed also where it read one.
    ///
    /// Of too many the latest are read; while topics are followed some of all times, so that before and after are both told.
    /// - Throws: `StoreError`.
    func questions(
        of rows: [ChatRow],
        following isFollowing: Bool
    ) async throws(StoreError) -> [ConversationID: [String]] {
        let ids = rows.filter { (isFollowing || $0.intent == nil) && ($0[.customerMessages] ?? 0) > 0 }
            .map(\.id).sorted()
        // They come early, and there are many to read.
        let customers = FirstTexts(store: store, kinds: [.visitor], most: 3, mostEvents: 20)
        return try await customers.texts(
            in: isFollowing ? Self.some(of: ids) : Array(ids.suffix(SuggestionTopics.mostRead))
        )
    }

    /// As many as are read, evenly out of all.
    static func some(of ids: [ConversationID], most: Int = SuggestionTopics.mostRead) -> [ConversationID] {
        guard ids.count > most else { return ids }
        return (0..<most).map { ids[$0 * ids.count / most] }
    }

    /// Makes them of rows.
    ///
    /// - Parameters:
    ///   - rows: the conversations.
    ///   - topics: what those are about that have no intent.
    ///   - since: of those that began later the first answers are read.
    /// - Returns: one for each row, in the order of the rows.
    /// - Throws: `StoreError`.
    func chats(
        of rows: [ChatRow],
        _ topics: [ConversationID: String],
        readingSince since: Timestamp
    ) async throws(StoreError) -> [SuggestionChat] {
        let people = FirstTexts(store: store, kinds: [.agent, .supervisor, .admin], most: 1)
        let late = rows.filter { $0.startedAt >= since }
        let answers = try await people.texts(in: Self.worthReading(late) { $0.intent ?? topics[$0.id] })
        return rows.map { row in
            let at = row.queuedAt ?? row.startedAt
            let ahead = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(at.milliseconds) / 1_000))
            var chat = SuggestionChat(row, moment: LocalMoment(at, offsetSeconds: ahead))
            (chat.topic, chat.answer) = (topics[row.id], answers[row.id]?.first)
            return chat
        }
    }

    /// The latest conversations of each matter in which a person wrote.
    static func worthReading(_ rows: [ChatRow], on matter: (ChatRow) -> String?) -> [ConversationID] {
        var counts: [String: Int] = [:]
        var chosen: [ConversationID] = []
        for row in rows.sorted(by: { $0.id > $1.id }) where (row[.agentMessages] ?? 0) > 0 {
            guard chosen.count < mostRead else { break }
            guard let matter = matter(row), counts[matter, default: 0] < mostOnMatter else { continue }
            counts[matter, default: 0] += 1
            chosen.append(row.id)
        }
        return chosen
    }
}
