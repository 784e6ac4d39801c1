import HarkDomain
import Testing

@testable import HarkStore

struct ListingTests {
    private let directory = TemporaryDirectory()

    @Test func `conversations are listed from the youngest on, page by page`() throws {
        let store = try filled()

        let first = try store.conversations(ConversationFilter(), limit: 2)
        let second = try store.conversations(ConversationFilter(), after: first.next, limit: 2)

        #expect(numbers(first) == [4, 3])
        #expect(numbers(second) == [2, 1])
        #expect(second.next == nil)
        store.close()
    }

    @Test func `each filter lets through what it names`() throws {
        let store = try filled()
        func list(_ set: (inout ConversationFilter) -> Void) throws -> [Int64] {
            var filter = ConversationFilter()
            set(&filter)
            return numbers(try store.conversations(filter))
        }

        #expect(try list { $0.statuses = [.queued] } == [2])
        #expect(try list { $0.statuses = [.queued, .resolved] } == [3, 2])
        #expect(try list { $0.queues = [.billing2] } == [4])
        #expect(try list { $0.assignee = AgentReference.tom.id } == [1])
        #expect(try list { $0.visitor = VisitorID(rawValue: 78) } == [3])
        #expect(try list { $0.contact = ContactID(rawValue: 31) } == [4])
        store.close()
    }

    @Test func `nobody sees more than is theirs`() throws {
        let store = try filled()
        func list(_ visibility: ConversationFilter.Visibility) throws -> [Int64] {
            var filter = ConversationFilter()
            filter.visibility = visibility
            return numbers(try store.conversations(filter))
        }

        #expect(try list(.all) == [4, 3, 2, 1])
        #expect(try list(.queues([.billing2])) == [4])
        #expect(try list(.queues([])) == [])
        #expect(try list(.visitor(VisitorID(rawValue: 78))) == [3])
        #expect(try list(.agent(AgentReference.tom.id, waitingIn: [])) == [3, 1])
        #expect(try list(.agent(AgentReference.tom.id, waitingIn: [QueueReference.billing.id])) == [3, 2, 1])
        #expect(try list(.agent(AgentID(rawValue: 4), waitingIn: [.billing2])) == [])
        store.close()
    }

    @Test func `a visitor's youngest conversation, marks and counts are read`() throws {
        let store = try filled()
        var batch = Batch()
        batch.readMarks = [
            ReadMark(conversation: .number(1), party: .visitor, seq: 5),
            ReadMark(conversation: .number(1), party: .visitor, seq: 3),
        ]
        try store.commit(batch)

        #expect(try store.lastConversation(visitor: .maya, site: .shop)?.id == .number(4))
        #expect(try store.lastConversation(visitor: .maya, site: SiteID(rawValue: 6)) == nil)
        #expect(try store.readMarks(.number(1)) == [.visitor: 5])
        #expect(try store.resolvedCount(since: .start) == 1)
        #expect(try store.resolvedCount(since: .start + .seconds(1)) == 0)
        store.close()
    }

    @Test func `an index reads intact rows of its types alone, and conversations by name`() throws {
        let store = try filled()
        var batch = Batch()
        batch.events = [.fixture(position: 5, seq: 2, type: "note.added"), .fixture(position: 6, seq: 3)]
        batch.conversations = [.fixture(1, status: .active, head: 3)]
        batch.joined = [{ try $0.execute(sql: "UPDATE event SET payload = x'00' WHERE position = 2") }]
        try store.commit(batch)

        #expect(try store.head() == 6)
        #expect(try store.rows(of: [.messagePosted], after: 1, upTo: 6).map(\.position) == [3, 4, 6])
        #expect(try store.rows(of: [.messagePosted, .noteAdded], after: 4, upTo: 5).map(\.position) == [5])
        var filter = ConversationFilter()
        filter.statuses = [.active]
        let ids = [4, 1, 9].map(ConversationID.number)
        #expect(try store.conversations(ids, passing: filter).map(\.id) == [.number(1)])
        #expect(try store.conversations(ids, passing: ConversationFilter()).map(\.id) == [.number(4), .number(1)])
        store.close()
    }

    @Test(arguments: [
        (["li"], true), (["LI", "mei"], true), (["mei"], true), (["小美"], true), (["i"], false), (["mei.chen@"], true),
        (["shop"], true), (["chen"], false), (["0013"], true), (["001"], false), (["%"], false), (["li", "x"], false),
    ])
    func `contacts are known by the beginnings of words`(words: [String], isFound: Bool) throws {
        let store = try filled()
        let contact = Contact(
            id: ContactID(rawValue: 31),
            name: "Li Mei 陈小美",
            email: "mei.chen@shop.example",
            phone: "+86 138 0013 8000",
            createdAt: .start
        )
        var batch = Batch()
        batch.joined = [{ try Contact.write(contact, $0) }]
        try store.commit(batch)

        #expect(try store.conversations(ofContactsWith: words, limit: 9) == (isFound ? [.number(4)] : []))
        store.close()
    }

    @Test func `reads leave the caller's thread`() async throws {
        let store = try filled()

        let found = try await store.reading { store throws(StoreError) in try store.record(.number(2)) }

        #expect(found?.status == .queued)
        store.close()
    }

    private func numbers(_ page: ConversationPage) -> [Int64] { page.records.map { $0.id.rawValue - 1_000 } }

    private func filled() throws -> Store {
        let store = try directory.open()
        var batch = Batch()
        batch.conversations = [
            .fixture(1, status: .active), .fixture(2, status: .queued),
            .fixture(3, status: .resolved, visitor: VisitorID(rawValue: 78)), .fixture(4),
        ]
        batch.conversations[0].assignee = .tom
        batch.conversations[2].participants = [AgentID(rawValue: 41), AgentReference.tom.id]
        batch.conversations[3].queue = QueueReference(id: .billing2, name: "second")
        batch.conversations[3].contact = ContactID(rawValue: 31)
        batch.events = (1...4).map {
            .fixture(position: $0, conversation: $0, seq: 1, customerPrev: 0, text: "hello \($0)")
        }
        try store.commit(batch)
        return store
    }
}

extension QueueID {
    fileprivate static let billing2 = QueueID(rawValue: 10)
}
