import Foundation
import HarkLanguage
import Testing

@testable import HarkBot

/// Flows as the engine runs them: how they start, what may be asked in between, calls, and ends.
struct FlowTalkTests {
    private let engine: BotEngine

    init() throws {
        engine = try .leading()
    }

    private func say(_ text: String, after state: BotState = BotState(), choice: String? = nil) -> BotReply {
        engine.reply(to: BotTurn(text: text, choice: choice, state: state))
    }

    private func call(_ text: String, after state: BotState) throws -> BotCall {
        guard case .call(let call) = engine.step(BotTurn(text: text, state: state)) else {
            throw Missing()
        }
        return call
    }

    private struct Missing: Error {}

    @Test func `a rule, an intent and a button start a flow`() {
        let rule = say("I want to book a repair")
        let intent = say("please repair this")
        let offered = say("what can you do")
        let tapped = say("", after: offered.state, choice: "book")

        for reply in [rule, intent, tapped] {
            #expect(reply.text.hasSuffix("What is your order number?"))
            #expect(reply.state.flow?.flow == "repair" && reply.explained.flow == "repair")
        }
        #expect(rule.text == "Gladly.\nWhat is your order number?")
        #expect(rule.explained.kind == .rule && intent.explained.kind == .intent)
    }

    @Test func `a call pauses the turn, and its result goes on with it`() throws {
        let asked = say("I want to book a repair")
        let call = try call("it is K123456", after: asked.state)
        let pause = try JSONDecoder().decode(BotPause.self, from: JSONEncoder().encode(call.pause))
        let order = BotJSON.object([
            "items": .list([.object(["name": .text("Tent")])]), "total": .number(20),
        ])

        let step = engine.resume(pause, with: .answered(status: 200, json: order))

        #expect(call.url == "https://shop.example/orders/K123456?language=en")
        #expect(call.headers == ["Authorization": "Bearer {secret.TOKEN}"])
        guard case .reply(let reply) = step else { throw Missing() }
        #expect(reply.text == "Your e-mail address?")
        #expect(reply.explained.kind == .flow && reply.explained.id == "repair")
        #expect(reply.state.slots == ["order": "K123456"])
        #expect(step == engine.resume(call.pause, with: .answered(status: 200, json: order)))
    }

    @Test func `a call that fails hands off with what was told`() throws {
        let asked = say("I want to book a repair")
        let reply = say("K123456", after: asked.state)

        #expect(reply.text == "Our orders are out of reach.")
        #expect(reply.handoff?.reason == .lookupFailed)
        #expect(reply.handoff?.brief.slots == ["order": "K123456"])
        #expect(reply.state.flow == nil)
    }

    @Test(arguments: [
        ("by the way, where is my parcel?", "Your tracking link is in the mail.", BotExplanation.Kind.rule),
        ("do your boots run small?", "Boots run small: take half a size more than in street shoes.", .article),
        ("invoice 0.9 please", "It is in your account.", .intent),
    ])
    func `a question in between is answered and the flow resumes`(
        text: String,
        answer: String,
        kind: BotExplanation.Kind
    ) {
        let asked = say("I want to book a repair")
        let aside = say(text, after: asked.state)

        #expect(aside.text == answer + "\nBack to where we were:\nWhat is your order number?")
        #expect(aside.explained.kind == kind)
        #expect(aside.explained.losers.first?.reason == .digression)
        #expect(aside.state.flow?.flow == "repair")
    }

    @Test func `what started the flow does not start it again`() {
        let asked = say("I want to book a repair")
        let again = say("a repair, book it", after: asked.state)

        #expect(again.text == "That is no number of ours.\nIt begins with K. What is it?")
        #expect(again.outcome == .smallTalk)
    }

    @Test func `a person may be asked for at any time, by words or a tap`() {
        let asked = say("I want to book a repair")

        #expect(say("human please", after: asked.state).handoff?.reason == .customerAsked)
        #expect(say("Talk to a person", after: asked.state, choice: "human").handoff?.reason == .customerAsked)
        #expect(say("my lawyer will hear of this", after: asked.state).handoff?.reason == .rule)
    }

    @Test func `an angry customer is handed off with what was told`() {
        let asked = say("I want to book a repair")
        let turn = BotTurn(text: "this is terrible", state: asked.state, analysis: .angry)

        #expect(engine.reply(to: turn).handoff?.reason == .anger)
    }

