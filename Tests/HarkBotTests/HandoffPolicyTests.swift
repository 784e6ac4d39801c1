import HarkLanguage
import Testing

@testable import HarkBot

/// When the bot hands off by itself, and what the person is told.
struct HandoffPolicyTests {
    private static func engine(_ policy: String = "", more: String = "") throws -> BotEngine {
        let rules = Fixture.rules + "\n" + (policy.isEmpty ? "" : "handoff: {\(policy)}\n") + more
        return try BotEngine(documents: .fixture(rules: rules), intents: ScriptedIntents.read)
    }

    private static func talk(_ engine: BotEngine, _ texts: [String], facts: BotFacts = BotFacts()) -> [BotReply] {
        var state = BotState()
        return texts.map { text in
            let reply = engine.reply(to: BotTurn(text: text, state: state, facts: facts))
            state = reply.state
            return reply
        }
    }

    @Test(arguments: [(1, 0), (2, 1), (3, 2), (5, 4)])
    func `so many misses in a row hand off`(misses: Int, at: Int) throws {
        let texts = ["purple bananas", "green bananas", "blue bananas", "red bananas", "black bananas"]
        let replies = try Self.talk(Self.engine("misses: \(misses)"), texts)

        #expect(replies.firstIndex { $0.handoff?.reason == .botUnsure } == at)
    }

    @Test func `no misses hand off where the policy says so`() throws {
        let texts = (0..<12).map { "bananas \($0)" }

        #expect(try Self.talk(Self.engine("misses: 0"), texts).allSatisfy { $0.handoff == nil })
    }

    @Test func `between the first miss and the last the bot offers a person`() throws {
        let replies = try Self.talk(Self.engine("misses: 3"), ["purple bananas", "green bananas"])

        #expect(replies[1].text == "I'm not sure about that one. Shall I get a person?")
        #expect(replies[1].choices.map(\.id) == ["again", "human"])
    }

    @Test(arguments: [
        ("", true), ("anger: true", true), ("anger: 0.97", false), ("anger: false", false), ("anger: 0.5", true),
    ])
    func `an angry message hands off, whatever the bot knows`(policy: String, expected: Bool) throws {
        let turn = BotTurn(text: "WHERE is my parcel?!", analysis: .angry)
        let reply = try Self.engine(policy).reply(to: turn)

        #expect((reply.handoff?.reason == .anger) == expected)
        guard expected else { return }
        #expect(reply.text.hasPrefix("I'm sorry"))
        #expect(reply.explained.losers.first?.id == "parcel" && reply.explained.losers.first?.reason == .handsOff)
        #expect(reply.explained.stages.last?.verdict == .handsOff)
        #expect(reply.handoff?.brief.suggestedReply == "Your tracking link is in the mail.")
        #expect(reply.handoff?.brief.sentiment == .veryNegative)
    }

    @Test func `the same answer to another message hands off as a loop`() throws {
        let texts = ["Where is my parcel?", "but where is the parcel"]
        let replies = try Self.talk(Self.engine(), texts)

        #expect(replies[0].handoff == nil)
        #expect(replies[1].handoff?.reason == .loop)
        #expect(try Self.talk(Self.engine("repeats: false"), texts)[1].handoff == nil)
    }

    @Test func `the same message again, small talk and another answer between are no loop`() throws {
        let engine = try Self.engine()

        #expect(Self.talk(engine, ["Where is my parcel?", "where is my parcel?"]).allSatisfy { $0.handoff == nil })
        #expect(Self.talk(engine, ["hello", "hi"]).allSatisfy { $0.handoff == nil })
        #expect(
            Self.talk(engine, ["Where is my parcel?", "size chart", "where is the parcel"]).allSatisfy {
                $0.handoff == nil
            }
        )
    }

    @Test func `a contact or order of high value gets a person when people are there`() throws {
        let engine = try Self.engine("value: 1000, attribute: {name: tier, values: [gold]}")
        let text = ["Where is my parcel?"]

        #expect(Self.talk(engine, text, facts: BotFacts(value: 1000))[0].handoff?.reason == .highValue)
        #expect(Self.talk(engine, text, facts: BotFacts(value: 999))[0].handoff == nil)
        #expect(Self.talk(engine, text, facts: BotFacts(attributes: ["tier": "GOLD"]))[0].handoff?.reason == .highValue)
        #expect(Self.talk(engine, text, facts: BotFacts(attributes: ["tier": "tin"]))[0].handoff == nil)
        #expect(Self.talk(engine, ["hello"], facts: BotFacts(value: 1000))[0].handoff == nil)
        #expect(Self.talk(engine, text, facts: BotFacts(isOpen: false, value: 1000))[0].handoff == nil)
    }

    @Test func `an intent of high value gets a person`() throws {
        let intent =
            "intents: [{id: repair, title: R, examples: {en: [x]}, value: high, say: {en: Send it., zh: 请寄来。}}]\n"
        let reply = try Self.talk(Self.engine(more: intent), ["repair it"])[0]

        #expect(reply.handoff?.reason == .highValue)
        #expect(reply.handoff?.brief.suggestedReply == "Send it.")
    }

    @Test func `a hand-off keeps the actions of the answer but does not close`() throws {
        let rules =
            Fixture.head
            + "rules: [{id: a, title: A, when: [{any: [go]}], say: {en: x, zh: y}, label: l, close: done}]\n"
        let engine = try BotEngine(documents: .fixture(rules: rules))

        #expect(engine.reply(to: BotTurn(text: "go", analysis: .angry)).actions == [.label(["l"])])
        #expect(engine.reply(to: BotTurn(text: "go")).actions == [.label(["l"]), .close(disposition: "done")])
    }

    @Test func `the brief holds all, and its text is short in both languages`() throws {
        var brief = BotBrief(
            history: [
                .init(by: .visitor, text: "hi"), .init(by: .bot, text: "Hello."),
                .init(by: .visitor, text: "My kayak\nleaks"),
                .init(by: .bot, text: "I'm not sure."), .init(by: .visitor, text: "human please"),
            ],
            language: .english
        )
        brief.note = "Ann's third"
        brief.message = "Call me"
        brief.address = "ann@example.com"
        brief.slots = ["order": "KO-1", "reason": "too small"]
        brief.sentiment = .negative
        brief.suggestedReply = "Send it in."

        #expect(
            HandoffSummary.text(of: brief, language: .english).split(separator: "\n") == [
                "Asked: My kayak leaks", "Bot said: I'm not sure.", "Last message: human please",
                "Left a message: Call me (ann@example.com)", "Note: Ann's third",
                "Told the bot: order KO-1, reason too small", "Customer: unhappy, writes English",
                "Suggested reply: Send it in.",
            ]
        )
        #expect(HandoffSummary.text(of: brief, language: .chinese).contains("客户：不满，使用英语"))
        brief.message = String(repeating: "long ", count: 500)
        #expect(HandoffSummary.text(of: brief, language: .english).split(separator: "\n").allSatisfy { $0.count < 220 })
    }

    @Test func `articles that may help are named, the first proposed as a reply`() throws {
        let reply = try Self.engine().reply(to: BotTurn(text: "human please, my boots run small"))

        #expect(reply.handoff?.brief.articles == ["sizes"])
        #expect(reply.handoff?.brief.suggestedReply?.contains("half a size") == true)
    }
}
