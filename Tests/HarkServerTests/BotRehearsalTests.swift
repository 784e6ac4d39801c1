import HarkBot
import Testing

@testable import HarkServer

/// The scripted dialogues of a version.
struct BotRehearsalTests {
    @Test func `dialogues that go as scripted pass, and others name their first difference`() throws {
        let good = "dialogues:\n  - name: Hours\n    turns: [{customer: opening hours, rule: hours}]\n"
        let bad = """
            dialogues:
              - name: Hours
                turns:
                  - {customer: opening hours, rule: hours}
                  - {customer: opening hours, rule: prices}
              - name: Again
                turns: [{customer: opening hours, rule: hours}]

            """
        let rehearsal = rehearse(try build(["tests/good.yaml": good, "tests/wrong.yaml": bad, "notes/x.tsv": "a"]))

        #expect(rehearsal.passed == 2 && rehearsal.failed == 1)
        #expect(rehearsal.items.map(\.file) == ["tests/good.yaml", "tests/wrong.yaml"])
        #expect(rehearsal.items[0].difference == nil)
        let difference = try #require(rehearsal.items[1].difference)
        #expect(difference.dialogue == "Hours" && difference.turn == 2 && difference.line == 5)
        #expect(difference.reason == "rule: expected prices, got hours")
        #expect(rehearsal.firstDifference == "tests/wrong.yaml:5: Hours, turn 2: rule: expected prices, got hours")
    }

    @Test func `a file that can't be read counts as one failure`() throws {
        let rehearsal = rehearse(try build(["tests/broken.yaml": "dialogues: 3\n"]))

        #expect(rehearsal.passed == 0 && rehearsal.failed == 1)
        #expect(rehearsal.items[0].difference?.turn == 0)
        #expect(rehearsal.firstDifference?.hasPrefix("tests/broken.yaml:1: dialogues: ") == true)
    }

    @Test func `without scripts there is nothing to fail`() throws {
        let rehearsal = rehearse(try build([:]))

        #expect(rehearsal.items.isEmpty && rehearsal.passed == 0 && rehearsal.failed == 0)
        #expect(rehearsal.firstDifference == nil)
    }

    private func build(_ files: [String: String]) throws -> BotBuild {
        let script = """
            greeting: {en: Hello, zh: 你好}
            starters: {en: [], zh: []}
            rules:
              - id: hours
                title: Opening hours
                when: [{any: [opening hours, 营业时间]}]
                say: {en: We are open from nine to five., zh: 我们九点到五点营业。}

            """
        return try BotBuild(try BotFiles([BotFiles.script: script]).changed(by: files.mapValues { $0 }))
    }
}
