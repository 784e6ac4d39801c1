import HarkProtocol
import Testing

@testable import HarkHub
@testable import HarkServer

/// The windows that one member of the staff has open.
@Suite(.liveServers, .timeLimit(.minutes(5))) struct StaffWindowTests {
    @Test func `an owner who leaves goes on hearing, a watcher does not`() async throws {
        let live = try await LiveHark.start()
        let (visitor, anna, id) = try await live.conversation()
        let sue = try await live.staff("Sue")
        let here: LiveClient.Params = ["conversation": .string(id)]
        _ = try await sue.result("conversation.open", here)

        for member in [anna, sue] { #expect(try await member.result("conversation.leave", here) == JSONValue([:])) }
        try await visitor.say("still there?", in: id, key: "v")

        try await anna.event("message.posted") { $0["data"]["text"] == "still there?" }
        _ = try await sue.result("session.ping")
        #expect(await sue.events(of: id).isEmpty)
    }

    @Test func `a second window hears of an assignment behind the answer to its hello`() async throws {
        let live = try await LiveHark.start()
        let (_, anna, first) = try await live.conversation()
        let token = try await live.token(of: "Anna")
        // The readers take sockets by the evenness of their numbers: one of these windows waits, the other doesn't.
        let windows = [try await live.connect(token: token), try await live.connect(token: token)]
        let visitor = try await live.visitor()
        let stalls = [Stall(live.server.hub, key: 0), Stall(live.server.hub, key: 1)]
        defer { for stall in stalls { stall.release() } }

        async let hellos = hello(windows)
        await live.server.hub.untilGreeting(2)
        let second = try await visitor.begin("two windows?")
        try await visitor.event("assignment.made")
        stalls[await live.server.hub.evenness(ofFirstSocketOf: "Anna")].release()
        try await anna.wait("conversation.assigned") { $0["conversation"]["id"].text == second }
        for stall in stalls { stall.release() }

        for hello in try await hellos { #expect(hello["conversations"].items.contains { $0["id"].text == first }) }
        for window in windows {
            try await window.wait("conversation.assigned") { $0["conversation"]["id"].text == second }
            #expect(await window.values.first?["result"]["agent"]["name"] == "Anna")
            #expect(await window.notices("conversation.assigned").count == 1)
            try await visitor.say("hello windows", in: second, key: "w\(ObjectIdentifier(window).hashValue)")
            try await window.event("message.posted") { $0["data"]["text"] == "hello windows" }
        }
    }

    private func hello(_ windows: [LiveClient]) async throws -> [JSONValue] {
        async let one = windows[0].result("agent.hello")
        async let two = windows[1].result("agent.hello")
        return try await [one, two]
    }

    @Test func `a token that is revoked ends its own sockets and no other`() async throws {
        let live = try await LiveHark.start()
        let (lost, kept) = (try await live.token(of: "Ada"), try await live.token(of: "Ada"))
        let (out, on) = (try await live.connect(token: lost), try await live.connect(token: kept))
        for window in [out, on] { _ = try await window.result("agent.hello") }
        let tokens = try await live.http("GET", "/api/v1/tokens", token: kept)["items"].items
        let id = try #require(tokens.compactMap { $0["id"].text }.min())

        _ = try await live.http("DELETE", "/api/v1/tokens/\(id)", token: kept)

        #expect(try await out.closed() == 4501)
        _ = try await on.result("session.ping")
        #expect(try await live.connect(token: kept).result("agent.hello")["agent"]["name"] == "Ada")
    }

    @Test func `a bad rating is shown and taken on beyond a restart`() async throws {
        let live = try await LiveHark.start()
        let (visitor, anna, id) = try await live.conversation()
        _ = try await anna.result("conversation.resolve", ["conversation": .string(id)])
        let survey: LiveClient.Params = ["conversation": .string(id), "clientID": "s", "score": 1]
        _ = try await visitor.result("survey.submit", survey)
        let sue = try await live.staff("Sue")
        let before = try await ratings(sue)
        #expect(before.map { $0["conversation"].text } == [id] && before[0]["agent"]["name"] == "Anna")
        _ = try await sue.result("attention.acknowledge", ["item": before[0]["id"]])

        try await live.restart()

        let after = try await ratings(try await live.staff("Sue"))
        #expect(after.map { $0["id"] } == before.map { $0["id"] })
        #expect(after.first?["acknowledgedBy"]["name"] == "Sue" && after.first?["agent"]["name"] == "Anna")
    }

    private func ratings(_ supervisor: LiveClient) async throws -> [JSONValue] {
        try await supervisor.result("floor.watch")["floor"]["attention"].items.filter { $0["kind"] == "lowRating" }
    }
}

extension Hub {
    /// Waits until so many hellos are being answered.
    fileprivate func untilGreeting(_ count: Int) async {
        while sessions.values.count(where: { !$0.isGreeted }) < count { await Task.yield() }
    }

    fileprivate func evenness(ofFirstSocketOf name: String) -> Int {
        let presence = staff.values.first { $0.member.name == name }
        return Int((presence?.sessions.first?.connection.id ?? 0) & 1)
    }
}
