import Foundation
import HarkLanguage
import Testing
import Yams

@testable import HarkBot

struct DocumentEditTests {
    /// One intents list in the ways that people write it.
    private static let layouts = [
        """
        # The bot.
        intents:
          - id: order-status   # where is it
            title: Where is my order
            examples:
              en:
                - where is my parcel
                # the next one is odd
                - "it's late: [why], {so}?"

              zh:
                - 我的包裹到哪了

          # Refunds.
          - id: refund
            title: Refund
            examples: {en: [money back], zh: [退款]}
        rules: []   # none
        """,
        """
        intents:
        - {id: order-status, title: Where, examples: {en: [where is my parcel, "a ], b"], zh: ['包裹''在哪' ]}}
        - {id: refund, title: Refund, examples: {zh: [退款]}}
        rules: []
        """,
        """
        intents:
          - id: refund
            title: Refund
            examples:
              zh: [退款]
          - id: order-status
            title: Where
            examples:
              zh:
              - 包裹在哪
              en: [
                where is my parcel,   # the first
                track it,
              ]
            minimum: 0.6
        rules:
          - {id: a, title: A, say: {en: x, zh: y}}
        """,
        """
        rules: []
        intents:
          - id: order-status
            title: Where
            article: {en: a, zh: b}
          - id: refund
            title: Refund
        """,
        "intents:\r\n  - id: order-status\r\n    title: Where\r\n    examples:\r\n      zh: [包裹]\r\n  - {id: refund, title: R}\r\n",
    ]

    private static let texts = [
        "where's my stuff", "it costs 3: #1, [really] {so}", "- no", "\"quoted\" \\ back", "null", "我的快递呢？", "🙂 ok",
    ]

    private func files(_ rules: String, _ more: [String: String] = [:]) throws -> BotFiles {
        try BotFiles(more.merging([BotFiles.script: rules]) { $1 })
    }

    private func examples(_ files: BotFiles, _ intent: String, _ language: String) throws -> [String] {
        let root = try #require(try Yams.compose(yaml: files["bot.yaml"] ?? ""))
        let item = root["intents"]?.sequence?.first { $0["id"]?.string == intent }
        return item?["examples"]?[language]?.sequence?.compactMap(\.string) ?? []
    }

    @Test(arguments: layouts, ["order-status", "refund"])
    func `an example is added in every layout, in both languages, and nothing else changes`(
        rules: String,
        intent: String
    ) throws {
        for (index, text) in Self.texts.enumerated() {
            let language: Language = index % 2 == 0 ? .english : .chinese
            let before = try files(rules)
            let edit = DocumentEdit.addExample(intent: intent, language: language, text: text)

            let after = try edit.applied(to: before)

            let expected = try examples(before, intent, language.rawValue) + [text]
            #expect(try examples(after, intent, language.rawValue) == expected)
            let other = language == .english ? "zh" : "en"
            #expect(try examples(after, intent, other) == examples(before, intent, other))
            let changed = after.changes(from: before).flatMap(\.diff.hunks).flatMap(\.lines)
            #expect(changed.count { $0.kind == .removed } <= 1 && changed.count { $0.kind == .added } == 1)
            #expect(after["bot.yaml"]?.contains("\r\n") == rules.contains("\r\n"))
            #expect(try edit.applied(to: after) == after)
        }
    }

    @Test(arguments: layouts)
    func `many examples one after the other all arrive`(rules: String) throws {
        var files = try files(rules)
        let known = try examples(files, "order-status", "en")
        for number in 0..<20 {
            files = try DocumentEdit.addExample(intent: "order-status", language: .english, text: "text \(number)")
                .applied(to: files)
        }

        #expect(try examples(files, "order-status", "en") == known + (0..<20).map { "text \($0)" })
        for line in rules.split(whereSeparator: \.isNewline) where line.contains("#") {
            let comment = line.drop { $0 != "#" }
            #expect(files["bot.yaml"]?.contains(comment) == true, "\(comment)")
        }
    }

    @Test func `an intent with a file of its own has the example there`() throws {
        let rules = "intents:\n  - {id: refund, title: R, file: intents/refund.tsv, examples: {en: [money back]}}\n"
        let before = try files(rules, ["intents/refund.tsv": "# Refunds\nwhen is my refund"])
        let edit = DocumentEdit.addExample(intent: "refund", language: .chinese, text: "退款呢\n怎么还没到")

        let after = try edit.applied(to: before)

        #expect(after["intents/refund.tsv"] == "# Refunds\nwhen is my refund\n退款呢 怎么还没到\n")
        #expect(after["bot.yaml"] == rules)
        #expect(try edit.applied(to: after) == after)
        let known = DocumentEdit.addExample(intent: "refund", language: .english, text: "Money back")
        #expect(try known.applied(to: after) == after)
    }

    @Test func `what cannot be edited is said and changes nothing`() throws {
        let before = try files("intents:\n  - {id: a, title: A, file: x.tsv}\nrules: []\n")
        let cases: [(DocumentEdit, BotFiles, DocumentEdit.Failure)] = [
            (.addExample(intent: "b", language: .english, text: "x"), before, .missing("b")),
            (.addExample(intent: "a", language: .english, text: "x"), before, .unreadable("x.tsv")),
            (.addExample(intent: "a", language: .english, text: "x"), try files("a: [\n"), .unreadable("bot.yaml")),
            (.moveRule(id: "a", before: "b"), before, .missing("a")),
        ]
        for (edit, files, failure) in cases {
            #expect(throws: failure) { try edit.applied(to: files) }
        }
    }

