import HarkDomain
import HarkHub
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
        try await visitor.say("where is it?", in: id, key: "more")
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

    @Test func `a link that is forged, expired, of another chat or called off changes nothing`() async throws {
        let (live, visitor, _, id, link) = try await ended()
        let store = live.server.store
        let conversation = try #require(ConversationID(id))
        let asked = try #require(try store.record(conversation)?.ask?.at)
        let tokens = SurveyTokens(secret: store.secret)
        let other = try await live.visitor()
        let elsewhere = try await other.begin("hello", key: "other")
        // The last letter is another one, whatever it was.
        let changed = link.dropLast() + (link.hasSuffix("A") ? "B" : "A")
        let foreign = SurveyTokens(secret: [UInt8](repeating: 7, count: 32)).path(of: conversation, askedAt: asked)
        let expired = tokens.path(of: conversation, askedAt: asked + .seconds(-8 * 86_400))
        let ofAnother = tokens.path(of: try #require(ConversationID(elsewhere)), askedAt: asked)
        let notAsked = tokens.path(of: conversation, askedAt: asked + .milliseconds(-1))

        for path in [String(changed), foreign, expired] {
            #expect(try await vote(live, path, "score=1").status == 404, "\(path)")
        }
        #expect(try await vote(live, notAsked, "score=1").status == 410)
        #expect(try await vote(live, ofAnother, "score=1").status == 409)
        #expect(try store.record(conversation)?.survey == nil)

        try await visitor.say("one more thing", in: id, key: "again")
        #expect(try await vote(live, link, "score=1").status == 409)
        _ = try await visitor.result("conversation.end", ["conversation": .string(id)])
        _ = try await visitor.event("survey.requested") { $0["data"]["link"].text != link }
        let refused = try await vote(live, link, "score=1")
        #expect(refused.status == 410 && refused.body.contains("no longer counts"))
        #expect(try store.record(conversation)?.survey == nil)
    }

    @Test func `a form that is sent again after another answer changes nothing`() async throws {
        let (live, _, _, id, link) = try await ended()
        let conversation = try #require(ConversationID(id))
        func survey() throws -> SurveyResult? { try live.server.store.record(conversation)?.survey }

        #expect(try await vote(live, link, "seen=0&score=1").status == 303)
        let first = try #require(try survey())
        #expect(try await vote(live, link, "seen=\(first.at.milliseconds)&score=5").status == 303)
        let replayed = try await vote(live, link, "seen=0&score=1")

        #expect(replayed.status == 409 && replayed.body.contains("You have answered since"))
        #expect(try survey()?.score == 5)
        #expect(try await vote(live, link, "seen=0&score=5").status == 303)
    }

    @Test func `a form that is sent twice is one answer, also where what it says is masked`() async throws {
        let (live, _, _, id, link) = try await ended { $0.redaction.beforeStorage = ["paymentCard"] }
        let conversation = try #require(ConversationID(id))
        func survey() throws -> SurveyResult? { try live.server.store.record(conversation)?.survey }
        let form = "seen=0&score=2&comment=It+was+4111+1111+1111+1111"

        #expect(try await vote(live, link, form).status == 303)
        let first = try #require(try survey())
        #expect(first.comment?.contains("4111") == false)
        #expect(try await vote(live, link, form).status == 303)

        #expect(try survey() == first)
        let other = try await vote(live, link, "seen=0&score=2&comment=It+was+none")
        #expect(other.status == 409 && other.body.contains("You have answered since"))
        #expect(try survey() == first)
    }

    @Test func `a form of which nobody can say what it showed changes nothing`() async throws {
        let (live, _, _, id, link) = try await ended()
        let conversation = try #require(ConversationID(id))

        #expect(try await vote(live, link, "seen=yesterday&score=1").status == 409)

        #expect(try live.server.store.record(conversation)?.survey == nil)
    }

    @Test func `further questions go to the customer, and answers to the staff`() async throws {
        let live = try await LiveHark.start()
        let plan = SurveyFixture.plan
        try await live.publishSurveys(plan)
        let (visitor, agent, id) = try await live.conversation()
        try await visitor.say("where is it?", in: id, key: "more")
        _ = try await agent.result("conversation.resolve", ["conversation": .string(id)])

        let asked = try await visitor.event("survey.requested")["data"]
        #expect(asked["questions"].items.map { $0["id"].text } == ["speed", "nps", "why", "more"])
        #expect(asked["version"] == .null && asked["survey"] == .null)
        let staffs = try await agent.event("survey.requested")["data"]
        #expect(staffs["version"] == 1 && staffs["survey"] == "Shop" && staffs["link"] == .null)
        let wrong = JSONValue.array([JSONValue(["question": "speed", "value": 9])])
        let rating: LiveClient.Params = ["conversation": .string(id), "clientID": "r", "score": 2]
        let refusal = try await visitor.refusal("survey.submit", rating.merging(["answers": wrong]) { $1 })
        #expect(refusal == "invalidParams answers.speed")
        let good = JSONValue.array([
            JSONValue(["question": "speed", "value": 3]), JSONValue(["question": "more", "value": " Quicker "]),
        ])
        _ = try await visitor.result("survey.submit", rating.merging(["answers": good]) { $1 })
        let answered = try await agent.event("survey.answered")["data"]
        #expect(answered["answers"].items.map { $0["value"] } == [3, "Quicker"])
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
