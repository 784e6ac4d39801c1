import Foundation
import HarkLanguage
import Testing

@testable import HarkBot

/// What is for agents only stays with them.
struct AudienceTests {
    private let engine: BotEngine

    init() throws {
        engine = try .demo()
    }

    private static let questions = [
        "What may we give as goodwill?", "goodwill compensation for the delay",
        "How do you open a search with the carrier?",
        "proof of delivery from the carrier", "补偿额度是多少", "代金券补偿", "怎么向承运商发起查件", "签收证明理赔",
    ]

    @Test func `the demo has articles for agents in both languages`() {
        #expect(engine.documents.agentArticles.map(\.language.rawValue).sorted() == ["en", "en", "zh", "zh"])
        #expect(engine.articles.allSatisfy { $0.audience == .everyone })
    }

    @Test(arguments: questions)
    func `no customer hears of an article for agents, not even of its id`(text: String) throws {
        let agents = engine.documents.agentArticles
        let reply = engine.reply(to: BotTurn(text: text))
        var state = reply.state
        state.offered += agents.map { BotChoice(id: "article:" + $0.id, label: $0.title) }
        let tapped = agents.map { engine.reply(to: BotTurn(text: "", choice: "article:" + $0.id, state: state)) }

        for said in [reply] + tapped {
            let shown = "\(said.text)\(said.links)\(said.explained.losers)\(said.choices)"
            for article in agents {
                #expect(!shown.contains(article.id))
                #expect(!shown.contains(article.title))
                #expect(!Markdown.paragraphs(of: article.markdown).flatMap(\.sentences).contains { shown.contains($0) })
            }
        }
        let found = HelpSearch(engine.articles + agents).find(text, reader: .english)
        #expect(found.allSatisfy { $0.article.audience == .everyone })
    }

    @Test(arguments: questions)
    func `an agent is shown it`(text: String) {
        let language = Language.detect(text)

        #expect(engine.advice(on: text, in: language).first?.audience == .agents)
        #expect(engine.advice(on: text, in: language).count <= 3)
    }

    @Test func `a rule cannot quote an article for agents`() {
        let secret = "---\nid: secret\ntitle: Secret\nlanguage: en\naudience: agents\n---\nNot for customers.\n"
        let rules = Fixture.head + "rules:\n  - {id: a, title: A, article: {en: secret, zh: sizes-zh}}\n"

        #expect(throws: BotError.self) {
            try BotDocuments.fixture(rules: rules, articles: Fixture.articles + [secret])
        }
    }

    @Test(arguments: [
        ("audience: staff", "audience"), ("version: 0", "version"), ("version: x", "version"),
        ("version: 1.5", "version"), ("synonyms: [' ']", "synonyms"), ("intents: [a, a]", "intents"),
        ("intents: a", "intents"), ("topic: x", "topic"),
    ])
    func `a wrong value of the front matter is refused where it stands`(line: String, key: String) {
        let text = "---\nid: a\ntitle: A\nlanguage: en\n\(line)\n---\nText.\n"

        do throws(BotError) {
            _ = try ArticleFile.parse(TextFile(name: "a.md", text: text))
            Issue.record("\(line) is accepted")
        } catch {
            guard case .invalid(let faults) = error else { return }
            #expect(faults.map(\.keyPath) == [key] && faults.map(\.line) == [5])
        }
    }

    @Test func `audience, version, synonyms and intents are read`() throws {
        let front = "id: a\ntitle: A\nlanguage: en\naudience: agents\nversion: 3\nsynonyms: [b, c]\nintents: [d]"
        let article = try ArticleFile.parse(TextFile(name: "a.md", text: "---\n\(front)\n---\nText.\n")).article

        #expect(article.audience == .agents && article.version == 3)
        #expect(article.synonyms == ["b", "c"] && article.intents == ["d"])
        #expect(try BotArticle.fixture("b", "B", "Text.").version == 1)
    }
}
