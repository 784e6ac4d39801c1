import Foundation
import Testing

@testable import HarkBot

struct StrictYAMLTests {
    /// The faults of a rules file that holds one rule.
    private func faults(rule: String) -> [BotFault] {
        faults(rules: Fixture.head + "rules:\n" + rule)
    }

    private func faults(rules: String, articles: [String] = Fixture.articles) -> [BotFault] {
        do throws(BotError) {
            _ = try BotDocuments.fixture(rules: rules, articles: articles)
            return []
        } catch {
            guard case .invalid(let faults) = error else { return [] }
            return faults
        }
    }

    @Test func `the fixture is accepted`() throws {
        let documents = try BotDocuments.fixture()

        #expect(documents.script.rules.map(\.id) == ["hello", "parcel", "parcel-late", "lawyer", "sizes"])
        #expect(documents.articles.map(\.id) == ["sizes", "sizes-zh"])
    }

    @Test func `an unknown key is refused with file, key path and line`() {
        let found = faults(rule: "  - id: a\n    title: A\n    sya: {en: x, zh: y}\n")

        #expect(found.first?.file == "bot.yaml")
        #expect(found.first?.keyPath == "rules[0].sya")
        #expect(found.first?.line == 6)
        #expect(found.first?.reason.contains("not a known key") == true)
    }

    @Test(arguments: [
        ("  - id: a\n    title: A\n    say: hello\n", "rules[0].say"),
        ("  - id: a\n    title: A\n    say: {en: x, zh: y}\n    when: hello\n", "rules[0].when"),
        ("  - id: a\n    title: A\n    say: {en: x, zh: y}\n    when: [{any: 'x'}]\n", "rules[0].when[0].any"),
        ("  - id: a\n    title: A\n    say: {en: 12, zh: y}\n", "rules[0].say.en"),
        ("  - id: a\n    title: A\n    say: {en: no, zh: y}\n", "rules[0].say.en"),
        ("  - id: a\n    title:\n    say: {en: x, zh: y}\n", "rules[0].title"),
        ("  - id: a\n    title: A\n    say: {en: x, zh: ' '}\n", "rules[0].say.zh"),
        ("  - id: a\n    title: A\n    say: {en: x}\n", "rules[0].say.zh"),
        ("  - id: a\n    title: A\n    say: {en: x, zh: y}\n    smallTalk: maybe\n", "rules[0].smallTalk"),
        ("  - id: a\n    title: A\n    say: {en: x, zh: y}\n    handoff: ''\n", "rules[0].handoff"),
        ("  - id: A b\n    title: A\n    say: {en: x, zh: y}\n", "rules[0].id"),
        ("  - id: a\n    title: A\n", "rules[0]"),
        ("  - id: a\n    title: A\n    when: [{none: [x]}]\n    say: {en: x, zh: y}\n", "rules[0].when[0]"),
        ("  - id: a\n    title: A\n    article: {en: nowhere, zh: sizes-zh}\n", "rules[0].article.en"),
        ("  - id: a\n    title: A\n    article: {en: sizes, zh: sizes}\n", "rules[0].article.zh"),
        (
            "  - id: a\n    title: A\n    say: {en: x, zh: y}\n    links: [{title: {en: x, zh: y}, url: 'javascript:x'}]\n",
            "rules[0].links[0].url"
        ),
        (
            "  - id: a\n    title: A\n    say: {en: x, zh: y}\n    links: [{title: {en: x, zh: y}, url: //evil.example}]\n",
            "rules[0].links[0].url"
        ),
        (
            "  - id: a\n    title: A\n    say: {en: x, zh: y}\n    choices: [{id: b, label: {en: x, zh: y}, goto: b}]\n",
            "rules[0].choices[0].goto"
        ),
        (
            "  - id: a\n    title: A\n    say: {en: x, zh: y}\n    choices: [{id: human, label: {en: x, zh: y}, goto: a}]\n",
            "rules[0].choices[0].id"
        ),
    ])
    func `a wrong value is refused where it stands`(rule: String, keyPath: String) {
        let found = faults(rule: rule)

        #expect(found.map(\.keyPath).contains(keyPath), "\(found)")
        #expect(found.allSatisfy { $0.line != nil })
    }

    @Test(arguments: ["(", "a{2,1}", "[z-a]", #"\1"#, "(?=a)", "(?<!a)b", "(a{1000}){1000}", "x*"])
    func `a pattern that is not usable is refused`(pattern: String) {
        let found = faults(
            rule: "  - id: a\n    title: A\n    say: {en: x, zh: y}\n    when: [{pattern: '\(pattern)'}]\n"
        )

        #expect(found.map(\.keyPath) == ["rules[0].when[0].pattern"])
    }

    @Test func `a key that stands twice is refused`() {
        let found = faults(rule: "  - id: a\n    id: b\n    title: A\n    say: {en: x, zh: y}\n")

        #expect(found.first?.reason.contains("twice") == true)
    }

    @Test func `two rules of one id are refused`() {
        let rule = "  - id: a\n    title: A\n    say: {en: x, zh: y}\n"

        #expect(faults(rule: rule + rule).map(\.keyPath) == ["rules[1].id"])
    }

    @Test func `broken YAML is refused with its line`() {
        let found = faults(rule: "  - id: a\n   title: [\n")

        #expect(found.count == 1)
        #expect(found.first?.line != nil)
    }

    @Test func `an anchor that makes a text explode is refused`() {
        let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"

        #expect(!faults(rules: bomb).isEmpty)
    }

    @Test func `articles without front matter, text or an id of their own are refused`() {
        let rules = Fixture.head + "rules: []\n"

        #expect(faults(rules: rules, articles: ["Just text"]).first?.line == 1)
        #expect(
            faults(rules: rules, articles: ["---\nid: a\ntitle: A\nlanguage: en\n---\n# Only a heading\n"]).count == 1
        )
        #expect(faults(rules: rules, articles: [Fixture.articles[0], Fixture.articles[0]]).map(\.keyPath) == ["id"])
        let odd = Fixture.articles[0].replacingOccurrences(of: "language: en", with: "language: fr")
        #expect(faults(rules: rules, articles: [odd]).map(\.line) == [4])
    }

    @Test func `all faults of all files are told at once`() {
        let rule = "  - id: a\n    title: A\n    say: {en: x, zh: y}\n    when: [{pattern: '('}, {pattern: ')'}]\n"

        #expect(faults(rules: Fixture.head + "rules:\n" + rule, articles: ["x", "y"]).count == 4)
    }

    @Test func `files that are not there are told apart from wrong ones`() {
        let nowhere = URL(fileURLWithPath: "/nowhere/bot.yaml")

        #expect(throws: BotError.self) { try BotDocuments.load(rules: nowhere, articles: nowhere) }
    }
}
