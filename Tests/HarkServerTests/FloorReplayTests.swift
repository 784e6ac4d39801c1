import Foundation
import HarkDomain
import HarkFloor
import HarkHub
import HarkProtocol
import HarkServer
import HarkStore
import HarkTesting
import Logging
import Testing

/// The floor as it was, out of a real data directory.
@Suite struct FloorReplayTests: ~Copyable {
    private let directory = FileManager.default.temporaryDirectory.appendingPathComponent("fold-\(UUID().uuidString)")
    private static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    deinit { try? FileManager.default.removeItem(at: directory) }

    private func filled() throws -> Store {
        let store = try Store.open(directory: directory, mode: .readWrite, logger: Self.logger)
        var shift = Shift(store)
        try shift.open()
        return store
    }

    @Test func `the floor is shown as it was at each moment`() throws {
        let store = try filled()
        defer { store.close() }

        let before = try FloorPicture(of: store, at: Shift.at(-1))
        #expect(before.position == 0 && before.text.contains("before the first event"))
        let waiting = try FloorPicture(of: store, at: Shift.at(100)).text
        #expect(waiting.contains("  Billing: 1 waiting\n"), "\(waiting)")
        #expect(waiting.contains("    1. 0000000000007  since 08:00:10 (90 s)"))
        #expect(waiting.contains("  Tom (agent): online, connected since 08:00:00; 2 of 2 units"))
        #expect(waiting.contains("waitingLong since 08:00:10: 0000000000007"))
        #expect(waiting.contains("Routing plan 1, published by Sue at 2027-01-15T08:00:00.000Z: first"))
        let later = try FloorPicture(of: store, at: Shift.at(300)).text
        #expect(later.contains("  Billing: nobody waits\n"), "\(later)")
        #expect(later.contains("holds 0000000000007  Billing, active"))
        #expect(later.contains("Over by then: 1"))
    }

    @Test func `as JSON it has one form, and the state in it is the log's`() throws {
        let store = try filled()
        defer { store.close() }

        let picture = try FloorPicture(of: store, at: Shift.at(100))
        let json = try JSONReader.read(picture.json)
        #expect(picture.json == (try FloorPicture(of: store, at: Shift.at(100))).json)
        #expect(json["queues"].items[0]["waiting"].items[0]["seconds"].int == 90)
        #expect(json["agents"].items.first { $0["name"].text == "Tom" }?["loadUnits"].int == 2)
        #expect(json["routing"]["version"].int == 1)
        #expect(json["state"]["conversations"].members.count == 3)
    }

    @Test func `the fold of the log and what is stored are the same bytes`() throws {
        let store = try filled()
        defer { store.close() }

        let comparison = try FloorComparison(of: store, at: Shift.at(400))

        #expect(comparison.differences.isEmpty, "\(comparison.differences)")
        #expect(comparison.position == (try store.head()) && comparison.bytes > 1000 && comparison.sha256.count == 64)
        #expect(comparison.isSame && comparison.text.contains("are the same, byte by byte"))
    }

    @Test func `a row that the log does not make is told by its place`() throws {
        let store = try filled()
        defer { store.close() }
        var forged = try #require(try store.record(ConversationID(rawValue: 7)))
        forged.priority = 9
        var batch = Batch()
        batch.conversations = [forged]
        try store.commit(batch)

        let comparison = try FloorComparison(of: store, at: Shift.at(400))

        #expect(
            comparison.differences == ["conversation 0000000000007.priority: the log makes 0 of it, stored is 9"]
        )
    }
}

/// A short shift at billing, decided by the real floor and kept by the real store.
private struct Shift {
    private let store: Store
    private var floor = Floor(policy: FloorPolicy())
    private var now = Self.at(0)

    static func at(_ seconds: Int64) -> Timestamp { Timestamp(milliseconds: 1_800_000_000_000 + seconds * 1000) }

    private static let site = SiteProfile(id: .shop, key: "shop", name: "Shop", hasBot: false, queue: .billing)

    init(_ store: Store) { self.store = store }

    mutating func open() throws {
        for command: Command in [
            .changeQueue(.billing, by: .system), .changeSite(Self.site, by: .system),
            .changeAgent(.tom, by: .system), .staffConnected(.tom),
            .setAvailability(agent: .tom, by: .tom, availability: .online),
            .publishRouting(plan: "{}", note: "first", base: 0, by: .sue),
        ] { try send(command) }
        for (number, second) in [(5, 1), (6, 2), (7, 10)] as [(Int64, Int64)] {
            now = Self.at(second)
            try start(number)
        }
        now = Self.at(200)
        try send(.resolve(ResolveConversation(conversation: ConversationID(rawValue: 5), by: .tom)))
    }

    private mutating func start(_ number: Int64) throws {
        let visitor = VisitorID(rawValue: 100 + number)
        try send(.visitorConnected(visitor))
        try send(
            .start(
                StartConversation(
                    conversation: ConversationID(rawValue: number),
                    visitor: visitor,
                    site: Self.site.id,
                    clientID: "start",
                    contentHash: 0,
                    text: "Hello"
                )
            )
        )
    }

    private mutating func send(_ command: Command) throws {
        let decision = floor.handle(command, at: now)
        if case .refused(let refusal) = decision.outcome { throw refusal }
        try store.commit(Batch(decision, of: floor, contentHash: 0))
    }
}
