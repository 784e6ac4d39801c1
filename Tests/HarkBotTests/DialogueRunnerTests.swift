import Testing

@testable import HarkBot

/// Scripted dialogues: they pass where the bot does what they say, and tell the first thing that it does not.
struct DialogueRunnerTests {
    private func results(_ dialogues: String) throws -> [DialogueResult] {
        let file = try BotScriptFile(name: "talks.yaml", text: dialogues)
        return try DialogueRunner(.leading()).run(file)
    }

    private func faults(_ text: String) -> [BotFault] {
        do throws(BotError) {
            _ = try BotScriptFile(name: "talks.yaml", text: text)
            return []
        } catch {
            if case .invalid(let faults) = error { return faults }
            return []
        }
    }

    @Test func `a script that the bot keeps passes`() throws {
        let results = try results(
            #"""
            config: demo.yaml
            language: en
            dialogues:
              - name: A late parcel
                turns:
                  - customer: Where is my parcel?
                    bot: Your tracking link is in the mail.
                    rule: parcel
                    reason: rule
                    outcome: answered
                    handoff: false
                    choices: [late, human]
                  - tap: late
                    pattern: three days
                    reason: choice
              - name: 转人工
                turns:
                  - {customer: 转人工, handoff: customerAsked, language: zh}
              - name: Nobody there
                facts: {isOpen: false, attributes: {email: ann@example.com}}
                turns:
                  - {customer: human please, handoff: false, reason: human}
                  - {customer: My kayak leaks, handoff: true}
              - name: A repair
                calls:
                  - {url: /orders/K123456, method: GET, json: {items: [{name: Tent}], total: 20, due: 2026-01-09}}
                  - {url: /repairs, status: 409}
                turns:
                  - {customer: I want to book a repair, flow: repair}
                  - {customer: K123456, pattern: Tent, state: {order: K123456}}
                  - {customer: ann@example.com, bot: What is broken?, after: 29}
                  - {customer: where is my parcel, pattern: tracking link, after: 31, flow: none}
              - name: An order system that is down
                calls: [{url: orders, fails: timedOut}]
                turns:
                  - {customer: I want to book a repair}
                  - {customer: K123456, handoff: lookupFailed}
            """#
        )

        #expect(results.count == 5)
        for result in results { #expect(result.difference == nil, "\(result.difference?.description ?? "")") }
    }

    @Test(arguments: [
        ("{customer: hello, bot: Goodbye.}", "bot", "Goodbye.", "Hello. What can I do for you?"),
        ("{customer: hello, pattern: bye}", "pattern", "bye", "Hello. What can I do for you?"),
        ("{customer: hello, rule: parcel}", "rule", "parcel", "hello"),
        ("{customer: hello, reason: article}", "reason", "article", "rule"),
        ("{customer: hello, handoff: true}", "handoff", "true", "false"),
        ("{customer: human please, handoff: anger}", "handoff", "anger", "customerAsked"),
        ("{customer: human please, handoff: false}", "handoff", "false", "customerAsked"),
        ("{customer: hello, choices: []}", "choices", "[]", "[human]"),
        ("{customer: hello, actions: [label vip]}", "actions", "[label vip]", "[]"),
        ("{customer: hello, state: {order: KO-1}}", "state.order", "KO-1", "none"),
        ("{tap: late}", "tap", "late", "[]"), ("{customer: hello, intent: repair}", "intent", "repair", "none"),
        ("{customer: hello, flow: repair}", "flow", "repair", "none"),
    ])
    func `the first difference is told`(turn: String, key: String, expected: String, actual: String) throws {
        let result = try results("dialogues:\n  - name: A talk\n    turns:\n      - \(turn)\n")[0]
        let difference = try #require(result.difference)

        #expect(difference.key == key && difference.expected == expected && difference.actual == actual)
        #expect(difference.line == 4 && difference.turn == 1 && difference.dialogue == "A talk")
        #expect(difference.description.hasPrefix("talks.yaml:4: A talk, turn 1: \(key)\n"))
    }

    @Test func `after a hand-off the bot says no more`() throws {
        let turns = "[{customer: human please}, {customer: hello}]"

        #expect(try results("dialogues: [{name: A, turns: \(turns)}]")[0].difference?.turn == 2)
    }

    @Test(arguments: [
        ("dialogues: [{name: A, turns: []}]", "dialogues[0].turns"),
        ("dialogues: [{name: A, turns: [{bot: x}]}]", "dialogues[0].turns[0]"),
        ("dialogues: [{name: A, turns: [{customer: x, sya: y}]}]", "dialogues[0].turns[0].sya"),
        ("dialogues: [{name: A, turns: [{customer: x, pattern: '('}]}]", "dialogues[0].turns[0].pattern"),
        (
            "dialogues: [{name: A, calls: [{url: x, fails: never}], turns: [{customer: x}]}]",
            "dialogues[0].calls[0].fails"
        ),
        ("moment: yesterday\ndialogues: []", "moment"), ("zone: Nowhere\ndialogues: []", "zone"),
        ("language: en", "dialogues"),
    ])
    func `a script with a mistake is refused where it stands`(text: String, keyPath: String) {
        let found = faults(text)

        #expect(found.map(\.keyPath) == [keyPath], "\(found)")
        #expect(found.first?.line != nil)
    }
}
