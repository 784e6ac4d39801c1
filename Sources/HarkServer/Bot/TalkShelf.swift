import HarkBot
import HarkDomain
import HarkHub
import HarkStore

/// The resolved conversations from which the bot may learn: the youngest, as many as a search can take.
struct TalkShelf: Sendable {
    /// The most conversations of one search.
    static let mostTalks = 5_000
    /// Older ones tell of another shop and another bot.
    static let window: Duration = .seconds(90 * 86_400)
    /// The most text of one search.
    static let mostBytes = 64 << 20
    /// What is read of one conversation: its first events.
    private static let mostEvents = 500
    private static let page = 100

    let store: Store
    /// The intents by id and title in lower case, as labels may name them.
    private let intents: [String: String]
    private let leading: Set<String>

    init(_ store: Store, _ documents: BotDocuments) {
        self.store = store
        let all = documents.script.intents
        intents = Dictionary(
            all.flatMap { [($0.id.lowercased(), $0.id), ($0.title.lowercased(), $0.id)] },
            uniquingKeysWith: { first, _ in first }
        )
        leading = Set(all.filter { $0.answer.flow != nil }.map(\.id))
    }

    /// Reads them, a page at a time, so that others who read are kept waiting for a page at most.
    ///
    /// - Throws: `StoreError`.
    func talks(before now: Timestamp) async throws(StoreError) -> [LearningTalk] {
        var talks: [LearningTalk] = []
        var (cursor, bytes, isAtEnd) = (ConversationID?.none, 0, false)
        while !isAtEnd, talks.count < Self.mostTalks, bytes < Self.mostBytes {
            let read = try await store.reading { [cursor] store throws(StoreError) in
                try page(of: store, after: cursor, since: now - Self.window)
            }
            talks += read.talks
            (cursor, bytes, isAtEnd) = (read.next, bytes + read.bytes, read.next == nil)
        }
        return Array(talks.prefix(Self.mostTalks))
    }

    private struct Page {
        var talks: [LearningTalk] = []
        var bytes = 0
        var next: ConversationID?
    }

    private func page(
        of store: Store,
        after cursor: ConversationID?,
        since: Timestamp
    ) throws(StoreError) -> Page {
        var filter = ConversationFilter()
        filter.statuses = [.resolved]
        let listed = try store.conversations(filter, after: cursor, limit: Self.page)
        var page = Page()
        for record in listed.records where record.startedAt >= since {
            let reading = try self.reading(of: record, in: store)
            page.bytes += reading.bytes
            if let talk = reading.talk(record, intents: intents) { page.talks.append(talk) }
        }
        let isPast = listed.records.last.map { $0.startedAt < since } ?? true
        page.next = isPast ? nil : listed.next
        return page
    }

    private func reading(of record: ConversationRecord, in store: Store) throws(StoreError) -> TalkReading {
        var reading = TalkReading(leading: leading)
        do throws(StoreError) {
            let events = try store.events(record.id, after: 0, limit: Self.mostEvents, audience: .customer)
            for row in events.rows {
                // A row that can't be read is told by the checks of the log, and teaches nothing.
                if let event = try? Event(row) { reading.take(event) }
            }
        } catch {
            guard case .damaged = error else { throw error }
        }
        return reading
    }
}
