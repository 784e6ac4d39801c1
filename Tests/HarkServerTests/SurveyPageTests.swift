import Foundation
import HarkDomain
import HarkHub
import HarkTesting
import HarkTransport
import Testing

@testable import HarkServer

/// The survey by a link, without a script.
struct SurveyPageTests {
    private typealias Ended = (scene: ServerScene, id: ConversationID, token: String)

    private func ended(language: String? = nil) async throws -> Ended {
        let scene = try await ServerScene()
        let id = await scene.openForPeople(language: language)
        return (scene, id, try await end(scene, id))
    }

    /// Lets the customer write once more and end the chat; returns the token of the link.
    private func end(_ scene: ServerScene, _ id: ConversationID) async throws -> String {
        let more = PostMessage(conversation: id, by: .visitor(.maya), clientID: "m", contentHash: 1, text: "And?")
        await scene.floor.send(.postMessage(more))
        await scene.floor.send(.endConversation(conversation: id, by: .visitor(.maya)))
        let asked = try #require(try scene.store.record(id)?.ask?.at)
        return SurveyTokens(secret: scene.store.secret).text(of: id, askedAt: asked)
    }

    private func asked(_ language: String) async throws -> Ended {
        let scene = try await ServerScene()
        #expect(await scene.publishSurveys(SurveyFixture.plan).status == 200)
        let id = await scene.openForPeople(language: language)
        return (scene, id, try await end(scene, id))
    }

    private func answers(_ scene: ServerScene, _ id: ConversationID) throws -> [String] {
        try Transcript(id, in: scene.store).lines.filter { $0.type == "survey.answered" }
            .map { String(decoding: $0.payload.wire, as: UTF8.self) }
    }

    @Test func `asking shows the panel's questions and never votes`() async throws {
        let (scene, id, token) = try await ended()

        let answer = await scene.send("GET", "/s/\(token)?score=5")

        #expect(answer.status == 200 && answer.text.contains("How was this chat?"))
        #expect(answer.text.components(separatedBy: "name=\"score\"").count == 6)
        #expect(answer.headers["cache-control"] == "no-store" && answer.headers["referrer-policy"] == "no-referrer")
        let policy = answer.headers["content-security-policy"] ?? ""
        #expect(policy.contains("default-src 'none'") && policy.contains("form-action 'self'"))
        #expect(!policy.contains("script-src") && !answer.text.contains("<script"))
        #expect(try answers(scene, id).isEmpty)
    }

    @Test func `a vote is the visitor's own event and leads back to the page, which thanks`() async throws {
        let (scene, id, token) = try await ended()

        let fields = "score=4&solved=partly&comment=Friendly+%26+%E5%BF%AB%0D%0A2"
        let vote = await scene.sendForm("/s/", "token=\(token)&\(fields)")

        #expect(vote.status == 303 && vote.headers["location"] == "/s/\(token)")
        let survey = try #require(try scene.store.record(id)?.survey)
        #expect((survey.score, survey.solved, survey.comment) == (4, .partly, "Friendly & 快\n2"))
        let event = try #require(try Transcript(id, in: scene.store).lines.last)
        #expect(event.type == "survey.answered" && event.by.kind == .visitor && event.by.id == VisitorID.maya.rawValue)
        let page = await scene.send("GET", "/s/\(token)")
        #expect(page.text.contains("Thanks") && page.text.contains("value=\"4\" checked"))
        #expect(page.text.contains("Friendly &amp; 快\n2</textarea>"))
    }

    @Test func `the last vote counts, the earlier stay, and the same one twice is one`() async throws {
        let (scene, id, token) = try await ended()

        for score in [5, 5, 1, 5] { _ = await scene.sendForm("/s/", "token=\(token)&score=\(score)") }

        #expect(try scene.store.record(id)?.survey?.score == 5)
        #expect(try answers(scene, id).map { $0.contains("\"score\":5") } == [true, false, true])
    }

    @Test(arguments: [
        "", "score=0", "score=6", "score=5.0", "score=%35%35", "score=+5",
        "score=5&comment=" + String(repeating: "x", count: 501),
    ])
    func `a form without a good answer is shown again and counts nothing`(fields: String) async throws {
        let (scene, id, token) = try await ended()

        let answer = await scene.sendForm("/s/", "token=\(token)&\(fields)")

        #expect(answer.status == 400 && answer.text.contains("role=\"alert\""))
        #expect(try answers(scene, id).isEmpty)
    }

