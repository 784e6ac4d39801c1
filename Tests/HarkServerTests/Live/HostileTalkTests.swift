import HarkProtocol
import HarkTesting
import Testing

@testable import HarkServer

/// What people could say and ask for to get at what is not theirs.
@Suite(.liveServers) struct HostileTalkTests {
    private static let nasty = [
        "'; DROP TABLE event; --", "\" OR 1=1 --", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
        "{{7*7}} ${7*7} %s %n", "javascript:alert(1)", "text:NEAR(a b) OR *", "\u{202E}gnp.exe", "a\u{2028}b\u{0007}c",
    ]

    @Test func `SQL and HTML in every text are kept as they are and run nowhere`() async throws {
        let live = try await LiveHark.start()
        let admin = try await live.staff("Ada")
        for (index, text) in Self.nasty.enumerated() {
            let visitor = try await live.connect()
            let page: JSONValue = JSONValue(["url": .string(text), "title": .string(text)])
            _ = try await visitor.result("visitor.hello", ["site": "direct", "locale": .string(text), "page": page])
            let fields = JSONValue([text: .string(text)])
            let started = try await visitor.result(
                "conversation.start",
                ["clientID": .string(text), "text": .string(text), "fields": fields]
            )
            let id = try #require(started["conversation"].text)
            let here: LiveClient.Params = ["conversation": .string(id)]
            func with(_ more: LiveClient.Params) -> LiveClient.Params { here.merging(more) { $1 } }
            _ = try await admin.result("conversation.open", here)
            _ = try await admin.result("note.add", with(["clientID": "n", "text": .string(text)]))
            let labels = JSONValue.array([.string(text)])
            _ = try await admin.result("conversation.label", with(["add": labels, "remove": .array([])]))
            _ = try await admin.result("conversation.prioritise", with(["priority": 2, "reason": .string(text)]))
            _ = try await admin.result("help.request", with(["text": .string(text)]))
            _ = try await admin.result(
                "conversation.resolve",
                with(["disposition": .string(text), "note": .string(text)])
            )
            try await visitor.event("conversation.resolved")
            _ = try await visitor.result(
                "survey.submit",
                with(["clientID": "s", "score": 1, "comment": .string(text)])
            )

            let events = try await admin.result("conversation.sync", with(["after": 0]))["events"].items
            let kept = events.filter { ["message.posted", "note.added"].contains($0["type"].text ?? "") }
            #expect(kept.count >= 3 && kept.allSatisfy { $0["data"]["text"].text == text }, "case \(index)")
        }
        try await checkHTTP(live)
    }

    /// Searches by the same texts and reads the transcript as a page.
    private func checkHTTP(_ live: LiveHark) async throws {
        let port = live.port
        let token = try await live.token(of: "Ada")
        func get(_ path: String) async throws -> RawAnswer {
            try await apart {
                let socket = try RawSocket(port: port)
                socket.send(
                    "GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer \(token)\r\n\r\n"
                )
                return socket.readAnswer()
            }
        }
        for text in Self.nasty {
            let query = text.utf8.map { String(format: "%%%02X", $0) }.joined()
            for filter in ["q", "status", "queue", "assignee", "after", "limit", "sort"] {
                let status = try await get("/api/v1/conversations?\(filter)=\(query)").status
                #expect(status < 500, "\(filter)=\(text): \(status)")
            }
        }
        let list = try await get("/api/v1/conversations?limit=100")
        let items = try JSONReader.read(list.body)["items"].items
        #expect(items.count == Self.nasty.count)
        for item in items {
            let page = try await get("/api/v1/conversations/\(item["id"].text ?? "")/transcript?format=html").text
            #expect(!page.contains("<script>alert") && !page.contains("<img src=x"))
            #expect(page.contains("</html>"))
        }
    }

