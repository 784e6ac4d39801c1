import HarkDomain
import HarkFloor
import HarkTesting
import Testing

/// How conversations begin.
struct StartTests {
    private func start(
        _ id: Int64,
        key: String,
        site: SiteID = .shop,
        queue: QueueID? = nil,
        hash: UInt64 = 0
    ) -> Command {
        .start(
            StartConversation(
                conversation: ConversationID(rawValue: id),
                visitor: .maya,
                contact: ContactID(rawValue: 5),
                site: site,
                queue: queue,
                clientID: key,
                contentHash: hash,
                text: "Hello"
            )
        )
    }

    @Test func `without a bot it is queued at once`() {
        var scene = FloorScene()

        let id = scene.open(at: .office)

        #expect(scene.lastTypes == [.conversationStarted, .messagePosted, .conversationQueued])
        #expect(scene[id]?.epoch == 2)
        #expect(!scene.last.effects.contains { if case .askBot = $0 { true } else { false } })
    }

    @Test func `without a text the bot is not asked`() {
        var scene = FloorScene()

        let id = scene.open(text: nil)

        #expect(scene.last.outcome == .done(seq: 1))
        #expect(scene.last.effects.isEmpty)
        #expect(scene[id]?.status == .bot)
    }

    @Test func `the first message carries the key`() {
        var scene = FloorScene()

        let id = scene.open()

        #expect(scene.last.events.map(\.body.clientID) == [nil, "start-1001"])
        _ = scene.open(.leo, text: nil)
        #expect(scene.last.events.map(\.body.clientID) == ["start-1002"])
        #expect(scene[id]?.lastCustomerSeq == 2)
    }

    @Test func `a visitor has one open conversation per site`() {
        var scene = FloorScene()
        scene.send(start(1, key: "a"))

        #expect(scene.send(start(2, key: "b")) == .done(seq: 2))
        #expect(scene.last.events.isEmpty)
        #expect(scene.floor.openConversation(of: .maya, at: .shop) == ConversationID(rawValue: 1))
        #expect(scene.send(start(3, key: "b", site: .office)) != .done(seq: 0))
        #expect(scene.floor.openConversation(of: .maya, at: .office) == ConversationID(rawValue: 3))
    }

    @Test func `a repeated start returns the first result`() {
        var scene = FloorScene()
        scene.send(start(1, key: "a"))

        #expect(scene.send(start(2, key: "a")) == .duplicate(seq: 2, at: scene.now))
        #expect(
            scene.send(start(2, key: "a", hash: 9)) == .refused(.conflict("The clientID was used for other content"))
        )
    }

    @Test func `unknown sites and queues are refused`() {
        var scene = FloorScene()

        let site = scene.send(start(1, key: "a", site: SiteID(rawValue: 9)))
        let queue = scene.send(start(1, key: "a", queue: QueueID(rawValue: 9)))

        #expect(site == .refused(.invalid(field: "site", reason: "unknown site")))
        #expect(queue == .refused(.invalid(field: "queue", reason: "unknown queue")))
    }

    @Test func `the record knows contact and chosen queue`() {
        var scene = FloorScene()
        scene.send(start(1, key: "a", queue: .shipping))

        let record = scene[ConversationID(rawValue: 1)]

        #expect(record?.contact == ContactID(rawValue: 5))
        #expect(record?.queue.id == .shipping)
    }
}
