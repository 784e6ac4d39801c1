import HarkLanguage
import Testing

@testable import HarkBot

/// Outside office hours the bot takes a message and an address before it hands off.
struct LeavingMessageTests {
    private let engine: BotEngine
    private static let closed = BotFacts(isOpen: false)

    init() throws {
        engine = try .fixture()
    }

    private func talk(_ texts: [String], facts: BotFacts = closed, from state: BotState = BotState()) -> [BotReply] {
        var state = state
        return texts.map { text in
            let reply = engine.reply(to: BotTurn(text: text, state: state, facts: facts))
            state = reply.state
            return reply
        }
    }

    @Test(arguments: [
        (
            ["human please", "my kayak leaks", "it is ann@example.com"], BotHandoff.Reason.customerAsked,
            Language.english
        ),
        (["purple bananas", "green bananas", "my kayak leaks", "ann@example.com"], .botUnsure, .english),
        (["my lawyer will write", "my kayak leaks", "ann@example.com"], .rule, .english),
        (["转人工", "我的皮划艇漏水", "邮箱是 ann@example.com"], .customerAsked, .chinese),
    ])
    func `a message and an address lead to people, with the reason`(
        texts: [String],
        reason: BotHandoff.Reason,
        language: Language
    ) throws {
        let replies = talk(texts)
        let handoff = try #require(replies.last?.handoff)

        #expect(replies.dropLast().allSatisfy { $0.handoff == nil })
        #expect(handoff.reason == reason)
        #expect(handoff.brief.address == "ann@example.com")
        #expect(handoff.brief.message == texts[texts.count - 2])
        #expect(replies.last?.language == language)
        #expect(replies.last?.state.leaving == nil)
        #expect(replies[replies.count - 2].choices.map(\.id) == ["cancel"])
    }

    @Test func `a no to the question for an address still leaves the message`() throws {
        let engine = try BotEngine.fixture()
        let facts = BotFacts(isOpen: false)
        var state = engine.reply(to: BotTurn(text: "human please", facts: facts)).state
        state = engine.reply(to: BotTurn(text: "my tent is torn", state: state, facts: facts)).state

        let reply = engine.reply(to: BotTurn(text: "no", state: state, facts: facts))

        #expect(reply.handoff?.brief.message == "my tent is torn" && reply.handoff?.brief.address == nil)
    }

    @Test func `an address in the message, or one that is known, is not asked for`() {
        let known = BotFacts(isOpen: false, attributes: ["email": "ann@example.com"])

        #expect(talk(["human please", "write to ann@example.com, my kayak leaks"])[1].handoff != nil)
        #expect(talk(["human please", "my kayak leaks"], facts: known)[1].handoff?.brief.address == "ann@example.com")
    }

    @Test func `without an address the message goes to people in the end`() {
        let replies = talk(["human please", "my kayak leaks", "I have none", "really", "no mail at all"])

        #expect(replies[2].text.contains("name@example.com") && replies[3].handoff == nil)
        #expect(replies[4].handoff?.brief.message == "my kayak leaks")
        #expect(replies[4].handoff?.brief.address == nil)
    }

    @Test func `the customer may think better of it`() {
        let replies = talk(["human please", "never mind", "Where is my parcel?"])
        let tapped = engine.reply(to: BotTurn(text: "", choice: "cancel", state: replies[0].state, facts: Self.closed))

        #expect(replies[1].state.leaving == nil && replies[1].outcome == .smallTalk)
        #expect(replies[2].explained.id == "parcel")
        #expect(tapped.state.leaving == nil)
    }

    @Test func `asking for a person again does not begin again`() {
        let replies = talk(["human please", "please have somebody contact me", "ann@example.com"])

        #expect(replies[1].text.contains("e-mail address"))
        #expect(replies[2].handoff?.brief.message == "please have somebody contact me")
    }

    @Test func `when people have come meanwhile they take it at once`() {
        let asked = talk(["human please"])
        let reply = talk(["my kayak leaks"], facts: BotFacts(), from: asked[0].state)[0]

        #expect(reply.handoff?.reason == .customerAsked && reply.handoff?.brief.message == "my kayak leaks")
    }

    @Test func `what has no word is no message`() {
        #expect(talk(["human please", "???"])[1].state.leaving?.text == nil)
    }

    @Test func `a policy may hand off all the same`() throws {
        let engine = try BotEngine(documents: .fixture(rules: Fixture.rules + "\nhandoff: {takeMessages: false}\n"))

        #expect(engine.reply(to: BotTurn(text: "human please", facts: Self.closed)).handoff?.reason == .customerAsked)
    }

    @Test func `what the bot knows it answers at any hour`() {
        #expect(talk(["Where is my parcel?"])[0].explained.id == "parcel")
    }

    @Test func `what a rule wants done with the hand-off is done with it`() throws {
        let rules = Fixture.head + "rules: [{id: a, title: A, when: [{any: [go]}], handoff: Why, queue: vip}]\n"
        let engine = try BotEngine(documents: .fixture(rules: rules))
        let asked = engine.reply(to: BotTurn(text: "go", facts: Self.closed))
        let turn = BotTurn(text: "I am ann@example.com, call me", state: asked.state, facts: Self.closed)

        #expect(asked.actions.isEmpty)
        #expect(engine.reply(to: turn).actions == [.queue("vip")])
        #expect(engine.reply(to: turn).handoff?.brief.note == "Why")
    }
}
