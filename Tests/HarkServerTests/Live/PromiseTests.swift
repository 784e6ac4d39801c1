import HarkProtocol
import HarkStore
import HarkTesting
import Testing

@testable import HarkServer

/// What a client may rely on, seen from outside.
@Suite(.liveServers) struct PromiseTests {
    @Test func `a repeat gets the first answer and other words under its key a conflict`() async throws {
        let live = try await LiveHark.start()
        let (visitor, agent, id) = try await live.conversation()
        func message(_ text: String) -> LiveClient.Params {
            ["conversation": .string(id), "clientID": "k", "text": .string(text)]
        }
        let first = try await visitor.result("message.send", message("once"))
        let second = try await live.visitor(token: visitor.hello["token"].text)
            .result("message.send", message(" once\u{3000}"))
        #expect(second["seq"] == first["seq"] && second["at"] == first["at"] && second["duplicate"] == true)
        #expect(try await visitor.refusal("message.send", message("twice")) == "conflict")
        // The key is the author's own.
        #expect(try await agent.result("message.send", message("twice"))["duplicate"] == .null)

        _ = try await agent.result("conversation.resolve", ["conversation": .string(id)])
        #expect(try await agent.refusal("message.send", message("thrice")) == "conflict")
        #expect(try await agent.result("message.send", message("twice"))["duplicate"] == true)
        try await live.restart()
        let back = try await live.visitor(token: visitor.hello["token"].text)
        #expect(try await back.result("message.send", message("once"))["seq"] == first["seq"])
        #expect(try await back.refusal("message.send", message("twice")) == "conflict")
        let start = try await back.result("conversation.start", ["clientID": "start", "text": "hello"])
        #expect(start["conversation"].text == id && start["duplicate"] == true)
    }

