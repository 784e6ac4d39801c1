import Foundation
import HarkLanguage
import Testing

@testable import HarkBot

/// Each condition of a rule, where it holds and where it does not.
struct RuleConditionTests {
    private static func engine(when condition: String, more: String = "") throws -> BotEngine {
        let rules =
            Fixture.head + more
            + "rules:\n  - id: it\n    title: It\n    when: [\(condition)]\n    say: {en: It holds., zh: 成立。}\n"
        return try BotEngine(documents: .fixture(rules: rules), intents: ScriptedIntents.read)
    }

    private static func holds(_ condition: String, _ turn: BotTurn, more: String = "") throws -> Bool {
        try engine(when: condition, more: more).reply(to: turn).state.rule == "it"
    }

    @Test(arguments: [
        ("{all: [return, boots]}", "I'm returning a boot", true), ("{all: [return, boots]}", "I'm returning it", false),
        ("{any: [zip, seam]}", "the zips are broken", true), ("{any: [zip, seam]}", "it is broken", false),
        ("{any: [退货, 换货]}", "我想退货", true), ("{any: [zip], none: [jacket]}", "the zip of my jacket", false),
        ("{pattern: '\\bzip\\b'}", "The ZIP!", true), ("{language: zh, any: [zip, 拉链]}", "zip", false),
        ("{entity: email}", "I am ann@example.com", true), ("{entity: [email, money]}", "it cost 12 EUR", true),
        ("{entity: email}", "I have no mail", false), ("{entity: date}", "on 2026-11-27", false),
    ])
    func `what the message must say`(condition: String, text: String, expected: Bool) throws {
        #expect(try Self.holds(condition, BotTurn(text: text)) == expected)
    }

    @Test func `a date counts once it is known when the message was written`() throws {
        let turn = BotTurn(text: "tomorrow", moment: Date(timeIntervalSince1970: 1_795_000_000), zone: .gmt)

        #expect(try Self.holds("{entity: date}", turn))
    }

    @Test(arguments: [
        ("/checkout", "/checkout/pay", true), ("/checkout", "/cart", false), ("/checkout", nil, false),
        ("/p/*/size", "/p/1234/size", true), ("/p/*/size", "/p/1234/size/more", false),
        ("/checkout", "https://shop.example/checkout?a=1", true), ("/a.b", "/axb", false), ("/商品", "/商品/1", true),
    ])
    func `the page is a beginning or a form`(form: String, page: String?, expected: Bool) throws {
        let turn = BotTurn(text: "help", facts: BotFacts(page: page))

        #expect(try Self.holds("{page: '\(form)'}", turn) == expected)
    }

    @Test func `hours are open or closed`() throws {
        let open = BotTurn(text: "help")
        let closed = BotTurn(text: "help", facts: BotFacts(isOpen: false))

        #expect(try Self.holds("{hours: open}", open) && Self.holds("{hours: closed}", closed))
        #expect(try !Self.holds("{hours: open}", closed) && !Self.holds("{hours: closed}", open))
    }

    @Test func `attributes are compared whatever the case, the bot's own first`() throws {
        let condition = "{attribute: {tier: [gold, vip], country: CN}}"
        var facts = BotFacts(attributes: ["tier": "Gold", "country": "cn"])
        #expect(try Self.holds(condition, BotTurn(text: "help", facts: facts)))

        var state = BotState()
        state.attributes = ["tier": "none"]
        #expect(try !Self.holds(condition, BotTurn(text: "help", state: state, facts: facts)))
        facts.attributes["country"] = nil
        #expect(try !Self.holds(condition, BotTurn(text: "help", facts: facts)))
    }

    @Test(arguments: [
        ("negative", -0.6, SentimentLabel.negative, 0.2, true), ("negative", 0, .neutral, 0.2, false),
        ("angry", -0.6, .negative, 0.9, true), ("angry", -0.9, .veryNegative, 0.5, false),
        ("positive", 0.8, .veryPositive, 0, true), ("[positive, negative]", -0.8, .veryNegative, 0, true),
    ])
    func `moods are those of the analysis`(
        wanted: String,
        score: Double,
        label: SentimentLabel,
        anger: Double,
        expected: Bool
    ) throws {
        let sentiment = Sentiment(score: score, label: label, anger: anger, words: [])
        let turn = BotTurn(text: "help", analysis: .mood(sentiment))
        let never = "handoff: {anger: false}\n"

        #expect(try Self.holds("{sentiment: \(wanted)}", turn, more: never) == expected)
        #expect(try !Self.holds("{sentiment: \(wanted)}", BotTurn(text: "help"), more: never))
    }

    @Test func `an intent counts when the model is sure of it`() throws {
        let intents = "intents: [{id: repair, title: R, examples: {en: [repair it]}}]\n"

        #expect(try Self.holds("{intent: repair}", BotTurn(text: "repair it"), more: intents))
        #expect(try !Self.holds("{intent: repair}", BotTurn(text: "repair my spaceship"), more: intents))
    }

    @Test(arguments: [
        ("{any: [shipment]}", "my package is late", true), ("{all: [late, parcel]}", "late packages", true),
        ("{any: [where is my parcel]}", "where is my shipment", true),
        ("{any: [late], none: [parcel]}", "late package", false),
        ("{any: [快递]}", "我的包裹呢", true), ("{any: [parcel]}", "my bicycle", false),
        ("{any: [credit]}", "credit card", true),
    ])
    func `synonyms stand for each other`(condition: String, text: String, expected: Bool) throws {
        let groups =
            "synonyms: {en: [[parcel, package, shipment], [card, credit card]], zh: [[包裹, 快递]]}\n"

        #expect(try Self.holds(condition, BotTurn(text: text), more: groups) == expected)
    }

    @Test func `a rule may be for one language alone`() throws {
        let rules = Fixture.head + "rules: [{id: it, title: It, language: zh, when: [{any: [ok]}], say: {zh: 好}}]\n"
        let engine = try BotEngine(documents: .fixture(rules: rules))

        #expect(engine.reply(to: BotTurn(text: "ok", languageHint: "zh")).state.rule == nil)
        #expect(engine.reply(to: BotTurn(text: "说 ok 吧")).text == "好")
    }
}

extension TextAnalysis {
    /// An analysis that knows the mood alone.
    static func mood(_ sentiment: Sentiment) -> TextAnalysis {
        let english = LanguageGuess(language: .english, script: nil, confidence: 1)
        return TextAnalysis(language: english, tokens: [], entities: [], sentiment: sentiment, redacted: "")
    }

    /// An analysis of an angry message.
    static let angry = mood(Sentiment(score: -0.9, label: .veryNegative, anger: 0.95, words: ["terrible"]))
}