    @Test func `a cancelled flow is over`() {
        let asked = say("I want to book a repair")
        let cancelled = say("never mind", after: asked.state)

        #expect(cancelled.state.flow == nil && cancelled.outcome == .smallTalk)
        #expect(say("Where is my parcel?", after: cancelled.state).explained.kind == .rule)
    }

    @Test func `after a long silence the message is answered anew`() {
        let start = Date(timeIntervalSince1970: 1_795_000_000)
        let asked = engine.reply(to: BotTurn(text: "I want to book a repair", moment: start))
        let turn = BotTurn(text: "Where is my parcel?", state: asked.state, moment: start + 31 * 60)
        let late = engine.reply(to: turn)

        #expect(late.text.hasSuffix("\nYour tracking link is in the mail."))
        #expect(late.text.hasPrefix("A while has passed"))
        #expect(late.explained.losers.first?.reason == .ended)
        #expect(late.state.flow == nil)
    }

    @Test func `wrong answers end with a person, not with misses`() {
        var reply = say("I want to book a repair")
        for _ in 0..<3 { reply = say("xyzzy", after: reply.state) }

        #expect(reply.handoff?.reason == .flow)
    }

    @Test func `when nobody is there a failed flow takes a message and keeps what was told`() throws {
        let asked = say("I want to book a repair")
        let closed = BotFacts(isOpen: false)
        let failed = engine.reply(to: BotTurn(text: "K123456", state: asked.state, facts: closed))
        let left = engine.reply(
            to: BotTurn(text: "please repair it, ann@example.com", state: failed.state, facts: closed)
        )

        #expect(failed.state.leaving?.reason == .lookupFailed)
        #expect(left.handoff?.reason == .lookupFailed)
        #expect(left.handoff?.brief.slots == ["order": "K123456"])
    }

    @Test func `a flow that is gone does no harm`() throws {
        let asked = say("I want to book a repair")
        let other = try BotEngine.fixture()
        let reply = other.reply(to: BotTurn(text: "Where is my parcel?", state: asked.state))

        #expect(reply.explained.kind == .rule && reply.state.flow == nil)
    }

    @Test func `flows may stand in the rules file, and their faults are told there`() {
        let flow = FlowFixture.yaml.replacing("ask: order\n", with: "ask: nothing\n")
            .split(separator: "\n", omittingEmptySubsequences: false).map { "      " + $0 }.joined(separator: "\n")
        let rules = Fixture.head + "flows:\n  -\n" + flow + "\n"

        #expect {
            try BotDocuments.fixture(rules: rules)
        } throws: { error in
            guard case .invalid(let faults)? = error as? BotError else { return false }
            return faults.contains { $0.keyPath.hasPrefix("flows[0].steps[0]") && $0.line != nil }
        }
    }

    @Test func `a flow that does not exist cannot be started`() {
        let rules = Fixture.head + "rules: [{id: a, title: A, when: [{any: [x]}], flow: none}]\n"

        #expect(throws: BotError.self) { try BotDocuments.fixture(rules: rules) }
    }
}

extension BotEngine {
    /// The fixture's shop with the flow that books a repair, started by a rule, an intent and a button.
    static func leading() throws -> BotEngine {
        let rules =
            Fixture.rules + #"""

                  - id: book
                    title: Book a repair
                    when: [{all: [book, repair]}]
                    say: {en: Gladly., zh: 好的。}
                    flow: repair
                  - id: abilities
                    title: What it can do
                    when: [{pattern: what can you do}]
                    say: {en: This., zh: 这些。}
                    choices: [{id: book, label: {en: Book a repair, zh: 预约维修}, flow: repair}]
                flowFiles: [flows/repair.yaml]
                intents:
                  - {id: repair, title: Repairs, examples: {en: [repair it]}, flow: repair}
                  - id: invoice
                    title: Invoices
                    examples: {en: [invoice please]}
                    minimum: 0.8
                    say: {en: It is in your account., zh: 在您的账户里。}
                """#
        let articles = Fixture.articles.enumerated().map { TextFile(name: "help/\($0.offset).md", text: $0.element) }
        let documents = try BotDocuments(rules: TextFile(name: "bot.yaml", text: rules), articles: articles) { path in
            TextFile(name: path, text: FlowFixture.yaml)
        }
        return try BotEngine(documents: documents, intents: ScriptedIntents.read)
    }
}
