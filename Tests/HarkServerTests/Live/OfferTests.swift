import HarkDomain
import HarkProtocol
import Testing

@testable import HarkHub
@testable import HarkServer

/// What the sockets of an agent are told of an offer and its acceptance.
@Suite(.liveServers) struct OfferTests {
    @Test func `an acceptance is answered before the assignment is told, also when reads are held up`() async throws {
        let live = try await LiveHark.start()
        try await live.offerInsteadOfAssign()
        let anna = try await live.staff("Anna", isOnline: true)
        let window = try await live.connect(token: try await live.token(of: "Anna"))
        _ = try await window.result("agent.hello")

        for round in 0..<6 {
            let visitor = try await live.visitor()
            let id = try await visitor.begin("hello")
            let offer = try await anna.wait("offer") { $0["conversation"]["id"].text == id }["offer"]
            let stall = Stall(live.server.hub, key: Int64(round))
            async let answer = anna.result("offer.accept", ["offer": offer])
            try await visitor.event("assignment.made")
            stall.release()
            #expect(try await answer["conversation"]["id"].text == id)
            for socket in [anna, window] {
                try await socket.wait("conversation.assigned") { $0["conversation"]["id"].text == id }
            }
            let frames = await anna.values
            let told = frames.firstIndex { $0["params"]["conversation"]["id"].text == id && $0["method"] != "offer" }
            let result = frames.firstIndex { $0["result"]["conversation"]["id"].text == id }
            #expect(try #require(result) < #require(told))
        }
    }
}

extension LiveHark {
    fileprivate func offerInsteadOfAssign() async throws {
        var queue = try #require(try server.store.queues().first { $0.name == "support" })
        queue.assignment = .offer
        _ = await server.hub.administer(.changeQueue(queue, by: .system))
    }
}
