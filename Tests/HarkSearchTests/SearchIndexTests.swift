import Foundation
import HarkDomain
import HarkStore
import Testing

@testable import HarkSearch

struct SearchIndexTests {
    private static let said = [
        "Where are my refunds?", "我要退款", "Le CAFÉ ouvert", "Order A-10023 is late", "订单A10023号",
        "write to Maya.Chen@shop.example", "so angry 😡!",
    ]

    /// Queries, and which of the above each finds.
    private static let queries: [(String, Set<Int>)] = [
        ("refund", [0]), ("REFUNDED", [0]), ("refun*", [0]), ("my where", [0]), (#""are my refunds""#, [0]),
        (#""my are""#, []), ("refund 退款", []), ("退款", [1]), ("退", [1]), ("要退款", [1]), ("款", [1]), ("款退", []),
        ("cafe", [2]), ("ｃａｆé", [2]), ("a10023", [3, 4]), ("A-10023", [3, 4]), ("10023", [3, 4]), ("A-100*", [3, 4]),
        ("订单", [4]), ("maya.chen@shop.example", [5]), ("maya.ch*", [5]), ("😡", [6]), ("nothing", []),
    ]

    @Test func `what was said is found by its words`() async throws {
        let scene = try SearchScene()
        try scene.say(Self.said.enumerated().map { (Int64($0 + 1), $1) })

        for (query, found) in Self.queries {
            #expect(Set(try await scene.find(query)) == Set(found.map { Self.said[$0] }), "\(query)")
        }
    }

    @Test func `notes, whispers, names, answers to a form, labels and comments are found, each once`() async throws {
        let scene = try SearchScene()
        let queue = QueueReference(id: QueueID(rawValue: 9), name: "support")
        let started = ConversationStarted(
            visitor: VisitorID(rawValue: 77),
            site: SiteID(rawValue: 5),
            siteName: "Shop",
            queue: queue,
            fields: [Field(name: "subject", value: "Broken tent")]
        )
        try scene.commit([
            (1, .conversationStarted(started)), (1, .noteAdded(NoteAdded(text: "seems honest"))),
            (1, .whisperSent(WhisperSent(clientID: "w", text: "be generous"))),
            (1, .helpRequested(HelpRequested(text: "who decides"))),
            (1, .conversationLabelled(ConversationLabelled(added: ["warranty"], removed: ["spam"]))),
            (1, .surveyAnswered(SurveyAnswered(clientID: "s", score: 5, comment: "splendid"))),
        ])

        for (query, seq) in [
            ("broken", 1), ("maya", 1), ("honest", 2), ("generous", 3), ("decide", 4), ("warranty", 5), ("splendid", 6),
        ] {
            #expect(try await scene.hits(query).hits.map(\.seq) == [seq], "\(query)")
        }
        #expect(try await scene.find("spam") == [])
        #expect(try await scene.find("subject") == [])
    }

    @Test func `a hit tells where, when, by whom, and marks what was found`() async throws {
        let scene = try SearchScene()
        try scene.say("Where is my refund?\nI asked for refunds twice")

        let hit = try #require(try await scene.hits("refund").hits.first)

        #expect(hit.conversation == .number(1) && hit.seq == 1 && hit.type == "message.posted")
        #expect(hit.by == .maya && hit.at == Timestamp(milliseconds: 1_800_000_000_001))
        #expect(hit.snippet.text == "Where is my refund? I asked for refunds twice")
        #expect(hit.snippet.marks == [12..<18, 32..<39])
    }

    @Test func `the better hit comes first, and the younger of two as good`() async throws {
        let scene = try SearchScene()
        let long = "a refund is what one thinks of only after " + (1...60).map { "word\($0)" }.joined(separator: " ")
        try scene.say([(1, "my refund please"), (2, long), (3, "my refund please"), (4, "refund, refund, refund!")])

        #expect(try await scene.hits("refund").hits.map(\.conversation.number) == [4, 3, 1, 2])
    }

    @Test func `only what the asker may see is found, and pages go on past the rest`() async throws {
        let scene = try SearchScene()
        try scene.say((1...9).map { ($0, "refund number \($0)") })

        let page = try await scene.hits("refund", limit: 2) { $0.id.number % 4 == 0 }

        #expect(page.hits.map(\.conversation.number) == [8, 4])
        #expect(try await scene.hits("refund") { _ in false }.hits.isEmpty)
    }

    @Test func `pages keep their order while others write`() async throws {
        let scene = try SearchScene()
        try scene.say((1...20).map { ($0, String(repeating: "refund ", count: Int($0 % 5) + 1)) })
        let whole = try await scene.hits("refund").hits.map(\.conversation.number)

        var (seen, cursor) = ([Int64](), HitCursor?.none)
        repeat {
            let page = try await scene.hits("refund", after: cursor, limit: 3)
            seen += page.hits.map(\.conversation.number).filter { $0 <= 20 }
            cursor = page.next
            try scene.say("refund refund", in: 100 + Int64(seen.count))
        } while cursor != nil

        #expect(seen == whole)
    }

    @Test func `conversations come once each, the youngest first, in pages`() async throws {
        let scene = try SearchScene()
        try scene.say((1...7).flatMap { talk in (1...3).map { (talk, "refund \($0)") } } + [(8, "other")])

        let first = try await scene.talks("refund", limit: 3)
        let second = try await scene.talks("refund", after: first.next, limit: 3)
        let third = try await scene.talks("refund", after: second.next, limit: 3)

        #expect([first, second, third].map { $0.records.map(\.id.number) } == [[7, 6, 5], [4, 3, 2], [1]])
        #expect(third.next == nil && third.isComplete)
    }

    @Test func `a contact's name, address and number lead to its conversations`() async throws {
        let scene = try SearchScene()
        try scene.say([(1, "hello"), (2, "hello"), (3, "Chen said so")])
        let contact = Contact(
            id: ContactID(rawValue: 31),
            name: "Li 陈小美",
            email: "mei.chen@shop.example",
            phone: "+86 138 0013 8000",
            createdAt: Timestamp(milliseconds: 1)
        )
        var batch = Batch()
        batch.joined = [{ try Contact.write(contact, $0) }]
        batch.conversations = [.number(.number(2))]
        batch.conversations[0].contact = contact.id
        try scene.store.commit(batch)

        for query in ["小美", "mei.chen@shop.example", "mei.ch*", "li", "0013", "shop.example"] {
            #expect(try await scene.talks(query).records.map(\.id.number) == [2], "\(query)")
            #expect(try await scene.hits(query).hits.map(\.type) == ["contact"], "\(query)")
        }
        #expect(try await scene.talks("hello").records.map(\.id.number) == [2, 1])
        #expect(try await scene.talks("chen").records.map(\.id.number) == [3])
    }

    @Test func `hits of one conversation stay in it`() async throws {
        let scene = try SearchScene()
        try scene.say([(1, "refund one"), (2, "refund two"), (2, "refund three"), (3, "refund four")])
        let scope = SearchIndex.Scope(ConversationFilter()) { _ in true }

        let page = try await scene.index.hits(SearchQuery("refund"), in: scope, of: .number(2), limit: 10)
        let none = try await scene.index.hits(SearchQuery("refund"), in: scope, of: .number(9), limit: 10)

        #expect(page.hits.map(\.snippet.text) == ["refund three", "refund two"] && none.hits.isEmpty)
    }
}
