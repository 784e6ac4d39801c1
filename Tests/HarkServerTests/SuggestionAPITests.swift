import HarkBot
import HarkDomain
import HarkProtocol
import HarkTesting
import Testing

@testable import HarkServer

/// The learning loop by the API: found, accepted into the draft, published; or dismissed for good.
struct SuggestionAPITests {
    private let path = "/api/v1/suggestions"

    @Test func `what agents answered after hand-offs becomes an article in the draft, and is published`() async throws {
        let scene = try await ServerScene()
        try await scene.askAboutEngraving()

        let found = await scene.send("POST", path + "/find", as: .ann)
        let answer = try #require(found.item("answer"))
        let id = try #require(answer["id"].text)
        #expect(found.status == 200 && found["conversations"].int == 4 && found["foundAt"].text != nil)
        #expect(answer["edit"]["kind"].text == "addArticle" && answer["language"].text == "en")
        #expect(answer["evidence"]["conversations"].items.count == 4)

        let accepted = await scene.send("POST", path + "/\(id)/accept", as: .ann, json: #"{"title":"Engraving"}"#)

        #expect(accepted.status == 200 && accepted["draft"]["base"].int == 1)
        #expect(accepted["draft"]["changedBy"].text == "Ann")
        #expect(accepted["test"]["failed"].int == 0)
        let diff = try #require(accepted["diff"]["files"].items.first)
        #expect(diff["name"].text?.hasPrefix("articles/") == true)
        #expect(diff["diff"].text?.contains("+title: \"Engraving\"") == true)
        #expect(diff["diff"].text?.contains("nine euros") == true)
        #expect(await scene.send("GET", "/api/v1/bot/draft/diff", as: .tom).json == accepted["diff"])

        let bot = await scene.send("POST", "/api/v1/bot/draft/publish", as: .ann, json: #"{"note":"Engraving"}"#)
        #expect(bot["live"]["id"].int == 2)
        let again = await scene.send("POST", path + "/\(id)/accept", as: .ann, json: "{}")
        #expect(again.status == 409 && again["detail"].text == "Somebody has decided already")
        let list = await scene.send("GET", path + "?state=accepted", as: .ann)
        #expect(list["items"].items.first?["decidedBy"].text == "Ann")
        let actions = try scene.store.audit().map(\.action)
        #expect(actions.prefix(3) == ["bot.published", "suggestion.accepted", "suggestions.found"])
    }

    @Test func `an example is put beside the others, and every comment of the file stays`() async throws {
        let scene = try await ServerScene()
        scene.services.workshop.use(.init(version: 1, build: try Self.taught.get()))
        for number in 1...3 as ClosedRange<Int64> {
            let words: [TalkLine] = [.customer("the courier vanished with my teapot"), .agent("Let me see.")]
            try await scene.play(number, words + [.label("Order-Status")])
        }
        let found = await scene.send("POST", path + "/find", as: .ann)
        let example = try #require(found.item("example"))
        #expect(example["edit"]["intent"].text == "order-status")

        let body = #"{"text":"a courier vanished with my parcel"}"#
        let accepted = await scene.send("POST", path + "/\(example["id"].text ?? "")/accept", as: .ann, json: body)

        #expect(accepted.status == 200)
        let draft = try BotFiles(json: try #require(try scene.store.botDraft()).files)
        let changed = try #require(draft["bot.yaml"])
        #expect(changed.contains("a courier vanished with my parcel") && !changed.contains("with my teapot"))
        let comments = { (text: String) in
            text.split(separator: "\n").compactMap { line in line.firstIndex(of: "#").map { line[$0...] } }
        }
        #expect(comments(changed) == comments(Self.script) && comments(changed).count == 3)
    }

    private static let taught = Result { try BotBuild(try BotFiles([BotFiles.script: script])) }

    private static let script = """
        # What the bot says.
        greeting: {en: Hello, zh: 你好}
        starters: {en: [], zh: []}
        intents:
          # Asked most.
          - id: order-status
            title: Where is my order
            examples:
              en: [where is my parcel, track my order] # more are welcome
              zh: [我的包裹到哪了]
            say: {en: It is on its way., zh: 正在路上。}

        """

    @Test func `gaps are found in both languages, and nothing can be applied for one`() async throws {
        let scene = try await ServerScene()
        let english = ["Can I rent a tent?", "Do you rent out tents?", "rent a tent for a weekend", "tents for rent?"]
        let chinese = ["可以租帐篷吗", "你们出租帐篷吗", "想租帐篷一个周末", "帐篷租金多少"]
        for (number, text) in (english + chinese).enumerated() {
            let lines: [TalkLine] = [.customer(text), .bot(#""kind":"none""#, .missed)]
            try await scene.play(Int64(number + 1), lines, language: number < 4 ? "en" : "zh-CN")
        }

        let found = await scene.send("POST", path + "/find", as: .ann)
        let gaps = found["items"].items.filter { $0["kind"].text == "gap" }

        #expect(Set(gaps.compactMap { $0["language"].text }) == ["en", "zh"])
        let id = try #require(gaps.first?["id"].text)
        let accepted = await scene.send("POST", path + "/\(id)/accept", as: .ann, json: "{}")
        #expect(accepted.status == 409 && accepted["detail"].text?.contains("write an article") == true)
        #expect(try scene.store.botDraft() == nil)
    }

    @Test func `what was dismissed does not come again`() async throws {
        let scene = try await ServerScene()
        try await scene.askAboutEngraving()
        let found = await scene.send("POST", path + "/find", as: .ann)
        let id = try #require(found.item("answer")?["id"].text)

        let body = #"{"reason":"Only until May"}"#
        let dismissed = await scene.send("POST", path + "/\(id)/dismiss", as: .ann, json: body)
        let again = await scene.send("POST", path + "/find", as: .ann)

        #expect(dismissed.status == 204)
        #expect(!again["items"].items.contains { $0["id"].text == id })
        let list = await scene.send("GET", path + "?state=dismissed", as: .ann)
        #expect(list["items"].items.first?["reason"].text == "Only until May")
        #expect(await scene.send("POST", path + "/\(id)/dismiss", as: .ann, json: body).status == 409)
    }

    @Test func `a draft that an edit can't be made on stays as it is, and so does the suggestion`() async throws {
        let scene = try await ServerScene()
        try await scene.askAboutEngraving()
        let id = try #require(await scene.send("POST", path + "/find", as: .ann).item("answer")?["id"].text)
        let broken = #"{"changes":{"bot.yaml":"greeting: 12"}}"#
        _ = await scene.send("PATCH", "/api/v1/bot/draft", as: .ann, json: broken)
        let before = try scene.store.botDraft()

        let accepted = await scene.send("POST", path + "/\(id)/accept", as: .ann, json: "{}")

        #expect(accepted.status == 409 && accepted["detail"].text?.contains("bot.yaml") == true)
        #expect(try scene.store.botDraft() == before)
        #expect(try scene.store.botProposal(id)?.state == .open)
    }

    @Test func `personal data that customers and agents wrote is in no suggestion`() async throws {
        let scene = try await ServerScene()
        try await scene.askAboutEngraving(adding: " Write to maya@example.org or call +44 20 7946 0958.")

        let found = await scene.send("POST", path + "/find", as: .ann)

        #expect(found.item("answer") != nil)
        #expect(!found.text.contains("maya@example.org") && !found.text.contains("7946"))
    }

    @Test func `answers have the documented shape, and only admins change anything`() async throws {
        let scene = try await ServerScene()
        try await scene.askAboutEngraving()
        let found = await scene.send("POST", path + "/find", as: .ann)
        let id = try #require(found.item("answer")?["id"].text)
        let checker = SchemaChecker(Schemas.all)

        #expect(checker.faults(of: found.json, .named("Suggestions")) == [])
        for call in ["find", "\(id)/accept", "\(id)/dismiss"] {
            #expect(await scene.send("POST", path + "/" + call, as: .sue, json: #"{"reason":"x"}"#).status == 403)
        }
        #expect(await scene.send("GET", path).status == 401)
        #expect(await scene.send("GET", path + "?state=lost", as: .ann).field == "state")
        #expect(await scene.send("POST", path + "/nothing/accept", as: .ann, json: "{}").status == 404)
        let accepted = await scene.send("POST", path + "/\(id)/accept", as: .ann, json: "{}")
        #expect(checker.faults(of: accepted.json, .named("AcceptedSuggestion")) == [])
    }

    @Test func `while a search is under way there is no second one`() async throws {
        let scene = try await ServerScene()
        let (begun, hasBegun) = AsyncStream<Void>.makeStream()
        let (ended, mayEnd) = AsyncStream<Void>.makeStream()
        var services = scene.services
        services.floor.write = { _ in
            hasBegun.finish()
            for await _ in ended {}
        }
        let desk = LearningDesk(services)
        async let first: Void = desk.search(at: ServerScene.start, by: nil)
        for await _ in begun {}

        await #expect(throws: Refusal.conflict("A search is under way")) {
            try await desk.search(at: ServerScene.start, by: nil)
        }

        mayEnd.finish()
        try await first
        try await desk.search(at: ServerScene.start, by: nil)
    }

    @Test func `a draft whose scripts fail is published only despite them, and the audit tells`() async throws {
        let scene = try await ServerScene()
        let script = "dialogues: [{name: Hello, turns: [{customer: hello, rule: nothing}]}]"
        let change = #"{"changes":{"tests/hello.yaml":"\#(script)"}}"#
        let draft = await scene.send("PATCH", "/api/v1/bot/draft", as: .ann, json: change)
        let publish = "/api/v1/bot/draft/publish"

        let refused = await scene.send("POST", publish, as: .ann, json: #"{"note":"New"}"#)
        let late = #"{"note":"New","expected":"0000","despite":true}"#
        let other = await scene.send("POST", publish, as: .ann, json: late)
        let despite = #"{"note":"New","expected":"\#(draft["digest"].text ?? "")","despite":true}"#
        let published = await scene.send("POST", publish, as: .ann, json: despite)

        #expect(refused.status == 409 && refused.code == "conflict")
        #expect(refused["detail"].text?.hasPrefix("tests/hello.yaml:1: Hello, turn 1: rule: expected nothing") == true)
        #expect(other.status == 409)
        #expect(published.status == 200 && published["live"]["id"].int == 2)
        #expect(try scene.store.audit().first?.detail == "New (failed dialogues: 1)")
    }
}

extension Answer {
    /// The first suggestion of a kind.
    fileprivate func item(_ kind: String) -> JSONValue? { self["items"].items.first { $0["kind"].text == kind } }
}

extension ServerScene {
    /// Four customers ask the same, and a person answers each.
    fileprivate func askAboutEngraving(adding more: String = "") async throws {
        let questions = [
            "Can you engrave a name on a knife?", "do you engrave names on knives",
            "Could you engrave my name on a knife please?", "engrave a knife with a name possible?",
        ]
        for (number, question) in questions.enumerated() {
            try await play(
                Int64(number + 1),
                [
                    .customer(question + more), .bot(#""kind":"none""#, .handoff),
                    .agent("We engrave up to twelve letters on the blade for nine euros, in eight days." + more),
                    .survey(.yes),
                ]
            )
        }
    }
}
