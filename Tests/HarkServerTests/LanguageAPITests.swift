import HarkDomain
import HarkStore
import Testing

@testable import HarkServer

/// The site's own words and patterns by the API.
struct LanguageAPITests {
    private let path = "/api/v1/language"

    @Test func `an admin adds words and patterns, which are stored, audited and in use at once`() async throws {
        let scene = try await ServerScene()
        let body = #"{"words":[" Ridge 20 ","云雀"],"patterns":[{"name":"member","pattern":"m[0-9]{6}"}]}"#

        let changed = await scene.send("PUT", path, as: .ann, json: body)

        #expect(changed.status == 200)
        #expect(changed["words"].items.map(\.text) == ["Ridge 20", "云雀"])
        #expect(changed["configured"]["words"].items.contains { $0.text == "Kestrel" })
        #expect(await scene.send("GET", path, as: .tom).text == changed.text)
        let kept = try scene.store.vocabulary()
        #expect(kept.words == ["Ridge 20", "云雀"])
        #expect(kept.patterns == [SiteVocabulary.Pattern(name: "member", pattern: "m[0-9]{6}")])
        let entry = try scene.store.audit().first
        #expect(entry?.action == "language.changed" && entry?.detail == "2 words, 1 patterns")

        let fewer = await scene.send("PUT", path, as: .ann, json: #"{"words":[]}"#)
        #expect(fewer["words"].items.isEmpty && fewer["patterns"].items.count == 1)
    }

    @Test(arguments: [
        (#"{"words":[""]}"#, "words"), (#"{"words":3}"#, "words"), (#"{"patterns":[{"name":"a"}]}"#, "patterns"),
        (#"{"patterns":[{"name":"a","pattern":"("}]}"#, "patterns"),
        (#"{"patterns":[{"name":"a","pattern":".*"}]}"#, "patterns"),
        (#"{"patterns":[{"name":"email","pattern":"x"}]}"#, "patterns"),
    ])
    func `a wrong word or pattern changes nothing`(body: String, field: String) async throws {
        let scene = try await ServerScene()
        let before = await scene.send("GET", path, as: .ann).text

        let answer = await scene.send("PUT", path, as: .ann, json: body)

        #expect(answer.status == 400 && answer["field"].text == field)
        #expect(await scene.send("GET", path, as: .ann).text == before)
        #expect(try scene.store.vocabulary() == SiteVocabulary())
    }

    @Test func `only admins change it`() async throws {
        let scene = try await ServerScene()

        for person in [AgentProfile.tom, .sue] {
            #expect(await scene.send("PUT", path, as: person, json: #"{"words":["x"]}"#).status == 403)
        }
        #expect(await scene.send("GET", path).status == 401)
    }
}
