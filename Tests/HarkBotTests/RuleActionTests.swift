import HarkLanguage
import Testing

@testable import HarkBot

/// What a rule does beside and instead of speaking.
struct RuleActionTests {
    private static func engine(_ rule: String) throws -> BotEngine {
        let rules = Fixture.head + "rules:\n  - {id: it, title: It, when: [{any: [go]}], \(rule)}\n"
        return try BotEngine(documents: .fixture(rules: rules))
    }

    private static func reply(_ rule: String, _ turn: BotTurn = BotTurn(text: "go")) throws -> BotReply {
        try engine(rule).reply(to: turn)
    }

    @Test(arguments: [
        ("say: {en: x, zh: y}, set: {topic: parcel}", ["set topic=parcel"]),
        ("say: {en: x, zh: y}, label: refund", ["label refund"]),
        ("say: {en: x, zh: y}, label: [refund, vip]", ["label refund, vip"]),
        ("say: {en: x, zh: y}, priority: high", ["priority high"]),
        ("say: {en: x, zh: y}, queue: billing", ["queue billing"]),
        ("say: {en: x, zh: y}, close: resolved", ["close resolved"]), ("say: {en: x, zh: y}, close: true", ["close"]),
        ("handoff: true, queue: vip, priority: urgent", ["priority urgent", "queue vip"]),
    ])
    func `actions come with the reply`(rule: String, actions: [String]) throws {
        #expect(try Self.reply(rule).actions.map(\.description) == actions)
    }

    @Test func `a hand-off may say why`() throws {
        let reply = try Self.reply("handoff: 'Claims a wrong {topic|charge}.'")

        #expect(reply.handoff?.reason == .rule)
        #expect(reply.handoff?.brief.note == "Claims a wrong charge.")
        #expect(reply.handoff?.summary.contains("Note: Claims a wrong charge.") == true)
    }

    @Test func `variants follow the number of the turn`() throws {
        let engine = try Self.engine("say: {en: [one, two], zh: [一, 二, 三]}")
        var state = BotState()
        var said: [String] = []
        for text in ["go", "go on", "go now"] {
            let reply = engine.reply(to: BotTurn(text: text, state: state))
            (state, said) = (reply.state, said + [reply.text])
        }

        #expect(said == ["one", "two", "one"])
    }

    @Test func `places are filled by slots, things and attributes, else by their stand-ins`() throws {
        let rule = "say: {en: 'Hi {name|there}, order {order}, mail {email}.', zh: 你好}"
        var state = BotState()
        state.slots = ["order": "KO-1"]
        let turn = BotTurn(text: "go, I am ann@example.com", state: state, facts: BotFacts(attributes: ["email": "no"]))

        #expect(try Self.reply(rule, turn).text == "Hi there, order KO-1, mail ann@example.com.")
    }

    @Test func `a variant of which something is not known waits for one of which all is`() throws {
        let rule = "say: {en: ['Hi {name}.', Hi.], zh: [好]}"
        let known = BotTurn(text: "go", facts: BotFacts(attributes: ["name": "Ann\n{order}"]))

        #expect(try Self.reply(rule).text == "Hi.")
        #expect(try Self.reply(rule, known).text == "Hi Ann {order}.")
    }

    @Test func `a quiet rule lets others answer and sets what they see`() throws {
        let rules =
            Fixture.head + """
                rules:
                  - {id: mark, title: M, when: [{page: /vip}], set: {tier: gold}, label: vip}
                  - {id: gold, title: G, when: [{attribute: {tier: gold}, any: [go]}], say: {en: Sir., zh: 您好}}
                  - {id: all, title: A, when: [{any: [go]}], say: {en: Hi., zh: 你好}}

                """
        let engine = try BotEngine(documents: .fixture(rules: rules))
        let first = engine.reply(to: BotTurn(text: "go", facts: BotFacts(page: "/vip/x")))
        let second = engine.reply(to: BotTurn(text: "now go", state: first.state, facts: BotFacts(page: "/vip/x")))

        #expect(first.text == "Sir.")
        #expect(first.actions == [.setAttribute(name: "tier", value: "gold"), .label(["vip"])])
        #expect(first.explained.quiet == ["mark"])
        #expect(first.state.attributes == ["tier": "gold"])
        #expect(second.actions == [.label(["vip"])])
        #expect(engine.reply(to: BotTurn(text: "go")).text == "Hi.")
    }

    @Test func `quiet rules act on a request for a person too`() throws {
        let rules =
            Fixture.head + "rules:\n  - {id: mark, title: M, when: [{attribute: {tier: gold}}], queue: vip}\n"
        let engine = try BotEngine(documents: .fixture(rules: rules))
        let turn = BotTurn(text: "human please", facts: BotFacts(attributes: ["tier": "gold"]))

        #expect(engine.reply(to: turn).actions == [.queue("vip")])
    }

    @Test func `a rule gives a waiting conversation back, and does nothing else`() throws {
        let rules =
            Fixture.head
            + "rules:\n  - {id: back, title: B, when: [{hours: closed, any: [never mind]}], giveBack: true}\n"
        let engine = try BotEngine(documents: .fixture(rules: rules))
        let closed = BotFacts(isOpen: false)

        #expect(engine.givesBack(BotTurn(text: "never mind then", facts: closed))?.id == "back")
        #expect(engine.givesBack(BotTurn(text: "never mind then")) == nil)
        #expect(engine.givesBack(BotTurn(text: "hello", facts: closed)) == nil)
        #expect(engine.reply(to: BotTurn(text: "never mind then", facts: closed)).outcome == .missed)
    }
}
