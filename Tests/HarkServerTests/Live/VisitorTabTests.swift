import HarkProtocol
import Testing

@testable import HarkHub
@testable import HarkServer

/// The tabs that one customer has open.
@Suite(.liveServers, .timeLimit(.minutes(5))) struct VisitorTabTests {
    @Test func `a second tab hears of a new conversation behind the answer to its hello`() async throws {
        let live = try await LiveHark.start()
        let hub = live.server.hub
        let visitor = try await live.visitor()
        let own = await hub.lastSocket
        let old = try await visitor.begin("first")
        _ = try await visitor.result("conversation.end", ["conversation": .string(old)])
        // Starts are looked up on the reader of their socket; the tab whose Snapshot comes by the other is the one to hold up.
        var tab = try await live.connect()
        while await hub.lastSocket & 1 == own & 1 { tab = try await live.connect() }
        let held = await hub.lastSocket
        let first = [Stall(hub, key: 0), Stall(hub, key: 1)]
        async let hello = tab.result("visitor.hello", ["site": "direct", "token": visitor.hello["token"]])
        await hub.untilGreeting(held)
        let second = Stall(hub, key: held)
        defer { for stall in first + [second] { stall.release() } }
        for stall in first { stall.release() }
        await hub.untilFollowing(held)

        let new = try await visitor.begin("second", key: "again")
        try await visitor.event("message.posted") { $0["data"]["text"] == "second" }
        second.release()

        #expect(try await hello["conversation"]["id"].text == old)
        try await tab.event("message.posted") { $0["data"]["text"] == "second" }
        #expect(await tab.values.first?["result"] != .null)
        #expect(await tab.events(of: new).first?["prev"] == 0)
        #expect(await hub.leftovers() == Leftovers())
    }
}

extension Hub {
    /// The number of the socket that came last.
    fileprivate var lastSocket: Int64 { Int64(sessions.keys.max() ?? 0) }

    fileprivate func untilGreeting(_ socket: Int64) async {
        while true {
            if case .greeting? = sessions[UInt64(socket)]?.party { return }
            await Task.yield()
        }
    }

    /// Waits until a socket follows something and waits for its Snapshot.
    fileprivate func untilFollowing(_ socket: Int64) async {
        while sessions[UInt64(socket)]?.subscriptions.isEmpty ?? true { await Task.yield() }
    }
}
