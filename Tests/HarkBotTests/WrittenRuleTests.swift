import Foundation
import Testing

@testable import HarkBot

/// Rules that programs write into a rules file.
struct WrittenRuleTests {
    private let rule = BotJSON.object([
        "id": .text("b"), "title": .text("B: new"),
        "when": .list([.object(["any": .list([.text("no"), .text("12")])])]),
        "say": .object(["en": .text("Yes #1"), "zh": .text("是")]), "smallTalk": .bool(true),
    ])

    @Test func `a rule is replaced where it stands, with the comments around it`() throws {
        let files = try BotFiles([
            "bot.yaml": """
            greeting: {en: Hi, zh: 你好}
            rules:
              # first
              - id: a
                say: {en: A, zh: 甲}
              # second
              - id: b
                title: B
                say:
                  en: B
                  zh: 乙
              # third
              - id: c
            """
        ])

        let text = try #require(try files.putting(rule: rule)["bot.yaml"])

        #expect(
            text == """
                greeting: {en: Hi, zh: 你好}
                rules:
                  # first
                  - id: a
                    say: {en: A, zh: 甲}
                  # second
                  - id: "b"
                    title: "B: new"
                    smallTalk: true
                    when: [{any: ["no", "12"]}]
                    say: {en: "Yes #1", zh: "是"}
                  # third
                  - id: c
                """
        )
    }

    @Test func `what is written is read again, and writing it again changes nothing`() throws {
        let files = try BotFiles(["bot.yaml": "greeting: {en: Hi, zh: 你好}\nrules: []\n"])

        let once = try files.putting(rule: rule)
        let twice = try once.putting(rule: rule)

        #expect(once.writtenRules.map(\.id) == ["b"] && once.writtenRules.first?.rule == rule)
        #expect(twice == once)
        #expect(throws: DocumentEdit.Failure.missing("x")) { try once.removing(rule: "x") }
    }

    @Test func `an article's file is read as it was meant`() throws {
        var article = ArticleText(id: "mugs", title: "Mugs: \"all\"", language: .chinese, markdown: "\n杯子。")
        (article.keywords, article.audience) = (["yes", "a, b"], .agents)
        let files = try BotFiles(["articles/old.md": "---\nid: mugs\ntitle: Old\nlanguage: en\n---\nText.\n"])

        let text = try #require(try files.putting(article: article)["articles/old.md"])
        let read = try ArticleFile.parse(TextFile(name: "old.md", text: text)).article

        #expect(read.title == article.title && read.keywords == article.keywords && read.audience == .agents)
        #expect(read.language == .chinese && read.markdown == "杯子。\n")
        #expect(try files.putting(article: article).removing(article: "mugs").names.isEmpty)
    }
}
