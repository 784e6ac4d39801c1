import Foundation
import HarkBot
import HarkDomain
import HarkTesting
import Testing

@testable import HarkServer

/// Single articles and rules, changed by programs: each change is a version that speaks at once.
struct BotResourceAPITests {
    @Test func `an article is added, changed and taken out, and its help page with it`() async throws {
        let scene = try await ServerScene()
        let body = ##"""
            {"id":"left-handed","title":"Left-handed mugs","language":"en","text":"# Mugs\n\nWe have them: \"both\" ways.",
            "keywords":["mug: left"],"version":3}
            """##

        let added = await scene.send("POST", "/api/v1/articles", as: .ann, json: body)
        let again = await scene.send("POST", "/api/v1/articles", as: .ann, json: body)
        let one = "/api/v1/articles/left-handed"
        let changed = await scene.send("PATCH", one, as: .ann, json: #"{"title":"Mugs","audience":"agents"}"#)

        #expect(
            added.status == 201 && added["version"].int == 3 && added["keywords"].items.map(\.text) == ["mug: left"]
        )
        #expect(added["text"].text?.contains("\"both\" ways") == true && again.status == 409)
        #expect(changed.status == 200 && changed["title"].text == "Mugs" && changed["audience"].text == "agents")
        #expect(await scene.send("GET", one, as: .tom)["keywords"].items.map(\.text) == ["mug: left"])
        #expect(await scene.send("DELETE", one, as: .ann).status == 204)
        #expect(await scene.send("GET", one, as: .tom).status == 404)
        #expect(try scene.store.botVersions().map(\.id) == [4, 3, 2, 1])
        #expect(try scene.store.botPublications().first?.reason == "Article left-handed taken out")
    }

    @Test func `a rule is added before another, changed where it stands, and taken out`() async throws {
        let scene = try await ServerScene()
        let rules = "/api/v1/botRules"
        let first = try #require(await scene.send("GET", rules, as: .tom)["items"].items.first?["id"].text)
        let before = scene.services.workshop.live.build.files
        let body = #"""
            {"id":"mugs","title":"Mugs: all","when":[{"any":["mug"],"language":"en"}],
            "say":{"en":"We have \"mugs\".","zh":"有杯子。"},"before":"\#(first)"}
            """#

        let added = await scene.send("POST", rules, as: .ann, json: body)
        let changed = await scene.send(
            "PATCH",
            rules + "/mugs",
            as: .ann,
            json: #"{"title":"Mugs","label":["mug"],"when":[{"any":["mug","cup"]}]}"#
        )

        #expect(added.status == 201 && added["say"]["en"].text == "We have \"mugs\".")
        #expect(
            await scene.send("GET", rules, as: .tom)["items"].items.prefix(2).map { $0["id"].text } == ["mugs", first]
        )
        #expect(changed["label"].items.map(\.text) == ["mug"] && changed["say"]["zh"].text == "有杯子。")
        let said = await scene.send("POST", "/api/v1/bot/try", as: .ann, json: #"{"text":"a cup please"}"#)
        #expect(said["reply"]["text"].text == "We have \"mugs\"." && said["reply"]["actions"].items.count == 1)

        #expect(await scene.send("DELETE", rules + "/mugs", as: .ann).status == 204)
        #expect(scene.services.workshop.live.build.rules.map(\.id).contains("mugs") == false)
        #expect(try BotDocuments(scene.services.workshop.live.build.files) == BotDocuments(before))
    }

    @Test func `what the bot can't use is refused with its fault and changes nothing`() async throws {
        let scene = try await ServerScene()
        let rules = "/api/v1/botRules"

        let wrong = await scene.send("POST", rules, as: .ann, json: #"{"id":"x","title":"X","when":[{"pattern":"("}]}"#)
        let unknown = await scene.send("POST", rules, as: .ann, json: #"{"id":"x","title":"X","sayy":"Hi"}"#)
        let empty = #"{"id":"no-text","title":"T","language":"en","text":" "}"#
        let article = await scene.send("POST", "/api/v1/articles", as: .ann, json: empty)

        #expect(wrong.status == 409 && wrong["detail"].text?.contains("rules") == true)
        #expect(unknown.status == 409 && unknown["detail"].text?.contains("sayy") == true)
        #expect(article.status == 409 && article["detail"].text?.contains("has no text") == true)
        #expect(await scene.send("DELETE", rules + "/nothing", as: .ann).status == 404)
        #expect(await scene.send("POST", rules, as: .tom, json: "{}").status == 403)
        #expect(scene.services.workshop.live.version == 1)
    }

    @Test func `a draft takes the change in, unless it changed the same file`() async throws {
        let scene = try await ServerScene()
        let draft = "/api/v1/bot/draft"
        _ = await scene.send("PATCH", draft, as: .ann, json: #"{"changes":{"notes/a.tsv":"a"}}"#)

        let body = #"{"id":"mugs","title":"Mugs","language":"en","text":"We have mugs."}"#
        _ = await scene.send("POST", "/api/v1/articles", as: .ann, json: body)

        let carried = await scene.send("GET", draft, as: .ann)
        #expect(carried["base"].int == 2)
        #expect(carried["files"].items.contains { $0["name"].text == "articles/mugs.md" })
        #expect(carried["files"].items.contains { $0["name"].text == "notes/a.tsv" })

        _ = await scene.send("PATCH", draft, as: .ann, json: #"{"changes":{"articles/mugs.md":null}}"#)
        _ = await scene.send("PATCH", "/api/v1/articles/mugs", as: .ann, json: #"{"title":"Cups"}"#)
        #expect(await scene.send("GET", draft, as: .ann)["base"].int == 2)
    }
}