    @Test(arguments: [("en", "How fast were we?", "1 is the worst"), ("zh-CN", "我们的速度如何？", "1 为最差")])
    func `further questions are plain fields in the chat's language`(
        language: String,
        text: String,
        hint: String
    ) async throws {
        let (scene, id, token) = try await asked(language)

        let page = await scene.send("GET", "/s/\(token)").text

        #expect(
            page.contains("<legend class=\"field__label\">\(text) <span class=\"survey__hint\">") && page.contains(hint)
        )
        #expect(page.components(separatedBy: "name=\"q-speed\"").count == 6)
        #expect(page.components(separatedBy: "<fieldset").count == page.components(separatedBy: "<legend").count)
        #expect(try answers(scene, id).isEmpty)
    }

    @Test func `further answers are stored, shown again, and named when they are wrong`() async throws {
        let (scene, id, token) = try await asked("en")
        let fields = "token=\(token)&score=4&q-speed=5&q-nps=10&q-why=people&q-more=Be+quicker%0D%0Athen"

        let wrong = await scene.sendForm("/s/", fields.replacing("q-nps=10", with: "q-nps=11"))
        #expect(wrong.status == 400 && wrong.text.contains("<a href=\"#q-nps\">Choose one of the answers.</a>"))
        #expect(wrong.text.contains("aria-describedby=\"q-nps-error\"") && wrong.text.contains("id=\"q-nps-error\""))
        #expect(try answers(scene, id).isEmpty)

        #expect(await scene.sendForm("/s/", fields).status == 303)
        let survey = try #require(try scene.store.record(id)?.survey)
        #expect(survey.answers.map(\.question) == ["speed", "nps", "why", "more"])
        #expect(survey.answers.map(\.value) == [.number(5), .number(10), .text("people"), .text("Be quicker\nthen")])
        let page = await scene.send("GET", "/s/\(token)").text
        #expect(page.contains("value=\"people\" checked") && page.contains("Be quicker\nthen</textarea>"))
        #expect(page.contains("value=\"\(survey.at.milliseconds)\""))
    }

    @Test func `a plan published later changes nothing of what was asked`() async throws {
        let (scene, id, token) = try await asked("en")
        #expect(await scene.publishSurveys("{}", base: 1).status == 200)

        #expect(await scene.send("GET", "/s/\(token)").text.contains("How fast were we?"))
        #expect(await scene.sendForm("/s/", "token=\(token)&score=4&q-speed=2").status == 303)
        #expect(try scene.store.record(id)?.survey?.answers == [SurveyAnswer(question: "speed", value: .number(2))])
    }

    @Test func `a link that is forged, old or of nothing gets one and the same page`() async throws {
        let (scene, id, token) = try await ended()
        let tokens = SurveyTokens(secret: scene.store.secret)
        let foreign = SurveyTokens(secret: [UInt8](repeating: 1, count: 32)).text(of: id, askedAt: ServerScene.start)
        let gone = tokens.text(of: ConversationID(rawValue: 1), askedAt: ServerScene.start)
        let old = tokens.text(of: id, askedAt: ServerScene.start + .seconds(-7 * 86_400 - 1))
        let changed = String(token.dropLast()) + (token.hasSuffix("A") ? "B" : "A")

        let pages = await [foreign, gone, old, changed, "", "x", String(token.dropLast()), token + "A"].asyncMap {
            await scene.send("GET", "/s/\($0)")
        }
        let votes = await [foreign, gone, old, changed, ""].asyncMap {
            await scene.sendForm("/s/", "token=\($0)&score=1")
        }
        let inPath = await scene.sendForm("/s/\(token)", "score=1")

        for answer in pages + votes + [inPath] {
            #expect(answer.status == 404 && answer.text == pages[0].text)
        }
        #expect(pages[0].text.contains("This link can&#39;t be used"))
        #expect(try answers(scene, id).isEmpty)
    }

    @Test func `a day after the end the page says that it is over`() async throws {
        let (scene, id, token) = try await ended()
        await scene.pass(.seconds(86_401))

        let page = await scene.send("GET", "/s/\(token)")
        let vote = await scene.sendForm("/s/", "token=\(token)&score=1")

        #expect(page.status == 200 && page.text.contains("24 hours") && !page.text.contains("<form"))
        #expect(vote.status == 409 && vote.text == page.text)
        #expect(try answers(scene, id).isEmpty)
        await scene.pass(.seconds(6 * 86_400))
        #expect(await scene.send("GET", "/s/\(token)").status == 404)
    }

    @Test func `a chat that goes on again is rated when it has ended`() async throws {
        let (scene, id, token) = try await ended()
        await scene.floor.send(.reopen(conversation: id, by: .staff(AgentProfile.sue.reference, role: .supervisor)))

        let page = await scene.send("GET", "/s/\(token)")
        let vote = await scene.sendForm("/s/", "token=\(token)&score=1")

        #expect(page.status == 200 && page.text.contains("going on") && vote.status == 409)
        #expect(try answers(scene, id).isEmpty)
    }

    @Test(arguments: [("zh-CN", "en", "您与"), ("en", "zh", "How was"), ("fr", "zh", "How was")])
    func `its language is the conversation's`(language: String, accepted: String, words: String) async throws {
        let (scene, _, token) = try await ended(language: language)

        let page = await scene.send("GET", "/s/\(token)", headers: ["Accept-Language": accepted])

        #expect(page.text.contains(words))
    }

    @Test func `without one it is the browser's`() async throws {
        let (scene, _, token) = try await ended()

        let page = await scene.send("GET", "/s/\(token)", headers: ["Accept-Language": "zh-TW,en;q=0.9"])
        let bad = await scene.send("GET", "/s/x", headers: ["Accept-Language": "zh-TW,en;q=0.9"])

        #expect(page.text.contains("您对本次对话满意吗？") && bad.text.contains("此链接无法使用"))
    }

    @Test func `other methods and other bodies are refused`() async throws {
        let (scene, id, token) = try await ended()

        #expect(await scene.send("PUT", "/s/\(token)").status == 405)
        #expect(await scene.send("POST", "/s/", json: #"{"token":"\#(token)","score":1}"#).status == 415)
        #expect(try answers(scene, id).isEmpty)
    }

    @Test func `its faces are those of the panel`() throws {
        let panel = try String(
            contentsOf: ServerScene.project.appendingPathComponent("web/widget/survey.js"),
            encoding: .utf8
        )

        #expect(panel.contains("const FACE = \"\(SurveyPage.head)\""))
        for face in SurveyPage.faces { #expect(panel.contains("\(face.word): \"\(face.mouth)\"")) }
    }
}

extension Array {
    fileprivate func asyncMap<Value>(_ body: (Element) async -> Value) async -> [Value] {
        var values: [Value] = []
        for element in self { values.append(await body(element)) }
        return values
    }
}
