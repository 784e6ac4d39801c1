import HarkDomain
import Testing

@testable import HarkStore

struct EventTests {
    private let directory = TemporaryDirectory()

    @Test func `an event comes back as it was written`() throws {
        let store = try directory.open()
        let row = EventRow.fixture(position: 1, seq: 1, customerPrev: 0, clientID: "abc", text: "héllo 你好")
        var bare = EventRow.fixture(position: 2, seq: 2)
        (bare.authorID, bare.authorKind, bare.payload, bare.authorName) = (nil, "bot", [], "")
        var batch = Batch()
        batch.events = [row, bare]

        try store.commit(batch)

        let page = try store.events(.number(1), after: 0, limit: 10, audience: .staff)
        #expect(page == EventPage(rows: [row, bare], complete: true))
        store.close()
    }

    @Test func `customers get only what they may see`() throws {
        let store = try directory.open()
        var batch = Batch.talk(count: 3)
        batch.events[1].customerPrev = nil
        try store.commit(batch)

        #expect(try store.events(.number(1), after: 0, limit: 10, audience: .customer).rows.map(\.seq) == [1, 3])
        #expect(try store.events(.number(1), after: 0, limit: 10, audience: .staff).rows.map(\.seq) == [1, 2, 3])
        #expect(try store.lastEvents(.number(1), audience: .customer).map(\.seq) == [1, 3])
        store.close()
    }

    @Test func `pages end at the limit and at the bytes, and say whether more follows`() throws {
        let store = try directory.open()
        try store.commit(.talk(count: 5))

        let first = try store.events(.number(1), after: 0, limit: 2, audience: .staff)
        #expect(first.rows.map(\.seq) == [1, 2])
        #expect(!first.complete)
        let rest = try store.events(.number(1), after: 2, limit: 3, audience: .staff)
        #expect(rest.rows.map(\.seq) == [3, 4, 5])
        #expect(rest.complete)
        #expect(try store.events(.number(1), after: 0, limit: 9, audience: .staff, maxBytes: 1).rows.map(\.seq) == [1])
        #expect(try store.lastEvents(.number(1), audience: .staff, limit: 2).map(\.seq) == [4, 5])
        #expect(try store.lastEvents(.number(1), audience: .staff, maxBytes: 1).map(\.seq) == [5])
        store.close()
    }

    @Test func `keys are found by conversation and by start`() throws {
        let store = try directory.open()
        try store.commit(.talk(1, count: 2))
        try store.commit(.talk(2, from: 3, count: 3))

        #expect(try store.sentKeys(.number(2)).map(\.clientID) == ["c0", "c1", "c2"])
        #expect(try store.sentKeys(.number(2)).first?.contentHash == 0xFFFF_0000_FFFF_0001)
        let start = try store.findStart(visitor: .maya, site: .shop, clientID: "c0")
        #expect(start?.conversation == .number(2))
        #expect(start?.seq == 1)
        #expect(try store.findStart(visitor: .maya, site: .shop, clientID: "c2") == nil)
        #expect(try store.findStart(visitor: .maya, site: SiteID(rawValue: 6), clientID: "c0") == nil)
        store.close()
    }

    @Test func `a key is taken once per conversation and author`() throws {
        let store = try directory.open()
        try store.commit(.talk(count: 2))
        var repeated = Batch()
        repeated.events = [
            .fixture(position: 3, seq: 3, clientID: "new"), .fixture(position: 4, seq: 4, clientID: "c1"),
        ]

        #expect(throws: StoreError.self) { try store.commit(repeated) }

        #expect(try store.events(.number(1), after: 0, limit: 9, audience: .staff).rows.count == 2)
        repeated.events[1].authorID = 78
        #expect(try store.commit(repeated) == 4)
        store.close()
    }

    @Test func `seqs go on where the stored row ends`() throws {
        let store = try directory.open()
        try store.commit(.talk(count: 2))
        var next = Batch()
        (next.events, next.conversations) = ([.fixture(position: 3, seq: 2)], [.fixture(1, head: 2)])

        #expect(throws: StoreError.refused(reason: "conversation \(ConversationID.number(1)) does not end at 1")) {
            try store.commit(next)
        }
        next.events = [.fixture(position: 3, seq: 3), .fixture(position: 4, seq: 5)]
        #expect(throws: StoreError.refused(reason: "seq 5 after 3 at position 4")) { try store.commit(next) }

        next.events = [
            .fixture(position: 3, seq: 3, customerPrev: 2), .fixture(position: 4, seq: 4, customerPrev: 3),
        ]
        next.conversations = [.fixture(1, head: 4)]
        #expect(try store.commit(next) == 4)
        #expect(store.verify().isEmpty)
        store.close()
    }

    @Test func `positions have no gaps`() throws {
        let store = try directory.open()
        try store.commit(.talk(count: 2))

        #expect(throws: StoreError.refused(reason: "position 4 after 2")) {
            try store.commit(.talk(2, from: 4, count: 1))
        }
        store.close()
    }
}