    @Test func `the result comes before the event, and each audience has its unbroken chain`() async throws {
        let live = try await LiveHark.start()
        let (visitor, agent, id) = try await live.conversation()
        for number in 0..<20 {
            let note: LiveClient.Params = ["conversation": .string(id), "clientID": .string("n\(number)"), "text": "n"]
            _ = try await agent.result("note.add", note)
            try await agent.say("a\(number)", in: id, key: "a\(number)")
            try await visitor.say("v\(number)", in: id, key: "v\(number)")
        }
        try await visitor.event("message.posted") { $0["data"]["text"] == "v19" }
        try await agent.event("message.posted") { $0["data"]["text"] == "v19" }

        let answer = await visitor.texts.firstIndex { $0.contains(#""result""#) && $0.contains(#""at""#) } ?? .max
        let event = await visitor.texts.firstIndex { $0.contains(#""text":"v0""#) } ?? .min
        #expect(answer < event)
        let events = await visitor.events(of: id)
        #expect(events.first?["prev"] == 0)
        for (before, after) in zip(events, events.dropFirst()) { #expect(after["prev"] == before["seq"]) }
        let staffs = try await agent.result("conversation.sync", ["conversation": .string(id), "after": 0])
        #expect(staffs["events"].items.compactMap { $0["seq"].int } == Array(1...(staffs["head"].int ?? 0)))
        let page = try await visitor.result("conversation.sync", ["conversation": .string(id), "after": 0])
        #expect(page["events"].items.compactMap { $0["seq"] } == events.compactMap { $0["seq"] })
    }

    @Test func `the guard stops who has not seen a colleague, never for the customer, and force passes`() async throws {
        let live = try await LiveHark.start()
        let (visitor, agent, id) = try await live.conversation()
        let boss = try await live.staff("Sue")
        func send(_ key: String, seen: Int, force: Bool = false) -> LiveClient.Params {
            [
                "conversation": .string(id), "clientID": .string(key), "text": "x", "seenSeq": .int(Int64(seen)),
                "force": .bool(force),
            ]
        }
        let seen = try await visitor.say("and?", in: id, key: "v")
        _ = try await agent.result("message.send", send("a", seen: seen - 1))
        let said = try await boss.say("I am here", in: id, key: "b")

        let answer = try await agent.call("message.send", send("c", seen: said - 1))
        #expect(answer["error"]["code"] == 1011 && answer["error"]["data"]["seq"].int == said)
        #expect(answer["error"]["data"]["by"]["name"] == "Sue")
        #expect(try await agent.result("message.send", send("c", seen: said - 1, force: true))["duplicate"] == .null)
        _ = try await agent.result("message.send", send("d", seen: said))
    }

    @Test func `a restart brings open conversations back to their people`() async throws {
        let live = try await LiveHark.start()
        let (visitor, agent, id) = try await live.conversation()
        try await agent.say("one moment", in: id, key: "a")
        let head = try await visitor.event("message.posted") { $0["data"]["text"] == "one moment" }["seq"]
        try await live.restart()

        #expect(try await visitor.closed() == 4000)
        #expect(try await visitor.wait("server.draining")["reconnectAfter"].int ?? 0 > 0)
        let params: LiveClient.Params = [
            "site": "direct", "token": visitor.hello["token"], "epoch": visitor.hello["epoch"],
            "after": JSONValue([id: head]),
        ]
        let back = try await live.connect()
        let hello = try await back.result("visitor.hello", params)
        #expect(hello["complete"] == true && hello["conversation"]["status"] == "active")
        #expect(hello["conversation"]["head"] == head && hello["conversation"]["events"].items.isEmpty == true)
        let again = try await live.staff("Anna")
        #expect(again.hello["conversations"].items.compactMap { $0["id"].text } == [id])
        try await again.say("there you are", in: id, key: "b")
        #expect(try await back.event("message.posted")["prev"] == head)
    }

    @Test func `rates hold over reconnects, and repeats are free`() async throws {
        let live = try await LiveHark.start {
            ($0.limits.exemptLoopback, $0.limits.visitorMessagesPerSecond, $0.limits.visitorMessageBurst) = (
                false, 1, 8
            )
        }
        let visitor = try await live.visitor()
        let id = try await visitor.begin("first")
        func messages(_ keys: Range<Int>) -> [(method: String, params: LiveClient.Params)] {
            keys.map { ("message.send", ["conversation": .string(id), "clientID": .string("k\($0)"), "text": "x"]) }
        }
        let answers = try await visitor.answers(messages(0..<20))
        #expect((6...9).contains(answers.count { $0["result"] != .null }))
        let refused = answers.map { $0["error"]["data"] }.filter { $0 != .null }
        #expect(refused.allSatisfy { $0["slug"] == "rateLimited" && $0["retryAfterMs"].int ?? 0 > 0 })
        #expect(try await visitor.answers(messages(0..<1))[0]["result"]["duplicate"] == true)

        await visitor.close()
        _ = try await visitor.closed()
        let back = try await live.visitor(token: visitor.hello["token"].text)
        #expect(try await back.answers(messages(20..<30)).count { $0["result"] != .null } <= 3)
    }

    @Test func `while the store is busy nothing is taken, not even a repeat, and then all is well`() async throws {
        let live = try await LiveHark.start()
        let (visitor, agent, id) = try await live.conversation()
        let params: LiveClient.Params = ["conversation": .string(id), "clientID": "k", "text": "kept?"]
        let hand = try DatabaseHand(live)
        try hand.run("BEGIN IMMEDIATE")

        #expect(try await visitor.refusal("message.send", params) == "unavailable")
        #expect(try await visitor.refusal("message.send", params) == "unavailable")
        #expect(!live.server.hub.readiness.isReady)
        let page = try await visitor.result("conversation.sync", ["conversation": .string(id), "after": 0])
        #expect(page["events"].items.contains { $0["data"]["text"] == "kept?" } == false)

        try hand.run("ROLLBACK")
        var answer = try await visitor.call("message.send", params)
        while answer["error"]["data"]["slug"] == "unavailable" {
            answer = try await visitor.call("message.send", params)
        }
        #expect(answer["result"] != .null && answer["result"]["duplicate"] == .null)
        try await agent.event("message.posted") { $0["data"]["text"] == "kept?" }
        #expect(live.server.store.verify().isEmpty)
        #expect(try FoldCheck.differences(in: live.server.store).isEmpty)
    }
}
