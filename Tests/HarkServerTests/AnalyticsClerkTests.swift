import Foundation
import GRDB
import HarkAnalytics
import HarkDomain
import HarkHub
import HarkStore
import HarkTesting
import Logging
import Testing

@testable import HarkServer

/// The facts in `analytics.sqlite`: made of the log, taken up again, and made anew when they can't be trusted.
struct AnalyticsClerkTests {
    private func clerk(_ scene: ServerScene) -> AnalyticsClerk {
        AnalyticsClerk(scene.store, zone: .gmt, logger: Logger(label: "test"), metrics: PrometheusRegistry())
    }

    private func talk(_ scene: ServerScene, _ numbers: ClosedRange<Int64>) async throws {
        for number in numbers {
            try await scene.play(number, [.customer("Hello"), .agent("Hi"), .customer("Thanks"), .label("n\(number)")])
        }
    }

    /// What the clerk knows, as a report over everything.
    private func told(_ clerk: AnalyticsClerk) async throws -> [UInt8] {
        try await clerk.read { columns, isComplete in
            let query = ChatQuery(0..<30_000, by: .label, now: ServerScene.start)
            return ChatReportAnswer(query, of: columns, isComplete: isComplete).json
        }
    }

    /// The report over facts that were folded conversation by conversation, without the clerk.
    private func truth(_ scene: ServerScene) throws -> [UInt8] {
        var columns = ChatColumns(zone: .gmt)
        for record in try scene.store.conversations(ConversationFilter(), after: nil, limit: 1_000).records {
            let page = try scene.store.events(record.id, after: 0, limit: 10_000, audience: .staff)
            columns.put(ChatRow(ChatFacts(record.id, try page.rows.map { try Event($0) })))
        }
        let head = try scene.store.head()
        for row in try scene.store.rows(of: FactsFold.types, after: 0, upTo: head) { columns.duty.take(try Event(row)) }
        return ChatReportAnswer(ChatQuery(0..<30_000, by: .label, now: ServerScene.start), of: columns).json
    }

    @Test func `what the clerk keeps is what folding each conversation tells`() async throws {
        let scene = try await ServerScene()
        try await talk(scene, 1...5)

        #expect(try await told(scene.analytics) == truth(scene))
    }

    @Test func `a file is taken up where it stands, and a conversation that goes on is read whole`() async throws {
        let scene = try await ServerScene()
        try await talk(scene, 1...5)
        let first = clerk(scene)
        _ = try await told(first)
        first.close()
        let size = try Data(contentsOf: scene.store.analyticsFile).count

        let open = try await scene.play(9, [.customer("Hello"), .agent("Hi")], ends: false)
        let second = clerk(scene)
        _ = try await told(second)
        second.close()
        await scene.floor.send(.label(conversation: open, by: .sue, add: ["late"], remove: []))
        await scene.floor.send(.resolve(ResolveConversation(conversation: open, by: .sue)))
        let third = clerk(scene)

        #expect(size > 0)
        #expect(try await told(third) == truth(scene))
        third.close()
    }

    @Test(arguments: ["damage", "nonsense", "layout", "history", "nothing"])
    func `a file that can't be trusted is made anew`(trouble: String) async throws {
        let scene = try await ServerScene()
        try await talk(scene, 1...5)
        let first = clerk(scene)
        _ = try await told(first)
        first.close()
        let path = scene.store.analyticsFile.path
        switch trouble {
        case "damage":
            var bytes = try Data(contentsOf: scene.store.analyticsFile)
            bytes.replaceSubrange(4096..<bytes.count, with: Data(repeating: 0xFF, count: bytes.count - 4096))
            try bytes.write(to: scene.store.analyticsFile)
        case "nonsense": try Data("no database".utf8).write(to: scene.store.analyticsFile)
        case "layout": try change(path, "UPDATE meta SET version = 'old'")
        case "history": try change(path, "UPDATE meta SET epoch = 'other'")
        default: try FileManager.default.removeItem(atPath: path)
        }

        let second = clerk(scene)

        #expect(try await told(second) == truth(scene))
        second.close()
    }

    @Test func `what is asked to begin anew holds nothing of before`() async throws {
        let scene = try await ServerScene()
        try await talk(scene, 1...2)
        let clerk = clerk(scene)
        _ = try await told(clerk)
        let stranger = "INSERT INTO chat(id, startedAt, flags, labels) VALUES (7, 1, 0, 'x')"
        try change(scene.store.analyticsFile.path, stranger)

        clerk.beginAnew()

        #expect(try await told(clerk) == truth(scene))
        clerk.close()
        let file = try Data(contentsOf: scene.store.analyticsFile)
        #expect(!file.isEmpty)
    }

    @Test func `after the end there are no answers`() async throws {
        let clerk = clerk(try await ServerScene())
        clerk.close()

        await #expect(throws: Refusal.unavailable) { _ = try await told(clerk) }
    }

    @Test func `no text is in the file`() async throws {
        let scene = try await ServerScene()
        try await scene.play(1, [.customer("Xylophone"), .agent("Zeppelin"), .note("Quicksilver")])
        let clerk = clerk(scene)
        _ = try await told(clerk)
        clerk.close()

        let bytes = try Data(contentsOf: scene.store.analyticsFile)
        for word in ["Xylophone", "Zeppelin", "Quicksilver"] { #expect(bytes.range(of: Data(word.utf8)) == nil) }
    }

    @Test func `a directory is read beside its server, whatever the file holds`() async throws {
        let scene = try await ServerScene()
        try await talk(scene, 1...3)
        let query = ChatQuery(0..<30_000, by: .label, now: ServerScene.start)
        #expect(try await stored(scene, query) == truth(scene))
        _ = try await told(scene.analytics)
        try await talk(scene, 4...5)

        #expect(try await stored(scene, query) == truth(scene))
    }

    @Test func `whole rows are the same beside a server as in it`() async throws {
        let scene = try await ServerScene()
        try await talk(scene, 1...3)
        _ = try await told(scene.analytics)
        try await talk(scene, 4...5)
        let facts = try StoredFacts(scene.store, zone: .gmt)
        let end = Timestamp(milliseconds: .max)

        let told = try await scene.analytics.rows(from: .init(milliseconds: 0), to: end, most: 4) { _ in true }
        let read = try await facts.rows(from: .init(milliseconds: 0), to: end, most: 4) { _ in true }

        #expect(told.rows.count == 4 && told.rows == read.rows && told.total == read.total)
        let ids = told.rows.map(\.id)
        #expect(try await facts.rows(ids) == scene.analytics.rows(ids))
    }

    private func stored(_ scene: ServerScene, _ query: ChatQuery) async throws -> [UInt8] {
        try await StoredFacts(scene.store, zone: .gmt).read { columns, _ in ChatReportAnswer(query, of: columns).json }
    }

    private func change(_ path: String, _ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }
}
