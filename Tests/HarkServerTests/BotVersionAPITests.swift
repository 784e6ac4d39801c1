import Foundation
import HarkBot
import HarkDomain
import HarkTesting
import Testing

@testable import HarkServer

/// The bot's versions and draft by the API.
struct BotVersionAPITests {
    private let path = "/api/v1/bot"

    @Test func `the configuration's files are the first version, and it speaks`() async throws {
        let scene = try await ServerScene()

        let bot = await scene.send("GET", path, as: .tom)
        let version = await scene.send("GET", path + "/versions/1", as: .tom)

        #expect(bot["live"]["id"].int == 1 && bot["live"]["madeBy"].text == "configuration")
        #expect(bot["draft"].text == nil)
        #expect(version["files"].items.contains { $0["name"].text == "bot.yaml" })
        #expect(version["files"].items.contains { $0["name"].text == "articles/returns.md" })
    }

    @Test func `a draft is published, speaks at once, and an older version comes back`() async throws {
        let scene = try await ServerScene()
        let changed = await scene.send("PATCH", path + "/draft", as: .ann, json: try greeting("Ahoy!", scene))
        #expect(changed.status == 200 && changed["faults"].items.isEmpty)
        #expect(scene.greeting != "Ahoy!")

        let bot = await scene.send("POST", path + "/draft/publish", as: .ann, json: #"{"note":"Warmer words"}"#)

        #expect(bot.status == 200 && bot["live"]["id"].int == 2 && bot["live"]["note"].text == "Warmer words")
        #expect(scene.greeting == "Ahoy!")
        #expect(await scene.send("GET", path + "/draft", as: .ann).status == 404)

        let body = #"{"reason":"Too warm"}"#
        let back = await scene.send("POST", path + "/versions/1/publish", as: .ann, json: body)

        #expect(back["live"]["id"].int == 1 && back["live"]["reason"].text == "Too warm")
        #expect(scene.greeting != "Ahoy!")
        let history = await scene.send("GET", path + "/versions", as: .tom)
        #expect(history["items"].items.map { $0["id"].int } == [2, 1])
        #expect(history["publications"].items.map { $0["version"].int } == [1, 2, 1])
        #expect(try scene.store.audit().prefix(2).map(\.action) == ["bot.published", "bot.published"])
    }

    @Test func `a draft with faults names them and is not published`() async throws {
        let scene = try await ServerScene()
        let body = #"{"changes":{"bot.yaml":"greeting: 12"}}"#

        let draft = await scene.send("PATCH", path + "/draft", as: .ann, json: body)
        let publish = await scene.send("POST", path + "/draft/publish", as: .ann, json: #"{"note":"x"}"#)

        #expect(draft.status == 200)
        #expect(draft["faults"].items.first?["file"].text == "bot.yaml")
        #expect(publish.status == 409)
        #expect(publish["detail"].text?.contains("bot.yaml") == true)
        #expect(await scene.send("GET", path, as: .ann)["live"]["id"].int == 1)
    }

    @Test func `whoever changes a draft that somebody else has changed is told`() async throws {
        let scene = try await ServerScene()
        let first = await scene.send("PATCH", path + "/draft", as: .ann, json: try greeting("One", scene))
        let digest = try #require(first["digest"].text)
        _ = await scene.send("PATCH", path + "/draft", as: .ann, json: try greeting("Two", scene, digest))

        let late = await scene.send("PATCH", path + "/draft", as: .ann, json: try greeting("Three", scene, digest))

        #expect(late.status == 409)
        let draft = await scene.send("GET", path + "/draft", as: .ann)
        let text = draft["files"].items.first { $0["name"].text == "bot.yaml" }?["text"].text
        #expect(text?.contains("en: Two") == true)
    }

    @Test func `a draft like the bot that speaks makes no version`() async throws {
        let scene = try await ServerScene()
        _ = await scene.send("PATCH", path + "/draft", as: .ann, json: #"{"changes":{}}"#)

        #expect(await scene.send("POST", path + "/draft/publish", as: .ann, json: #"{"note":"x"}"#).status == 409)
        #expect(
            await scene.send("POST", path + "/versions/1/publish", as: .ann, json: #"{"reason":"x"}"#).status == 409
        )
        #expect(await scene.send("DELETE", path + "/draft", as: .ann).status == 204)
        #expect(await scene.send("DELETE", path + "/draft", as: .ann).status == 404)
    }

    @Test(arguments: [
        #"{"changes":{"../x.yaml":"a"}}"#, #"{"changes":{"a/b/c.md":"a"}}"#, #"{"changes":{".hidden":"a"}}"#,
        #"{"changes":{"bot.yaml":3}}"#, #"{"changes":[]}"#, #"{}"#,
    ])
    func `a wrong change makes no draft`(body: String) async throws {
        let scene = try await ServerScene()

        let answer = await scene.send("PATCH", path + "/draft", as: .ann, json: body)

        #expect(answer.status == 400 && answer["field"].text == "changes")
        #expect(try scene.store.botDraft() == nil)
    }

    @Test func `only admins change the bot, and nobody else reads it unknown`() async throws {
        let scene = try await ServerScene()

        for person in [AgentProfile.tom, .sue] {
            #expect(await scene.send("PATCH", path + "/draft", as: person, json: #"{"changes":{}}"#).status == 403)
        }
        #expect(await scene.send("GET", path).status == 401)
        #expect(await scene.send("GET", path + "/versions/99", as: .ann).status == 404)
    }

    /// A change of the English greeting.
    private func greeting(_ text: String, _ scene: ServerScene, _ expected: String? = nil) throws -> String {
        let script = try #require(scene.services.workshop.live.build.files["bot.yaml"])
        var lines = script.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let index = try #require(lines.firstIndex { $0.hasPrefix("  en: ") })
        lines[index] = "  en: " + text
        let yaml = lines.joined(separator: "\n")
        let quoted = String(decoding: try JSONEncoder().encode(yaml), as: UTF8.self)
        let guarded = expected.map { #""expected":"\#($0)","# } ?? ""
        return #"{\#(guarded)"changes":{"bot.yaml":\#(quoted)}}"#
    }
}

extension ServerScene {
    fileprivate var greeting: String { services.workshop.live.build.engine.greeting(language: .english) }
}
