import HarkProtocol
import HarkStore
import HarkTesting
import Testing

@testable import HarkServer

/// The survey's link, from the customer's event to the vote that everybody sees.
@Suite(.liveServers) struct SurveyLinkTests {
    private typealias Ended = (live: LiveHark, visitor: LiveClient, agent: LiveClient, id: String, link: String)

    private func ended(_ change: (inout Configuration) -> Void = { _ in }) async throws -> Ended {
        let live = try await LiveHark.start(change)
        let (visitor, agent, id) = try await live.conversation()
        _ = try await agent.result("conversation.resolve", ["conversation": .string(id)])
        let asked = try await visitor.event("survey.requested")
        return (live, visitor, agent, id, try #require(asked["data"]["link"].text))
    }

    private func vote(_ live: LiveHark, _ link: String, _ fields: String) async throws -> (status: Int, body: String) {
        let body = "token=\(link.dropFirst(3))&\(fields)"
        let request =
            "POST /s/ HTTP/1.1\r\nHost: localhost\r\nOrigin: null\r\nConnection: close\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        return try await apart { [port = live.port] in
            let socket = try RawSocket(port: port)
            socket.send(request)
            let answer = socket.readAnswer()
            return (answer.status, String(decoding: answer.body, as: UTF8.self))
        }
    }

    @Test func `every customer's view has the same link and no staff's has any`() async throws {
        let (live, visitor, agent, id, link) = try await ended()
        let everything: LiveClient.Params = ["conversation": .string(id), "after": 0]

        let synced = try await visitor.result("conversation.sync", everything)
        let again = try await live.visitor(token: visitor.hello["token"].text)

        for events in [synced["events"], again.hello["conversation"]["events"]] {
            #expect(events.items.first { $0["type"] == "survey.requested" }?["data"]["link"].text == link)
        }
        try await agent.event("survey.requested")
        _ = try await agent.result("conversation.sync", everything)
        _ = try await live.staff("Ada").result("conversation.open", ["conversation": .string(id)])
        #expect(await !agent.texts.contains { $0.contains("/s/") || $0.contains(link) })
        let api = try await live.http("GET", "/api/v1/conversations/\(id)/events", token: live.token(of: "Ada"))
        #expect(api["events"].items.first { $0["type"] == "survey.requested" }?["data"] == JSONValue([:]))
    }

    @Test func `a vote by the link reaches both sides, and sent five times at once it counts once`() async throws {
        let (live, visitor, agent, id, link) = try await ended()

        let votes = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<5 { group.addTask { try await vote(live, link, "score=2&comment=slow").status } }
            return try await group.reduce(into: []) { $0.append($1) }
        }

        #expect(votes == [303, 303, 303, 303, 303])
        #expect(try await visitor.event("survey.answered")["data"]["score"] == 2)
        #expect(try await agent.event("survey.answered")["by"]["kind"] == "visitor")
        let board = try await live.staff("Sue").result("floor.watch")
        #expect(board["floor"]["attention"].items.map { $0["kind"] } == ["lowRating"])
        try await live.restart()
        #expect(try await vote(live, link, "score=2&comment=slow").status == 303)
        #expect(try await vote(live, link, "score=4").status == 303)
        #expect(try await vote(live, link, "score=2&comment=slow").status == 303)
        let api = try await live.http("GET", "/api/v1/conversations/\(id)/events", token: live.token(of: "Ada"))
        let votesKept = api["events"].items.filter { $0["type"] == "survey.answered" }
        #expect(votesKept.compactMap { $0["data"]["score"].int } == [2, 4, 2])
    }

    @Test func `votes cost the visitor's rate, and the same one again costs nothing`() async throws {
        let (live, _, _, _, link) = try await ended {
            ($0.limits.exemptLoopback, $0.limits.socketsPerAddress) = (false, 50)
            ($0.limits.visitorMessagesPerSecond, $0.limits.visitorMessageBurst) = (1, 5)
        }
        var statuses: [Int] = []
        while !statuses.contains(429), statuses.count < 200 {
            statuses.append(try await vote(live, link, "score=\(statuses.count % 2 + 1)").status)
        }

        #expect(statuses.last == 429 && statuses.count > 3)
        let counting = statuses.dropLast().count
        #expect(try await vote(live, link, "score=\((counting - 1) % 2 + 1)").status == 303)
    }
}
