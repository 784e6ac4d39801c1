import HarkProtocol
import Testing

/// How many conversations one socket may follow.
@Suite(.liveServers) struct FollowLimitTests {
    private func start() async throws -> LiveHark {
        try await LiveHark.start { $0.limits.conversationsPerSocket = 3 }
    }

    @Test func `one conversation too many is refused until one is left, and others go on`() async throws {
        let live = try await start()
        var ids: [JSONValue] = []
        for _ in 0..<4 { ids.append(.string(try await live.visitor().begin("hello"))) }
        let admin = try await live.staff("Ada")

        for id in ids.prefix(3) { _ = try await admin.result("conversation.open", ["conversation": id]) }
        for method in ["conversation.open", "conversation.watch"] {
            #expect(try await admin.refusal(method, ["conversation": ids[3]]) == "rateLimited", "\(method)")
        }
        for _ in 0..<20 { _ = try await admin.result("conversation.open", ["conversation": ids[0]]) }
        // Another window has a count of its own.
        _ = try await live.staff("Ada").result("conversation.open", ["conversation": ids[3]])
        _ = try await admin.result("conversation.leave", ["conversation": ids[0]])
        _ = try await admin.result("conversation.open", ["conversation": ids[3]])
        let note: LiveClient.Params = ["conversation": ids[3], "clientID": "n", "text": "seen"]
        _ = try await admin.result("note.add", note)
        try await admin.event("note.added")
    }

    @Test func `who begins one conversation after the other follows the last ones`() async throws {
        let live = try await start()
        let visitor = try await live.visitor()
        var last = ""
        for number in 0..<8 {
            last = try await visitor.begin("hello", key: "start\(number)")
            if number < 7 { _ = try await visitor.result("conversation.end", ["conversation": .string(last)]) }
        }
        let agent = try await live.staff("Anna")
        _ = try await agent.result("conversation.open", ["conversation": .string(last)])
        _ = try await agent.result("conversation.pickUp", ["conversation": .string(last)])
        try await agent.say("what is it now?", in: last, key: "a")
        try await visitor.event("message.posted") { $0["data"]["text"].text == "what is it now?" }
    }

    @Test func `a floor that is watched often is told once`() async throws {
        let live = try await start()
        let supervisor = try await live.staff("Sue")
        for _ in 0..<50 { _ = try await supervisor.result("floor.watch") }
        _ = try await live.visitor().begin("hello")

        let change = try await supervisor.wait("floor.changed") { !$0["waiting"].items.isEmpty }
        let version = try #require(change["version"].int)
        _ = try await supervisor.wait("floor.changed") { $0["version"].int ?? 0 > version }
        let told = await supervisor.texts.filter { $0.contains("\"version\":\(version),") && $0.contains("changed") }
        #expect(told.count == 1)
    }
}
