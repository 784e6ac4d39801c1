import HarkDomain
import HarkProtocol
import Testing

@testable import HarkHub
@testable import HarkServer

/// The store can't be read for a while: calls that need it are refused, and nothing else suffers.
@Suite(.liveServers) struct FailedReadTests {
    @Test func `without Snapshots calls are refused, the room goes on, and all is made up for`() async throws {
        let live = try await LiveHark.start()
        let (visitor, anna, id) = try await live.conversation()
        let here: LiveClient.Params = ["conversation": .string(id)]
        let (sue, ada) = (try await live.staff("Sue"), try await live.staff("Ada"))
        _ = try await sue.result("conversation.open", here)
        let (tab, window) = (try await live.connect(), try await live.connect(token: try await live.token(of: "Anna")))
        let greeting: LiveClient.Params = ["site": "direct", "token": visitor.hello["token"]]
        let hand = try DatabaseHand(live)
        try hand.run("ALTER TABLE readMark RENAME TO hidden")

        #expect(try await sue.refusal("conversation.open", here) == "unavailable")
        #expect(try await ada.refusal("conversation.open", here) == "unavailable")
        #expect(try await tab.refusal("visitor.hello", greeting) == "unavailable")
        #expect(try await window.refusal("agent.hello") == "unavailable")
        try await anna.say("can you read me?", in: id, key: "a")
        for follower in [visitor, sue] {
            try await follower.event("message.posted") { $0["data"]["text"] == "can you read me?" }
        }
        let other = try await live.visitor()
        let next = try await other.begin("and me?")
        try await other.event("assignment.made")

        try hand.run("ALTER TABLE hidden RENAME TO readMark")
        try await anna.wait("conversation.assigned") { $0["conversation"]["id"].text == next }
        #expect(try await tab.result("visitor.hello", greeting)["conversation"]["id"].text == id)
        let mine = try await window.result("agent.hello")["conversations"].items
        #expect(Set(mine.compactMap { $0["id"].text }) == [id, next])
        #expect(try await sue.result("conversation.open", here)["events"].items.isEmpty == false)
        #expect(await ada.events(of: id).isEmpty)
        try await other.say("thanks", in: next, key: "o")
        for owner in [anna, window] {
            try await owner.event("message.posted") { $0["data"]["text"] == "thanks" }
        }
        #expect(await live.server.hub.leftovers() == Leftovers())
    }

    @Test func `pages and earlier starts are refused, and come when they can be read again`() async throws {
        let live = try await LiveHark.start()
        let (visitor, anna, id) = try await live.conversation()
        let page: LiveClient.Params = ["conversation": .string(id), "after": 0]
        let start: LiveClient.Params = ["clientID": "start", "text": "hello"]
        let back = try await live.visitor(token: visitor.hello["token"].text)
        let before = try await visitor.result("conversation.sync", page)
        let hand = try DatabaseHand(live)
        try hand.run("ALTER TABLE event RENAME TO hidden")

        #expect(try await visitor.refusal("conversation.sync", page) == "unavailable")
        #expect(try await anna.refusal("conversation.sync", page) == "unavailable")
        #expect(try await back.refusal("conversation.start", start) == "unavailable")
        _ = try await visitor.result("session.ping")

        try hand.run("ALTER TABLE hidden RENAME TO event")
        #expect(try await visitor.result("conversation.sync", page) == before)
        #expect(try await back.result("conversation.start", start)["duplicate"] == true)
        try await back.say("well again", in: id, key: "w")
        try await anna.event("message.posted") { $0["data"]["text"] == "well again" }
        #expect(await live.server.hub.leftovers() == Leftovers())
    }

    @Test func `a conversation that can't be loaded is refused until it can`() async throws {
        let live = try await LiveHark.start()
        let (visitor, anna, id) = try await live.conversation()
        _ = try await anna.result("conversation.resolve", ["conversation": .string(id)])
        await live.server.hub.evictAll()
        let hand = try DatabaseHand(live)
        try hand.run("ALTER TABLE readMark RENAME TO hidden")
        let message: LiveClient.Params = ["conversation": .string(id), "clientID": "again", "text": "again"]

        let answers = try await visitor.answers([("message.send", message), ("message.send", message)])
        #expect(answers.map { $0["error"]["data"]["slug"] } == ["unavailable", "unavailable"])

        try hand.run("ALTER TABLE hidden RENAME TO readMark")
        #expect(try await visitor.result("message.send", message)["duplicate"] == .null)
        try await anna.event("conversation.reopened")
        #expect(await live.server.hub.leftovers() == Leftovers())
    }
}

/// What lies about in a hub that has answered everybody: nothing.
struct Leftovers: Equatable {
    var unanswered = 0
    var held = 0
    var loading = 0
}

extension Hub {
    /// Counts them once all reads that were asked for are done, and those that these asked for.
    func leftovers() async -> Leftovers {
        for key in [Int64(0), 1, 0, 1] {
            await withCheckedContinuation { continuation in
                read(key: key) { _ in
                } then: { _, _ in
                    continuation.resume()
                }
            }
            await settled()
        }
        return Leftovers(
            unanswered: sessions.values.reduce(0) { $0 + $1.unanswered },
            held: sessions.values.flatMap(\.subscriptions.values).count { !$0.isLive },
            loading: loading.count
        )
    }

    /// Lets all resolved conversations go.
    func evictAll() { evict(resolvedBefore: Timestamp(milliseconds: .max)) }
}
