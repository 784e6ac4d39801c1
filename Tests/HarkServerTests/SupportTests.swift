import HarkDomain
import HarkStore
import Testing

@testable import HarkServer

/// The plain analysis of a text.
struct SupportTests {
    @Test func `a text is read, and call and answer are kept`() async throws {
        let scene = try await ServerScene()
        let text = "This is the third time I ask. Write to ana@example.com! Terrible service!"

        let answer = await scene.send("POST", "/support", as: .tom, json: #"{"text":"\#(text)"}"#)

        #expect(answer.status == 200)
        #expect(answer["language"].text == "en")
        #expect(answer["sentiment"]["label"].text?.lowercased().contains("negative") == true)
        #expect(answer["entities"].items.map { $0["text"].text } == ["ana@example.com"])
        let kept = try #require(try scene.store.supportCalls(limit: 2).first)
        #expect(kept.member == AgentProfile.tom.id && kept.text == text && kept.answer == answer.text)
        #expect(try scene.store.supportCalls(limit: 2).count == 1)
    }

    @Test func `thanks let expect more than anger`() async throws {
        let scene = try await ServerScene()
        func prediction(_ text: String) async -> Double {
            let answer = await scene.send("POST", "/support", as: .tom, json: #"{"text":"\#(text)"}"#)
            return answer["prediction"].number ?? -1
        }

        let thanks = await prediction("Thank you so much, that solved it!")
        let anger = await prediction("No, that is not what I asked. You are useless, I want my money back!")

        #expect((0...1).contains(thanks) && (0...1).contains(anger))
        #expect(thanks > anger)
    }

    @Test(arguments: ["{}", #"{"text":""}"#, #"{"text":3}"#])
    func `what is no text is refused and not kept`(body: String) async throws {
        let scene = try await ServerScene()

        let answer = await scene.send("POST", "/support", as: .tom, json: body)

        #expect(answer.status == 400 && answer["field"].text == "text")
        #expect(try scene.store.supportCalls(limit: 1).isEmpty)
    }

    @Test func `nobody gets an answer without a name`() async throws {
        let scene = try await ServerScene()

        #expect(await scene.send("POST", "/support", json: #"{"text":"hello"}"#).status == 401)
    }

    @Test func `the twenty-first call within a second has to wait`() async throws {
        let scene = try await ServerScene()
        let desk = try #require(scene.services.support)
        let tom = AgentProfile.tom.id

        let refusals = (0..<60).filter { _ in (try? desk.count(tom)) == nil }

        #expect(!refusals.isEmpty && refusals[0] >= 20)
        try desk.count(AgentProfile.ann.id)
    }
}
