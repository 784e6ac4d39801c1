import HarkDomain
import HarkTesting
import Testing

@testable import HarkServer

/// What was measured, by the API.
struct ReportAPITests {
    private let path = "/api/v1/reports/bot"
    private let id = ConversationID(rawValue: 900)

    @Test func `supervisors read what the bot contained and by what it answered`() async throws {
        let scene = try await ServerScene()
        await talk(scene)

        let report = await scene.send("GET", path, as: .sue)

        #expect(report.status == 200)
        #expect(report["resolved"].int == 1 && report["contained"].int == 1)
        #expect(report["containment"] == .double(1))
        let answer = try #require(report["answers"].items.first)
        #expect(answer["kind"].text == "rule" && answer["id"].text == "returns" && answer["helped"].int == 1)
        #expect(report["days"].items.map { $0["day"].text } == ["2027-01-15"])
        #expect(report["to"].text == "2027-01-15" && report["from"].text == "2026-12-17")
    }

    @Test func `days outside the span don't count, and later talk is taken up`() async throws {
        let scene = try await ServerScene()
        #expect(await scene.send("GET", path, as: .ann)["resolved"].int == 0)
        await talk(scene)

        let before = await scene.send("GET", path + "?from=2027-01-01&to=2027-01-14", as: .ann)
        let after = await scene.send("GET", path + "?from=2027-01-15&to=2027-01-15", as: .ann)

        #expect(before["resolved"].int == 0 && before["days"].items.isEmpty)
        #expect(after["resolved"].int == 1)
    }

    @Test(arguments: [
        ("from=2027-02-30", "from"), ("to=yesterday", "to"), ("from=2027-02-01&to=2027-01-01", "from"),
        ("from=1901-01-01&to=2027-01-01", "from"), ("to=2027-1-5", "to"),
    ])
    func `a wrong day is told by its name`(query: String, field: String) async throws {
        let answer = try await ServerScene().send("GET", "/api/v1/reports/bot?" + query, as: .ann)

        #expect(answer.status == 400 && answer["field"].text == field)
    }

    @Test func `agents and strangers read no report`() async throws {
        let scene = try await ServerScene()

        #expect(await scene.send("GET", path, as: .tom).status == 403)
        #expect(await scene.send("GET", path).status == 401)
    }

    /// One conversation that the bot answers, which helps, and that the customer ends.
    private func talk(_ scene: ServerScene) async {
        await scene.floor.send(.visitorConnected(.maya))
        await scene.floor.send(
            .start(
                StartConversation(
                    conversation: id,
                    visitor: .maya,
                    site: .shop,
                    clientID: "a",
                    contentHash: 0,
                    text: "How do I return this?"
                )
            )
        )
        let reply = MessagePosted(
            text: "Within 30 days.",
            asksFeedback: true,
            explained: #"{"kind":"rule","id":"returns"}"#,
            bot: BotTurnRecord(outcome: .answered, state: "{}")
        )
        await scene.floor.send(
            .botReply(PostBotReply(conversation: id, epoch: 1, inReplyTo: 2, message: reply))
        )
        await scene.floor.send(.giveBotFeedback(conversation: id, by: .visitor(.maya), seq: 3, helped: true))
        await scene.floor.send(.endConversation(conversation: id, by: .visitor(.maya)))
    }
}
