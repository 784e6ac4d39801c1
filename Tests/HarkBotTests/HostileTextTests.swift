import HarkLanguage
import Testing

@testable import HarkBot

/// What someone may write to make the bot slow, loud or wrong.
struct HostileTextTests {
    private static let texts = [
        "", " ", "\u{0}", "\u{202E}\u{200B}", String(repeating: "a", count: 8_000),
        String(repeating: "我", count: 8_000),
        String(repeating: "where is my ", count: 600), String(repeating: "包裹在", count: 2_600),
        String(repeating: "a\u{301}\u{302}", count: 2_600), String(repeating: "🙂", count: 8_000),
        String(repeating: "(((((", count: 1_600), String(repeating: "delivered not ", count: 570),
        "<img src=x onerror=alert(1)>", "'; DROP TABLE message; --", "${jndi:ldap://x}",
        "ﷺ" + String(repeating: "ﷺ", count: 4_000),
    ]

    /// A backtracking engine would need longer than the time limit for one of these, not a little longer.
    @Test(.timeLimit(.minutes(1))) func `every text is answered`() throws {
        let engine = try BotEngine.demo()

        for text in Self.texts {
            let reply = engine.reply(to: BotTurn(text: text))

            #expect(!reply.text.isEmpty || reply.handoff != nil, "\(text.prefix(20))")
        }
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["^(a+)+$", "(a|aa)+$", "(.*)*x", "(x+x+)+y", "([a-z]+)*[0-9]"])
    func `patterns that blow up elsewhere are linear here`(source: String) throws {
        let pattern = try LinearPattern(source)
        let text = String(repeating: "a", count: 20_000) + "!"

        #expect(pattern.firstMatch(in: text) == nil)
    }

    @Test func `what a customer wrote never comes back in the reply`() throws {
        let engine = try BotEngine.demo()

        for text in Self.texts where text.count > 5 {
            let reply = engine.reply(to: BotTurn(text: text))
            #expect(!reply.text.contains(text))
            #expect(!reply.choices.contains { $0.label.contains(text) })
        }
    }

    @Test func `a long message is read at its beginning and its end`() throws {
        let engine = try BotEngine.demo()
        let filler = String(repeating: "la ", count: 2_000)

        #expect(engine.reply(to: BotTurn(text: filler + "I want to talk to a person")).outcome == .handoff)
        #expect(engine.reply(to: BotTurn(text: "Where is my parcel? " + filler)).outcome == .answered)
    }

    @Test func `an invented state or choice does no harm`() throws {
        let engine = try BotEngine.demo()
        var state = BotState()
        state.misses = .max
        state.rule = "no-such-rule"
        state.offered = [BotChoice(id: "article:../../etc", label: "x"), BotChoice(id: "late", label: "y")]

        for choice in ["article:../../etc", "late", "again", "", "human\u{0}"] {
            let reply = engine.reply(to: BotTurn(text: "purple", choice: choice, state: state))
            #expect(reply.handoff?.reason == .botUnsure)
            #expect(reply.state.misses == 0)
        }
    }

    @Test func `the same turn has the same reply, from any engine`() throws {
        let one = try BotEngine.demo()
        let analyzer = try LanguageAnalyzer(models: LanguageModels())
        let other = try BotEngine.trained(one.documents, analyzer: analyzer)

        for text in (Paraphrases.english + Paraphrases.chinese).flatMap(\.texts) + Paraphrases.offTopic {
            let turn = BotTurn(text: text, languageHint: "zh-CN")
            #expect(one.reply(to: turn) == other.reply(to: turn))
        }
    }
}
