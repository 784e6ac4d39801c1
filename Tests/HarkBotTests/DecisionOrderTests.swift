import HarkIntent
import HarkLanguage
import Testing

@testable import HarkBot

/// The stages in their order: each message is decided by the first stage that can.
struct DecisionOrderTests {
    private let engine: BotEngine

    init() throws {
        engine = try .staged()
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let kind: BotExplanation.Kind
        let id: String?
        let stage: BotExplanation.Stage.Name
        var testDescription: String { text }

        init(_ text: String, _ kind: BotExplanation.Kind, _ id: String?, _ stage: BotExplanation.Stage.Name) {
            (self.text, self.kind, self.id, self.stage) = (text, kind, id, stage)
        }
    }

    @Test(arguments: [
        // Words for a person win over the rule about tracking.
        Case("track my parcel, or let me talk to a person", .human, nil, .person),
        Case("查一下包裹在哪，或者帮我转人工", .human, nil, .person),
        // A rule wins over the intent that the same words have, and over the article.
        Case("Where is my parcel, and what about sizes?", .rule, "parcel", .rules),
        Case("包裹在哪里？尺码呢", .rule, "parcel", .rules),
        // An intent wins over the article.
        Case("please repair this size", .intent, "repair", .intents), Case("维修一下尺码", .intent, "repair", .intents),
        // An intent that says nothing leaves the message to the articles.
        Case("do your boots run small, just browsing", .article, "sizes", .knowledge),
        Case("登山靴偏小吗，随便看看", .article, "sizes-zh", .knowledge),
        // What nothing takes.
        Case("purple bananas sing", .none, nil, .unsure), Case("紫色香蕉唱歌", .none, nil, .unsure),
    ])
    func `the first stage that can decides`(example: Case) {
        let explained = engine.reply(to: BotTurn(text: example.text)).explained

        #expect(explained.kind == example.kind, "\(explained)")
        #expect(explained.id == example.id)
        #expect(explained.stages.filter { $0.verdict == .decided }.map(\.name) == [example.stage])
    }

    @Test func `every stage that was passed is told, in order`() {
        let stages = engine.reply(to: BotTurn(text: "purple bananas sing")).explained.stages

        #expect(
            stages.map(\.name)
                == [.message, .person, .flow, .choice, .offer, .rules, .intents, .knowledge, .unsure, .policy]
        )
        #expect(
            stages.map(\.verdict)
                == [.absent, .passed, .absent, .absent, .absent, .passed, .unsure, .passed, .decided, .passed]
        )
    }

    @Test func `what lost is told with why`() {
        let rule = engine.reply(to: BotTurn(text: "Where is my parcel, repair boot sizes")).explained
        let intent = engine.reply(to: BotTurn(text: "please repair this boot size")).explained
        let article = engine.reply(to: BotTurn(text: "do your boots run small, just browsing")).explained

        #expect(rule.losers.map(\.id) == ["repair", "other", "sizes"])
        #expect(rule.losers.map(\.reason) == [.ruleWon, .ruleWon, .ruleWon])
        #expect(intent.losers.map(\.reason) == [.lowerScore, .intentWon])
        #expect(article.losers.map(\.reason) == [.saysNothing])
        #expect(article.losers.first?.kind == .intent)
    }

    @Test func `confidence is 1 for a rule, the probability of an intent, the fit of an article and 0 for none`() throws
    {
        let texts = ["Where is my parcel?", "please repair this", "do your boots run small", "purple bananas sing"]
        let confidences = texts.map { engine.reply(to: BotTurn(text: $0)).confidence }

        #expect(confidences[0] == 1)
        #expect(confidences[1] == 0.92)
        #expect(try #require(confidences[2]) > 0.63)
        #expect(confidences[3] == 0)
    }

    @Test func `a message out of scope is no intent, however likely one is`() {
        let reply = engine.reply(to: BotTurn(text: "repair my spaceship"))

        #expect(reply.outcome == .missed)
        #expect(reply.explained.losers.first?.reason == .outOfScope)
    }

    @Test func `an intent's own minimum wins over the model's`() {
        #expect(engine.reply(to: BotTurn(text: "invoice")).explained.kind == .none)
        #expect(engine.reply(to: BotTurn(text: "invoice spaceship 0.9")).explained.id == "invoice")
    }

    @Test func `a tap keeps the language of the talk and is no words`() {
        let first = engine.reply(to: BotTurn(text: "包裹在哪里？"))
        let tapped = engine.reply(to: BotTurn(text: "Talk to a person", choice: "late", state: first.state))

        #expect(tapped.language == .chinese)
        #expect(tapped.explained.kind == .choice && tapped.handoff == nil)
    }

    @Test func `the choices of an intent lead to rules`() {
        let first = engine.reply(to: BotTurn(text: "please repair this"))
        let tapped = engine.reply(to: BotTurn(text: "", choice: "what-next", state: first.state))

        #expect(first.state.intent == "repair")
        #expect(tapped.text == "We look for it after three days.")
    }

    @Test func `the same turn has the same reply`() throws {
        let other = try BotEngine.staged()
        for text in ["please repair this", "Where is my parcel?", "hello", "紫色香蕉唱歌"] {
            let turn = BotTurn(text: text, facts: BotFacts(page: "/cart", attributes: ["tier": "gold"]))
            #expect(engine.step(turn) == other.step(turn))
        }
    }
}

extension BotEngine {
    /// The fixture's shop with three intents: one that answers, one with a minimum of its own, one that says nothing.
    static func staged() throws -> BotEngine {
        let intents = #"""

            intents:
              - id: repair
                title: Repairs
                examples: {en: [please repair this], zh: [维修一下]}
                say: {en: Send it in., zh: 请寄来。}
                choices: [{id: what-next, label: {en: What next?, zh: 然后呢？}, goto: parcel-late}]
              - id: invoice
                title: Invoices
                examples: {en: [invoice please]}
                minimum: 0.8
                say: {en: It is in your account., zh: 在您的账户里。}
              - id: browsing
                title: Only looking
                examples: {en: [just browsing]}
            """#
        return try BotEngine(documents: .fixture(rules: Fixture.rules + intents), intents: ScriptedIntents.read)
    }
}

/// A stand-in for a trained model: words decide.
enum ScriptedIntents {
    static let read: @Sendable (String) -> IntentReading = { text in
        let accepted = !text.contains("spaceship")
        func reading(_ intent: String, _ probability: Double) -> IntentReading {
            let other = IntentGuess(intent: "other", probability: 0.06)
            return IntentReading(
                top: [IntentGuess(intent: intent, probability: probability), other],
                isAccepted: accepted
            )
        }
        if text.contains("repair") || text.contains("维修") { return reading("repair", 0.92) }
        if text.contains("invoice") { return reading("invoice", text.contains("0.9") ? 0.9 : 0.7) }
        if text.contains("browsing") || text.contains("随便看看") {
            return IntentReading(top: [IntentGuess(intent: "browsing", probability: 0.88)], isAccepted: true)
        }
        return IntentReading(top: [IntentGuess(intent: "repair", probability: 0.01)], isAccepted: false)
    }
}