    @Test func `another visitor's conversation looks like none, to every call`() async throws {
        let live = try await LiveHark.start()
        let (owner, agent, id) = try await live.conversation()
        let thief = try await live.visitor()
        let calls: [(String, LiveClient.Params)] = [
            ("message.send", ["clientID": "x", "text": "x"]), ("conversation.sync", ["after": 0]),
            ("bot.feedback", ["seq": 1, "helped": true]), ("human.request", [:]), ("conversation.end", [:]),
            ("survey.submit", ["clientID": "x", "score": 1]),
        ]
        for (method, params) in calls {
            let foreign = try await thief.call(method, params.merging(["conversation": .string(id)]) { $1 })
            let absent = try await thief.call(method, params.merging(["conversation": "0000000000000"]) { $1 })
            #expect(foreign["error"]["data"]["slug"] == "notFound", "\(method)")
            #expect(foreign["error"] == absent["error"], "\(method)")
        }
        await thief.notify("typing.set", ["conversation": .string(id), "typing": true])
        await thief.notify("read.mark", ["conversation": .string(id), "seq": 1])

        // The owner may do all of it.
        await owner.notify("typing.set", ["conversation": .string(id), "typing": true])
        #expect(try await agent.wait("typing")["by"]["id"] == owner.hello["visitor"]["id"])
        try await owner.say("mine", in: id, key: "m")
        _ = try await owner.result("conversation.end", ["conversation": .string(id)])
        #expect(await thief.texts.allSatisfy { !$0.contains("typing") && !$0.contains("mine") })
    }

    @Test func `what is the staff's alone reaches no visitor, by no way`() async throws {
        let live = try await LiveHark.start()
        let (visitor, agent, id) = try await live.conversation()
        let boss = try await live.staff("Sue")
        let here: LiveClient.Params = ["conversation": .string(id)]
        func with(_ more: LiveClient.Params) -> LiveClient.Params { here.merging(more) { $1 } }
        _ = try await boss.result("conversation.watch", here)
        _ = try await agent.result("note.add", with(["clientID": "n", "text": "SECRET note"]))
        _ = try await boss.result("whisper.send", with(["clientID": "w", "text": "SECRET whisper"]))
        _ = try await agent.result("conversation.label", with(["add": .array(["SECRET"]), "remove": .array([])]))
        _ = try await agent.result("conversation.prioritise", with(["priority": 2, "reason": "SECRET"]))
        _ = try await agent.result("help.request", with(["text": "SECRET"]))
        _ = try await boss.result("conversation.takeOver", here)
        let target = JSONValue(["queue": "support"])
        _ = try await boss.result("conversation.transfer", with(["to": target, "reason": "SECRET"]))
        try await agent.wait("conversation.assigned") { $0["conversation"]["head"].int ?? 0 > 10 }
        try await visitor.say("and one thing more", in: id, key: "more")
        _ = try await agent.result("conversation.resolve", with(["disposition": "SECRET", "note": "SECRET"]))
        try await visitor.event("survey.requested")

        let again = try await live.visitor(token: visitor.hello["token"].text)
        _ = try await again.result("conversation.sync", with(["after": 0]))
        let seen = await visitor.texts + again.texts
        let ids = [agent, boss].compactMap { $0.hello["agent"]["id"].text }
        let secrets =
            ids + [
                "SECRET", "note.added", "whisper.sent", "assignment.ended", "labelled", "prioritised", "help.requested",
                "explained", "disposition", "summary",
            ]
        for text in seen { #expect(!secrets.contains { text.contains($0) }, "\(text)") }
        // And to the staff it does.
        #expect(await boss.texts.contains { $0.contains("SECRET whisper") })
    }

    @Test func `a supervisor acts on own queues alone`() async throws {
        let live = try await LiveHark.start()
        let (_, agent, id) = try await live.conversation()
        _ = try await agent.result("help.request", ["conversation": .string(id)])
        let (own, other) = (try await live.staff("Sue"), try await live.staff("Sid"))
        let floor = try await own.result("floor.watch")["floor"]
        let item = try #require(floor["attention"].items.first { $0["kind"] == "helpRequested" }?["id"])
        let elsewhere = try await other.result("floor.watch")["floor"]
        #expect(elsewhere["attention"].items.isEmpty == true && elsewhere["waiting"].items.isEmpty == true)

        #expect(try await other.refusal("attention.acknowledge", ["item": item]) == "notFound")
        for method in ["conversation.watch", "conversation.takeOver", "conversation.resolve"] {
            #expect(try await other.refusal(method, ["conversation": .string(id)]) == "notFound", "\(method)")
        }
        let anna = agent.hello["agent"]["id"]
        #expect(try await other.refusal("agent.set", ["agent": anna, "capacity": 0]) == "notFound")

        _ = try await own.result("attention.acknowledge", ["item": item])
        _ = try await own.result("agent.set", ["agent": anna, "capacity": 5])
        _ = try await own.result("conversation.takeOver", ["conversation": .string(id)])
    }
}
