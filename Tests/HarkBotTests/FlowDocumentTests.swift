import Foundation
import Testing

@testable import HarkBot

struct FlowDocumentTests {
    private func faults(_ yaml: String) -> [BotFault] {
        do throws(BotError) {
            _ = try FlowDocument.fixture(yaml)
            return []
        } catch {
            guard case .invalid(let faults) = error else { return [] }
            return faults
        }
    }

    private func faults(steps: String, slots: String = "it: {type: text, ask: {en: What?, zh: 什么？}}") -> [BotFault] {
        faults("id: f\ntitle: F\nslots:\n  \(slots)\nsteps:\n\(steps)\n")
    }

    @Test func `the fixture is accepted and comes back from JSON`() throws {
        let flow = try FlowDocument.fixture()

        #expect(flow.slots.count == 4 && flow.steps.count == 9)
        #expect(flow.minutes == 30)
    }

    @Test(arguments: [
        ("type: word", "slots.it.type"), ("type: text, retries: 6", "slots.it.retries"),
        ("type: text, retries: -1", "slots.it.retries"),
        ("type: text, retries: x", "slots.it.retries"), ("type: text, confirm: maybe", "slots.it.confirm"),
        ("type: oneOf", "slots.it"), ("type: oneOf, options: [{id: a, label: {en: A, zh: 甲}}]", "slots.it.options"),
        ("type: oneOf, options: [{id: human, label: {en: A, zh: 甲}}]", "slots.it.options[0].id"),
        ("type: text, options: [{id: a, label: {en: A, zh: 甲}}]", "slots.it.options"),
        ("type: email, most: 3", "slots.it.most"), ("type: text, most: 900", "slots.it.most"),
        ("type: number, least: 3, most: 2", "slots.it.least"), ("type: text, currency: EUR", "slots.it.currency"),
        ("type: yesNo, pattern: x", "slots.it.pattern"), ("type: order, pattern: '('", "slots.it.pattern"),
        ("type: order, pattern: 'x*'", "slots.it.pattern"), ("type: oneOf, optionsFrom: items", "slots.it.optionsFrom"),
        ("type: text, patern: x", "slots.it.patern"),
        ("type: text, invalid: {en: '{it}?', zh: 啊}", "slots.it.invalid.en[0]"),
    ])
    func `a wrong slot is refused where it stands`(slot: String, keyPath: String) {
        let found = faults(FlowFixture.asking(slot))

        #expect(found.map(\.keyPath).contains(keyPath), "\(found)")
        #expect(found.allSatisfy { $0.line != nil && $0.file == "flow.yaml" })
    }

    @Test(arguments: [
        ("  - ask: that", "steps[0].ask"), ("  - ask: it\n    then: nowhere", "steps[0].then"),
        ("  - ask: it\n  - say: {en: 'a {b}', zh: 好}", "steps[1].say.en[0]"),
        ("  - say: {en: 'a {it}', zh: 好}\n  - ask: it", "steps[0].say.en[0]"),
        ("  - ask: it\n    if: {language: en}\n  - say: {en: ok, zh: '{it}'}", "steps[1].say.zh[0]"),
        ("  - ask: it\n  - say: {en: 'a { b', zh: 好}", "steps[1].say.en"),
        ("  - ask: it\n  - say: {en: 'a }', zh: 好}", "steps[1].say.en"),
        ("  - ask: it\n  - say: {en: '{a b}', zh: 好}", "steps[1].say.en"),
        ("  - ask: it\n  - say: {en: '{secret.X}', zh: 好}", "steps[1].say.en[0]"),
        ("  - ask: it\n  - say: {en: x}", "steps[1].say.zh"),
        ("  - ask: it\n  - say: {en: [], zh: 好}", "steps[1].say.en"),
        ("  - ask: it\n    say: {en: a, zh: 好}", "steps[0]"), ("  - ask: it\n  - if: {it: x}", "steps[1]"),
        ("  - ask: it\n  - if: {what: x}\n    then: end", "steps[1].if.what"),
        ("  - ask: it\n  - if: {it: []}\n    then: end", "steps[1].if.it"),
        ("  - id: end\n    ask: it", "steps[0].id"),
        ("  - id: a\n    ask: it\n  - id: a\n    say: {en: x, zh: 好}", "steps[1].id"),
        ("  - ask: it\n    then: end\n  - say: {en: x, zh: 好}", "steps[1]"),
        ("  - ask: it\n  - id: a\n    say: {en: x, zh: 好}\n    then: a", "steps[1]"),
        ("  - ask: it\n    no: end", "steps[0].no"), ("  - say: {en: x, zh: 好}", "slots.it"),
        ("  - ask: it\n  - aks: it", "steps[1].aks"),
    ])
    func `a wrong step is refused where it stands`(steps: String, keyPath: String) {
        let found = faults(steps: steps)

        #expect(found.map(\.keyPath).contains(keyPath), "\(found)")
        #expect(found.allSatisfy { $0.line != nil })
    }

