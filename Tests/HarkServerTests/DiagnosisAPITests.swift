import HarkDomain
import HarkTesting
import Testing

@testable import HarkServer

/// Why something changed and what conversations have in common, by the API.
struct DiagnosisAPITests {
    private let causes = "/api/v1/reports/causes"
    private let patterns = "/api/v1/reports/patterns"

    @Test func `without conversations there is nothing to say, and that is said`() async throws {
        let scene = try await ServerScene()

        let change = await scene.send("GET", causes + "?measure=csat", as: .sue)
        let found = await scene.send("GET", patterns, as: .sue)

        #expect(
            change.status == 200 && change["of"].int == 0 && change["now"] == .null && change["groups"].items.isEmpty
        )
        #expect(found.status == 200 && found["counted"].int == 0 && found["clusters"] == .null)
        #expect(found["repeats"]["reason"].text == "tooFew" && found["repeats"]["model"] == .null)
    }

    @Test func `more conversations are explained by what they are, with the conversations behind`() async throws {
        let scene = try await ServerScene()
        for number in 0..<12 {
            try await scene.play(Int64(number), [.customer("你好")], language: "zh")
        }
        try await scene.play(40, [.customer("Hello"), .agent("Hi")])
        await scene.pass(.seconds(60))

        let all = await scene.send("GET", causes, as: .ann)
        let english = await scene.send("GET", causes + "?language=en", as: .ann)

        #expect(all["measure"].text == "chats" && all["complete"] == true)
        #expect(all["from"].text == "2026-12-17" && all["to"].text == "2027-01-16")
        // The first conversation came in these days, so nothing is known of those before.
        #expect(all["beforeDays"].int == 0 && all["beforeFrom"].text == "2026-12-17" && all["before"] == .null)
        #expect(all["counted"].int == 13 && all["of"].int == 13)
        #expect(all["now"] == .double(13) || all["now"].int == 13)
        #expect(english["of"].int == 1)
    }

    @Test func `an answer is kept for a while, for those alone who may see the same`() async throws {
        let scene = try await ServerScene()
        #expect(await scene.send("GET", patterns, as: .ann)["of"].int == 0)
        try await scene.play(1, [.customer("Hello")])

        let kept = await scene.send("GET", patterns, as: .ann)
        let other = await scene.send("GET", patterns + "?language=en", as: .ann)

        #expect(kept["of"].int == 0 && other["of"].int == 1 && other["counted"].int == 1)
    }

    @Test func `a supervisor of some queues learns nothing of others, nor from an answer that was kept`() async throws {
        let scene = try await ServerScene()
        try await scene.play(1, [.customer("Hello"), .agent("Hi")])
        await scene.pass(.seconds(60))

        for path in [causes, patterns] {
            #expect(await scene.send("GET", path, as: .sue)["of"].int == 1)
            #expect(await scene.send("GET", path, as: .sid)["of"].int == 0)
        }
    }

    @Test func `agents don't see it, and what is wrong is named`() async throws {
        let scene = try await ServerScene()
        for path in [causes, patterns] {
            #expect(await scene.send("GET", path, as: .tom).status == 403)
            #expect(await scene.send("GET", path).status == 401)
            #expect(await scene.send("GET", path + "?from=yesterday", as: .ann)["field"].text == "from")
        }
        let wrong = await scene.send("GET", causes + "?measure=wait", as: .ann)
        #expect(wrong.status == 400 && wrong["field"].text == "measure")
    }
}
