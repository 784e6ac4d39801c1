import Foundation
import HarkLanguage
import Testing

@testable import HarkBot

/// What the bot's keeper stores between two turns.
struct BotStateTests {
    private func decoded(_ json: String) throws -> BotState {
        try JSONDecoder().decode(BotState.self, from: Data(json.utf8))
    }

    @Test func `a state that was stored before flows were known is read`() throws {
        let state = try decoded(
            #"{"misses":1,"rule":"parcel","language":"en","offered":[{"id":"late","label":"It's late"}]}"#
        )

        #expect(state.misses == 1 && state.rule == "parcel" && state.offered.map(\.id) == ["late"])
        #expect(state.turns == 0 && state.attributes.isEmpty && state.slots.isEmpty && state.flow == nil)
    }

    @Test func `a state comes back as it went, in the middle of all that it can hold`() throws {
        let engine = try BotEngine.leading()
        let facts = BotFacts(isOpen: false, attributes: ["name": "Ann"])
        let moment = Date(timeIntervalSince1970: 1_795_000_000)
        for text in ["I want to book a repair", "human please", "what can you do", "purple bananas", "包裹在哪里"] {
            let state = engine.reply(to: BotTurn(text: text, facts: facts, moment: moment)).state
            let data = try JSONEncoder().encode(state)

            #expect(try JSONDecoder().decode(BotState.self, from: data) == state)
            #expect(data.count < 4_096)
        }
    }

    @Test func `counts that nobody has counted are cut`() throws {
        let engine = try BotEngine.leading()
        let leaving = #"{"reason":"rule","actions":[],"text":"x","tries":9223372036854775807}"#
        let state = try decoded(
            #"{"misses":9223372036854775807,"turns":9223372036854775807,"offered":[],"leaving":\#(leaving)}"#
        )

        let reply = engine.reply(to: BotTurn(text: "purple bananas", state: state, facts: BotFacts(isOpen: false)))
        let flow = try JSONDecoder().decode(
            FlowState.self,
            from: Data(
                #"{"flow":"x","digest":"","language":"en","step":0,"values":{},"lists":{},"doubted":[],"misses":-9,"questions":9223372036854775807,"returns":9223372036854775807,"hasActed":false}"#
                    .utf8
            )
        )

        #expect(state.misses == 1_000 && !reply.text.isEmpty)
        #expect(flow.misses == 0 && flow.questions == 1_000 && flow.returns == 1_000)
    }

    @Test func `a flow that this version cannot read is dropped, not the state`() throws {
        let engine = try BotEngine.leading()
        let state = try decoded(#"{"misses":0,"offered":[],"flow":{"flow":"repair","step":"x"}}"#)

        let reply = engine.reply(to: BotTurn(text: "Where is my parcel?", state: state))

        #expect(reply.explained.kind == .rule && reply.state.flow == nil)
    }

    @Test func `a state never grows beyond what its keeper stores`() throws {
        let rules =
            Fixture.head
            + "rules: [{id: a, title: A, when: [{entity: order}], set: {'n': '{order}'}, say: {en: ok, zh: 好}}]\n"
        let engine = try BotEngine(documents: .fixture(rules: rules))
        var state = BotState()
        for name in 0..<200 { state.attributes.keep(String(repeating: "x", count: 500), "n\(name)") }

        #expect(state.attributes.count == BotEngine.mostValues)
        #expect(state.attributes.values.allSatisfy { $0.count == TextTemplate.valueCharacters })
        state.misses = .max
        state.turns = .max
        let next = engine.reply(to: BotTurn(text: "hm", state: state)).state
        #expect(next.misses < 100 && next.turns < 1_000_000)
    }

    @Test func `an explanation and an action come back as they went`() throws {
        let reply = try BotEngine.leading().reply(to: BotTurn(text: "please repair this"))
        let actions: [BotAction] = [
            .setAttribute(name: "a", value: "b"), .label(["x"]), .priority("high"), .queue("q"),
            .close(disposition: nil),
        ]

        let explained = try JSONEncoder().encode(reply.explained)
        #expect(try JSONDecoder().decode(BotExplanation.self, from: explained) == reply.explained)
        #expect(try JSONDecoder().decode([BotAction].self, from: JSONEncoder().encode(actions)) == actions)
    }

    @Test func `JSON of calls keeps its types and finds its places`() throws {
        let text = #"{"a":[1,true,null,"x",{"b":2.5}],"n":12345678901}"#
        let json = try JSONDecoder().decode(BotJSON.self, from: Data(text.utf8))

        #expect(json[path: "a.0"] == .number(1) && json[path: "a.1"] == .bool(true) && json[path: "a.2"] == .null)
        #expect(json[path: "a.4.b"]?.spoken == "2.5" && json[path: "n"]?.spoken == "12345678901")
        #expect(json[path: "a.9"] == nil && json[path: "a.x"] == nil && json[path: "a"]?.spoken == nil)
        #expect(try JSONDecoder().decode(BotJSON.self, from: JSONEncoder().encode(json)) == json)
    }
}
