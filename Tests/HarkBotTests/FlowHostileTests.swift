import Foundation
import HarkLanguage
import HarkTesting
import Testing

@testable import HarkBot

/// What someone may write, and what a server may answer, to make a flow crash, grow or never end.
struct FlowHostileTests {
    private static let texts = [
        "", " ", "\u{0}", "\u{202E}", "yes", "no", "好的", "不", "2", "第二个", "K123456", "K1234567890", "a@b.example",
        "{secret.TOKEN}", "{order}", #"","admin":true,"x":""#, "../../etc/passwd", "%2e%2e%2f",
        "'; DROP TABLE orders; --",
        "<script>alert(1)</script>", "bonjour, où est mon colis ?", "Где моя посылка?", "荷物はどこですか", "🙂", "no, K777777",
        "do you ship to Norway?", "one hundred and twenty", "tomorrow at 3pm", "€12.50", "9999999999999999999999999999",
        String(repeating: "9", count: 400), String(repeating: "万", count: 60), String(repeating: "a", count: 8_000),
        String(repeating: "我", count: 8_000), String(repeating: "\"\\/", count: 60),
        String(repeating: "{", count: 3_000),
        String(repeating: "e\u{301}\u{302}", count: 2_000), "seam", "其他", "The zip", "human",
        "K123456 a@b.example seam yes",
    ]

    private static let answers = [
        "null", "{}", "[]", #"{"items":[{"name":"Tent"}],"total":1}"#,
        #"{"items":[{"name":"T"}],"total":"9 EUR","due":"2026-12-01"}"#,
        #"{"items":[{"name":"\#(String(repeating: "\\\"/", count: 900))"}],"total":2}"#, #"{"label":"{secret.TOKEN}"}"#,
        #"{"items":[{"name":"\#(String(repeating: "长", count: 2_000))"}],"total":2}"#, #"{"label":""}"#,
        #"{"items":[{"name":"x"}],"total":1e308}"#, #"{"items":[{"name":"x"}],"total":-0.0}"#,
    ]

    private static let statuses = [200, 200, 200, 201, 404, 409, 500, 0, -1, 999]

    @Test(arguments: 0..<200) func `a random talk never breaks a law`(seed: Int) throws {
        var chance = SplitMix(seed: UInt64(seed))
        let language: Language = chance.chance(50) ? .english : .chinese
        var talk = try FlowTalk(FlowFixture.yaml, chance.pick(Self.texts), language)
        for _ in 0..<120 where talk.state != nil {
            try Self.keepsLaws(talk.last)
            if talk.request != nil {
                if chance.chance(20) {
                    talk.fail(chance.pick(BotCallFailure.allCases))
                } else {
                    try talk.bring(chance.pick(Self.statuses), chance.pick(Self.answers))
                }
            } else if chance.chance(10) {
                talk.remind()
            } else {
                let choice =
                    chance.chance(20) ? chance.pick(talk.last.choices.map(\.id) + ["yes", "human", "nothing"]) : nil
                talk.say(chance.pick(Self.texts), choice: choice)
            }
        }
        try Self.keepsLaws(talk.last)
    }

    @Test(arguments: texts) func `who never answers is handed on within a few turns`(text: String) throws {
        var talk = try FlowTalk(FlowFixture.yaml, "")
        var turns = 0
        while talk.state != nil, turns < 60 {
            if talk.request != nil { try talk.bring(200, Self.answers[3]) } else { talk.say(text) }
            turns += 1
        }

        #expect(talk.state == nil, "\(text.prefix(20)) \(turns)")
        #expect(turns <= 45 && !talk.said.isEmpty)
    }

    @Test func `slots filled to the brim leave the state small`() throws {
        let names = (0..<10).map { "slotWithARatherLongNameOfForty\($0)" }
        let slots = names.map { "  \($0): {type: text, most: 300, ask: {en: x, zh: 好}}" }.joined(separator: "\n")
        let asks = names.map { "  - ask: \($0)" }.joined(separator: "\n")
        var talk = try FlowTalk("id: f\ntitle: F\nslots:\n\(slots)\nsteps:\n\(asks)")
        for character in ["我", "\"", "/", "\\", "🙂"] {
            talk = try FlowTalk("id: f\ntitle: F\nslots:\n\(slots)\nsteps:\n\(asks)")
            while talk.state != nil {
                talk.say("a" + String(repeating: character, count: 299))
                try Self.keepsLaws(talk.last)
            }
            #expect(talk.handoff == .flow)
        }
    }

    /// There is always something to say, and a state is small and comes back from JSON.
    private static func keepsLaws(_ outcome: FlowOutcome) throws {
        if case .calls(let request) = outcome.next {
            #expect(request.url.hasPrefix("https://shop.example/"))
            #expect(!request.url.contains("secret"))
        } else {
            #expect(!outcome.text.isEmpty)
        }
        let ends = outcome.state == nil
        #expect(ends == (outcome.next != .asks && !outcome.isCall))
        guard let state = outcome.state else { return }
        let bytes = try JSONEncoder().encode(state)
        #expect(bytes.count < 4_096)
        #expect(try JSONDecoder().decode(FlowState.self, from: bytes) == state)
    }
}

extension FlowOutcome {
    fileprivate var isCall: Bool { if case .calls = next { true } else { false } }
}