    private static let rules =
        Fixture.head + """
            rules:
              # Parcels.

              # The first one.
              - id: a
                title: A
                say: {en: x, zh: y}
                choices:
                  - {id: k, label: {en: K, zh: K}, goto: c}

              - id: b   # the second
                title: B
                when:
                - any: [b]
                say:
                  en: >
                    folded
                    text
                  zh: y
              # About c.
              - id: c
                title: C
                say: {en: x, zh: y}
            """

    private func ids(_ files: BotFiles) throws -> [String] { try BotDocuments(files).script.rules.map(\.id) }

    @Test func `a rule is taken out with its own comment, and the rest stays as it was`() throws {
        let after = try DocumentEdit.removeRule(id: "b").applied(to: try files(Self.rules))
        let text = after["bot.yaml"] ?? ""

        #expect(try ids(after) == ["a", "c"])
        #expect(text.contains("  # Parcels.\n\n  # The first one.\n  - id: a\n"))
        #expect(text.contains("  # About c.\n  - id: c"))
        #expect(try DocumentEdit.removeRule(id: "b").applied(to: after) == after)
    }

    @Test func `a rule that others lead to is taken out, and the check then says so`() throws {
        let after = try DocumentEdit.removeRule(id: "c").applied(to: try files(Self.rules))

        #expect(throws: BotError.self) { try BotDocuments(after) }
    }

    @Test(arguments: [("c", "a", ["c", "a", "b"]), ("c", "b", ["a", "c", "b"]), ("b", "a", ["b", "a", "c"])])
    func `a rule moves before another one`(id: String, other: String, order: [String]) throws {
        let edit = DocumentEdit.moveRule(id: id, before: other)

        let after = try edit.applied(to: try files(Self.rules))

        #expect(try ids(after) == order)
        #expect(try edit.applied(to: after) == after)
        let lines = { (text: String) in text.split(separator: "\n").map(String.init).sorted() }
        #expect(lines(after["bot.yaml"] ?? "") == lines(Self.rules))
    }

    @Test(arguments: [nil, "a", "c"])
    func `a rule is added at its place`(before: String?) throws {
        let draft = RuleDraft(
            id: "new",
            title: "New: one",
            any: ["a \"b\"", "退"],
            say: LocalizedText(en: "It's: so #1", zh: "好的")
        )
        let edit = DocumentEdit.addRule(draft, before: before)

        let after = try edit.applied(to: try files(Self.rules))

        let place = try #require(try ids(after).firstIndex(of: "new"))
        #expect(try ids(after).dropFirst(place + 1).first == before)
        let rule = try BotDocuments(after).script.rules[place]
        #expect(rule.say?.plain == draft.say && rule.when.first?.any == draft.any)
        #expect(try edit.applied(to: after) == after)
        var other = draft
        other.title = "Other"
        #expect(throws: DocumentEdit.Failure.taken("new")) {
            try DocumentEdit.addRule(other, before: before).applied(to: after)
        }
    }

    @Test(arguments: [
        ("What is \"it\": a test?", "We do.\n\n# Not a heading\n---\n- item: [x]"),
        ("你们怎么处理 #1 的问题", "可以的。\n---\n请放心。"),
    ])
    func `a drafted article is a readable file whatever was said`(title: String, text: String) throws {
        let language = Language.detect(title)
        let draft = ArticleDraft(
            language: language,
            title: title,
            keywords: ["a: b", "\"x", "处理"],
            asked: [title, "no", "'"],
            text: text
        )
        let edit = DocumentEdit.addArticle(draft)

        let after = try edit.applied(to: try files(Self.rules))

        let article = try #require(BotDocuments(after).articles.first)
        #expect(article.title == title && article.keywords == draft.keywords && article.language == language)
        #expect(article.synonyms == ["no", "'"])
        #expect(try edit.applied(to: after) == after)
        var other = draft
        other.text = "Something else."
        #expect(throws: DocumentEdit.Failure.taken(draft.id)) { try DocumentEdit.addArticle(other).applied(to: after) }
    }

    @Test func `the demo's own rules can be taken out, moved and added to one by one`() throws {
        let engine = try BotEngine.demo()
        let text = try #require(try? TextFile.read(.demo("bot/demo.yaml"))).text
        let before = try files(text)

        for (index, rule) in engine.rules.enumerated() {
            let removed = try DocumentEdit.removeRule(id: rule.id).applied(to: before)
            let lines = removed.changes(from: before).flatMap(\.diff.hunks).flatMap(\.lines)
            #expect(lines.allSatisfy { $0.kind != .added })
            guard index > 0 else { continue }
            let moved = try DocumentEdit.moveRule(id: rule.id, before: engine.rules[0].id).applied(to: before)
            let sorted = { (text: String) in text.split(separator: "\n").sorted() }
            #expect(sorted(moved["bot.yaml"] ?? "") == sorted(text))
        }
    }
}