    @Test(arguments: [
        ("url: https://a.example/x", "steps[1].call.failed"), ("failed: {say: {en: x, zh: 好}}", "steps[1].call.url"),
        ("url: ftp://a.example/x, failed: {say: {en: x, zh: 好}}", "steps[1].call.url"),
        ("url: 'https://{it}/x', failed: {say: {en: x, zh: 好}}", "steps[1].call.url"),
        ("url: 'https://a.example:{it}/x', failed: {say: {en: x, zh: 好}}", "steps[1].call.url"),
        ("url: 'https://u:p@a.example/x', failed: {say: {en: x, zh: 好}}", "steps[1].call.url"),
        ("url: 'https://a.example/x#{it}', failed: {say: {en: x, zh: 好}}", "steps[1].call.url"),
        ("url: 'https://a.example/{secret.X}', failed: {say: {en: x, zh: 好}}", "steps[1].call.url"),
        ("url: 'https://a.example/{who}', failed: {say: {en: x, zh: 好}}", "steps[1].call.url"),
        ("url: https://a.example/x, timeout: 0.5, failed: {say: {en: x, zh: 好}}", "steps[1].call.timeout"),
        ("url: https://a.example/x, timeout: 21, failed: {say: {en: x, zh: 好}}", "steps[1].call.timeout"),
        ("url: https://a.example/x, method: TRACE, failed: {say: {en: x, zh: 好}}", "steps[1].call.method"),
        ("url: https://a.example/x, body: {a: b}, failed: {say: {en: x, zh: 好}}", "steps[1].call.body"),
        (
            "url: https://a.example/x, method: POST, body: {a: '{b}'}, failed: {say: {en: x, zh: 好}}",
            "steps[1].call.body"
        ),
        (
            "url: https://a.example/x, method: POST, body: {a: '{secret.B}'}, failed: {say: {en: x, zh: 好}}",
            "steps[1].call.body"
        ),
        ("url: https://a.example/x, headers: {A: '{it}'}, failed: {say: {en: x, zh: 好}}", "steps[1].call.headers"),
        ("url: https://a.example/x, headers: {'A:': b}, failed: {say: {en: x, zh: 好}}", "steps[1].call.headers"),
        (
            "url: https://a.example/x, headers: {A: \"b\\nC: d\"}, failed: {say: {en: x, zh: 好}}",
            "steps[1].call.headers"
        ),
        ("url: https://a.example/x, map: {it: a}, failed: {say: {en: x, zh: 好}}", "steps[1].call.map.it"),
        (
            "url: https://a.example/x, map: {a: {path: b, type: blob}}, failed: {say: {en: x, zh: 好}}",
            "steps[1].call.map.a.type"
        ),
        ("url: https://a.example/x, failed: end", "steps[1].call.failed"),
        ("url: https://a.example/x, failed: {say: {en: x, zh: 好}, ask: who}", "steps[1].call.failed.ask"),
        ("url: https://a.example/x, failed: {say: {en: x, zh: 好}, ask: it, then: end}", "steps[1].call.failed"),
        ("url: https://a.example/x, map: {a: b}, failed: {say: {en: '{a}', zh: 好}}", "steps[1].call.failed.say.en[0]"),
    ])
    func `a wrong call is refused where it stands`(call: String, keyPath: String) {
        let found = faults(steps: "  - ask: it\n  - call: {\(call)}")

        #expect(found.map(\.keyPath).contains(keyPath), "\(found)")
        #expect(found.allSatisfy { $0.line != nil })
    }

    @Test func `an unknown option in a condition is refused`() {
        let options =
            "it: {type: oneOf, ask: {en: x, zh: 好}, options: [{id: a, label: {en: A, zh: 甲}}, {id: b, label: {en: B, zh: 乙}}]}"
        let steps = "  - ask: it\n  - if: {it: [a, c]}\n    say: {en: x, zh: 好}"

        #expect(faults(steps: steps, slots: options).map(\.reason) == ["c is no option of it"])
    }

    @Test func `a call that fails in a circle without a question is refused`() {
        let call = "  - id: a\n    call: {url: https://a.example/x, failed: {say: {en: x, zh: 好}, then: a}}"

        #expect(faults(steps: "  - ask: it\n" + call).map(\.keyPath) == ["steps[1]"])
    }

    @Test(arguments: ["minutes: 0", "minutes: 1441", "minutes: x", "minits: 3"])
    func `a wrong head is refused`(line: String) {
        #expect(faults("\(line)\nid: f\ntitle: F\nsteps: [{say: {en: x, zh: 好}}]").first?.line == 1)
    }

    @Test func `all faults are told at once, with file and line`() {
        let found = faults(steps: "  - ask: that\n  - ask: it\n    then: nowhere\n  - say: {en: '{x}', zh: '{y}'}")

        #expect(found.count == 5, "\(found)")
        #expect(found.first?.description == "flow.yaml:6: steps[0].ask: that is no slot")
    }

    @Test func `too many slots, steps and values are refused`() {
        let slots = (0...10).map { "  s\($0): {type: text, ask: {en: x, zh: 好}}" }.joined(separator: "\n")
        let asks = (0...10).map { "  - ask: s\($0)" }.joined(separator: "\n")
        let many = String(repeating: "  - say: {en: x, zh: 好}\n", count: 61)

        #expect(faults("id: f\ntitle: F\nslots:\n\(slots)\nsteps:\n\(asks)").map(\.keyPath) == ["slots"])
        #expect(faults("id: f\ntitle: F\nsteps:\n\(many)").map(\.keyPath) == ["steps"])
    }

    @Test(arguments: ["order-status", "return-request", "address-change", "refund"])
    func `the demo's flows are accepted`(name: String) throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let flow = try FlowDocument.read(.read(root.appendingPathComponent("config/bot/flows/\(name).yaml")))

        #expect(flow.id == name)
    }

    @Test func `the example of the guide is accepted`() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let guide = try String(contentsOf: root.appendingPathComponent("docs/bot.md"), encoding: .utf8)
        let start = try #require(guide.range(of: "```yaml\nid: "))
        let end = try #require(guide.range(of: "```", range: start.upperBound..<guide.endIndex))

        #expect(try FlowDocument.fixture("id: " + guide[start.upperBound..<end.lowerBound]).id == "order-status")
    }
}
