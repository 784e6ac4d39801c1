import Foundation
import HarkDomain
import HarkProtocol
import HarkStore
import Logging
import Metrics

@testable import HarkSearch

/// A store in a temporary folder with an index over it, and a log that grows by one message at a time.
final class SearchScene {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hark-search-\(UUID().uuidString)")
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    private(set) var store: Store
    private(set) var index: SearchIndex
    private var position: Int64 = 0
    private var seqs: [ConversationID: Int] = [:]

    init(fillsIndex: Bool = true) throws {
        store = try Store.open(directory: folder, mode: .readWrite, logger: logger)
        index = Self.index(store, logger)
        if fillsIndex { index.start() }
    }

    deinit {
        index.close()
        store.close()
        try? FileManager.default.removeItem(at: folder)
    }

    private static func index(_ store: Store, _ logger: Logger) -> SearchIndex {
        SearchIndex(store, patience: .seconds(20), logger: logger, metrics: NOOPMetricsHandler.instance)
    }

    /// Stops store and index, lets `change` work on the files, and starts both again.
    func restart(_ change: () throws -> Void = {}) throws {
        index.close()
        store.close()
        try change()
        store = try Store.open(directory: folder, mode: .readWrite, logger: logger)
        index = Self.index(store, logger)
        index.start()
    }

    /// Commits what some people say, each in the conversation of that number.
    func say(_ messages: [(talk: Int64, text: String)]) throws {
        try commit(messages.map { ($0.talk, EventBody.messagePosted(MessagePosted(text: $0.text))) })
    }

    func say(_ text: String, in talk: Int64 = 1) throws { try say([(talk, text)]) }

    /// Commits events of a customer.
    func commit(_ events: [(talk: Int64, body: EventBody)], by author: Author = .maya) throws {
        var batch = Batch()
        for (talk, body) in events {
            let id = ConversationID.number(talk)
            position += 1
            seqs[id, default: 0] += 1
            batch.events.append(
                EventRow(
                    position: position,
                    stream: id.rawValue,
                    seq: seqs[id] ?? 1,
                    customerPrev: nil,
                    at: Timestamp(milliseconds: 1_800_000_000_000 + position),
                    type: body.type.rawValue,
                    authorKind: author.kind.rawValue,
                    authorID: author.id,
                    authorName: author.name,
                    payload: StoredPayload(body, by: author).bytes
                )
            )
        }
        for id in Set(batch.events.compactMap(\.conversation)) {
            var record = ConversationRecord.number(id)
            record.head = seqs[id] ?? 0
            batch.conversations.append(record)
        }
        try store.commit(batch)
    }

    /// Finds texts of hits, the best first.
    func find(_ text: String, limit: Int = 100) async throws -> [String] {
        try await hits(text, limit: limit).hits.map(\.snippet.text)
    }

    func hits(
        _ text: String,
        after cursor: HitCursor? = nil,
        limit: Int = 100,
        sees: @escaping @Sendable (ConversationRecord) -> Bool = { _ in true }
    ) async throws -> HitPage {
        let scope = SearchIndex.Scope(ConversationFilter(), sees: sees)
        return try await index.hits(SearchQuery(text), in: scope, after: cursor, limit: limit)
    }

    /// Finds numbers of conversations, the youngest first.
    func talks(_ text: String, after cursor: ConversationID? = nil, limit: Int = 100) async throws -> FoundConversations
    {
        let scope = SearchIndex.Scope(ConversationFilter()) { _ in true }
        return try await index.conversations(SearchQuery(text), in: scope, after: cursor, limit: limit)
    }
}

extension ConversationID {
    static func number(_ number: Int64) -> ConversationID { ConversationID(rawValue: 1_000 + number) }
    var number: Int64 { rawValue - 1_000 }
}

extension ConversationRecord {
    static func number(_ id: ConversationID) -> ConversationRecord {
        ConversationRecord(
            id: id,
            site: SiteID(rawValue: 5),
            visitor: VisitorID(rawValue: 77),
            queue: QueueReference(id: QueueID(rawValue: 9), name: "support"),
            startedAt: Timestamp(milliseconds: 1_800_000_000_000)
        )
    }
}

extension Author {
    static let maya = Author.visitor(VisitorID(rawValue: 77), name: "Maya")
}
