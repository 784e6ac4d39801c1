import Foundation
import HarkBot
import HarkDomain
import HarkTesting
import Testing

@testable import HarkServer

/// Trying a version of the bot by the API, before customers meet it.
struct BotBenchAPITests {
    private let path = "/api/v1/bot"

    @Test func `a try says what, why and from where, and goes on from its state`() async throws {
        let scene = try await ServerScene()
        let head = try scene.store.head()

        let first = await scene.send("POST", path + "/try", as: .ann, json: #"{"text":"xylophone zebra"}"#)
        let state = try #require(first["state"].text)
        let second = await scene.send(
            "POST",
            path + "/try",
            as: .ann,
            json: try json(["text": "quark mandolin", "state": state])
        )

        #expect(first.status == 200 && first["reply"]["outcome"].text == "missed")
        #expect(first["explained"]["kind"].text == "none" && first["microseconds"].int != nil)
        #expect(!first["explained"]["stages"].items.isEmpty)
        #expect(second["reply"]["handoff"]["reason"].text == "botUnsure")
        #expect(second["reply"]["handoff"]["brief"]["last"].text == "quark mandolin")
        #expect(try scene.store.head() == head)
    }

    @Test func `a lookup waits for what the admin lets the server answer`() async throws {
        let scene = try await ServerScene()
        try await scene.draft(Self.flow)

        let asked = await scene.send(
            "POST",
            path + "/try",
            as: .ann,
            json: #"{"source":"draft","text":"look up order KO-300001"}"#
        )
        #expect(asked["call"]["url"].text == "https://shop.example/orders/KO-300001")
        #expect(asked["call"]["headers"].items.map(\.text) == ["Authorization"])
        let pause = try #require(asked["call"]["pause"].text)
        let found = await scene.send(
            "POST",
            path + "/try",
            as: .ann,
            json: try json([
                "source": "draft", "pause": pause, "result": ["status": 200, "json": ["state": "packed"]],
            ])
        )
        let failed = await scene.send(
            "POST",
            path + "/try",
            as: .ann,
            json: try json(["source": "draft", "pause": pause, "result": ["failed": "timedOut"]])
        )

        #expect(found["reply"]["text"].text == "It is packed.")
        #expect(failed["reply"]["handoff"]["reason"].text == "lookupFailed")
    }

    @Test func `rubbish is refused by field`() async throws {
        let scene = try await ServerScene()

        let bodies = [
            (#"{"text":"hi","state":"{]"}"#, "state"), (#"{"text":"hi","source":"old"}"#, "source"),
            (#"{"pause":"{}","result":{"status":200}}"#, "pause"),
            (#"{"text":"hi","attributes":{"a":1}}"#, "attributes"), ("{}", "text"),
        ]
        for (body, field) in bodies {
            let answer = await scene.send("POST", path + "/try", as: .ann, json: body)
            #expect(answer.status == 400, "\(body)")
            #expect(answer.field == field, "\(body)")
        }
        let draftless = #"{"text":"a","source":"draft"}"#
        #expect(await scene.send("POST", path + "/try", as: .ann, json: draftless).status == 404)
        #expect(await scene.send("POST", path + "/try", as: .tom, json: #"{"text":"a"}"#).status == 403)
    }

    @Test func `intents are measured by models that have not seen the text`() async throws {
        let scene = try await ServerScene()
        try await scene.draft(Self.intents)

        let report = await scene.send("POST", path + "/evaluate", as: .ann, json: #"{"source":"draft"}"#)

        #expect(report.status == 200 && report["intents"].int == 2 && report["examples"].int == 12)
        #expect(report["perIntent"].items.map { $0["id"].text } == ["opening", "refund"])
        #expect(report["perIntent"].items.map { $0["examples"].int } == [6, 6])
        #expect(report["outOfScope"]["examples"].int == 2)
        try await scene.draft(Self.xylophone)
        let none = await scene.send("POST", path + "/evaluate", as: .ann, json: #"{"source":"draft"}"#)
        #expect(none.status == 409 && none["detail"].text == "There are no examples of intents")
    }

    @Test func `a draft is held against what customers asked`() async throws {
        let scene = try await ServerScene()
        let id = await scene.talk("xylophone zebra", "thanks")
        try await scene.draft(Self.xylophone)

        let report = await scene.send("POST", path + "/draft/compare", as: .ann, json: #"{"limit":10}"#)

        #expect(report.status == 200 && report["conversations"].int == 1 && report["turns"].int == 2)
        let difference = try #require(report["differences"].items.first)
        #expect(difference["conversation"].text == id.description)
        #expect(difference["customer"].text == "xylophone zebra")
        #expect(difference["live"]["outcome"].text == "missed")
        #expect(difference["draft"]["text"].text == "We sell xylophones.")
        #expect(difference["draft"]["id"].text == "xylophones")
        #expect(report["same"].int == 1 && report["totals"]["draft"]["missed"].int == 0)
    }

    @Test func `the scripted dialogues of a draft are played, moods and all`() async throws {
        let scene = try await ServerScene()
        let script = """
            dialogues:
              - name: Refund
                turns: [{customer: where is my refund, bot: Soon.}]
              - name: Anger
                turns: [{customer: "This is a disgrace, you are all liars and I hate you!!!", handoff: anger}]
              - name: Wrong
                turns: [{customer: opening hours please, bot: At ten.}]
            """
        try await scene.draft(Self.intents, ["tests/all.yaml": script])

        let report = await scene.send("POST", path + "/test", as: .ann, json: #"{"source":"draft"}"#)

        #expect(report.status == 200 && report["passed"].int == 2 && report["failed"].int == 1, "\(report.text)")
        let item = try #require(report["items"].items.first)
        #expect(item["file"].text == "tests/all.yaml" && item["dialogues"].int == 3)
        #expect(item["difference"]["dialogue"].text == "Wrong" && item["difference"]["line"].int == 7)
        #expect(item["difference"]["reason"].text?.contains("At ten.") == true)
    }

    private func json(_ object: [String: Any]) throws -> String {
        String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    }

    private static let xylophone = """
        greeting: {en: Hi, zh: 你好}
        starters: {en: [], zh: []}
        rules:
          - id: thanks
            title: Thanks
            smallTalk: true
            when: [{any: [thanks]}]
            say: {en: You're welcome. Is there anything else?, zh: 不客气。}
          - id: xylophones
            title: Xylophones
            when: [{any: [xylophone]}]
            say: {en: We sell xylophones., zh: 我们卖木琴。}
        """

    private static let intents = """
        greeting: {en: Hi, zh: 你好}
        starters: {en: [], zh: []}
        intents:
          - id: refund
            title: Refunds
            examples: {en: [where is my refund, refund please, when do I get my refund, my refund is late, is the refund on its way, no refund yet]}
            say: {en: Soon., zh: 很快。}
          - id: opening
            title: Opening hours
            examples: {en: [when do you open, are you open today, opening hours please, do you open on Sunday, what time do you open, open tomorrow]}
            say: {en: At nine., zh: 九点。}
        outOfScope: {en: [tell me a joke, who won the match]}
        rules: []
        """

    private static let flow = """
        greeting: {en: Hi, zh: 你好}
        starters: {en: [], zh: []}
        rules:
          - id: look-up
            title: Look up
            when: [{any: [look up]}]
            flow: order-status
        flows:
          - id: order-status
            title: Order status
            slots:
              order: {type: order, ask: {en: [Which order?], zh: [哪个订单？]}}
            steps:
              - ask: order
              - call:
                  url: https://shop.example/orders/{order}
                  headers: {Authorization: 'Bearer {secret.ORDERS_TOKEN}'}
                  map: {state: state}
                  failed: {say: {en: A person comes., zh: 转人工。}, handoff: true}
              - say: {en: 'It is {state}.', zh: '{state}。'}
        """
}

extension ServerScene {
    /// A conversation in which a customer writes this.
    fileprivate func talk(_ first: String, _ second: String) async -> ConversationID {
        let id = ConversationID(rawValue: 7001)
        await floor.send(.visitorConnected(.maya))
        await floor.send(
            .start(
                StartConversation(
                    conversation: id,
                    visitor: .maya,
                    visitorName: "Maya",
                    site: .shop,
                    clientID: "s1",
                    contentHash: 0,
                    text: first,
                    language: "en"
                )
            )
        )
        await floor.send(
            .postMessage(
                PostMessage(conversation: id, by: .visitor(.maya), clientID: "m2", contentHash: 1, text: second)
            )
        )
        return id
    }

    /// Puts a rules file into the draft, and dialogues in the place of the demo's.
    fileprivate func draft(_ script: String, _ more: [String: String] = [:]) async throws {
        let own = services.workshop.live.build.files.names.filter { $0.hasPrefix(BotFiles.tests) }
        var changes: [String: Any] = Dictionary(uniqueKeysWithValues: own.map { ($0, NSNull()) })
        for (name, text) in more.merging(["bot.yaml": script], uniquingKeysWith: { _, new in new }) {
            changes[name] = text
        }
        let body = try JSONSerialization.data(withJSONObject: ["changes": changes])
        let answer = await send("PATCH", "/api/v1/bot/draft", as: .ann, json: String(decoding: body, as: UTF8.self))
        #expect(answer.status == 200)
        #expect(answer["faults"].items.isEmpty, "\(answer["faults"].items.first?["reason"].text ?? "")")
    }
}
