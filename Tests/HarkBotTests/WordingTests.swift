import HarkLanguage
import Testing

@testable import HarkBot

/// What a model may word an answer from, and what becomes of its answer.
struct WordingTests {
    private let engine: BotEngine

    init() throws {
        engine = try .demo()
    }

    /// Messages that the demo's bot is not sure of, and the article that is near.
    static let missed: [(text: String, article: String)] = [
        ("Is it fine to hand an opened stove back unused?", "returns"),
        ("拆封的帐篷有期限吗", "returns-zh"),
    ]

    @Test(arguments: missed)
    func `what the bot is not sure of comes with the near public articles`(text: String, article: String) throws {
        let miss = try miss(text)

        #expect(miss.evidence.passages.contains { $0.article == article }, "\(miss.evidence.passages.map(\.article))")
        #expect(miss.evidence.passages.count <= 3)
        #expect(miss.evidence.passages.allSatisfy { !$0.text.isEmpty && $0.url == "/help/" + $0.article })
    }

    @Test(arguments: [
        "hello", "Where is my parcel?", "How long can I return a tent?", "I want to talk to a person",
        "What's the weather like in Paris tomorrow?", "Tell me a joke", "42",
    ])
    func `what is answered, handed over or off topic is not put to a model`(text: String) {
        let turn = BotTurn(text: text)

        #expect(engine.evidence(on: turn, missedBy: engine.reply(to: turn)) == nil)
    }

    @Test func `what a flow was told in own words is named as personal`() throws {
        var state = BotState()
        state.slots = ["street": "Hill Lane 7", "city": "Bath", "colour": "dark red"]
        let facts = BotFacts(attributes: ["address": "12 Mill Road", "tier": "basic"])
        let turn = BotTurn(text: Self.missed[0].text, state: state, facts: facts)

        let evidence = try #require(engine.evidence(on: turn, missedBy: engine.reply(to: turn)))

        #expect(evidence.personal == ["12 Mill Road", "Bath", "Hill Lane 7"])
    }

    @Test func `the second miss is a hand-off by policy and stays one`() throws {
        let first = try miss(Self.missed[0].text)
        let turn = BotTurn(text: "Is it fine to hand an opened kettle back unused?", state: first.reply.state)
        let reply = engine.reply(to: turn)

        #expect(reply.handoff?.reason == .botUnsure)
        #expect(engine.evidence(on: turn, missedBy: reply) == nil)
    }

    @Test func `nothing of an article for agents is ever evidence`() throws {
        let agents = engine.documents.agentArticles.flatMap { article in
            Markdown.paragraphs(of: article.markdown).flatMap(\.sentences)
        }
        for text in agents + engine.documents.agentArticles.map(\.title) {
            let turn = BotTurn(text: text)
            let evidence = engine.evidence(on: turn, missedBy: engine.reply(to: turn))
            for passage in evidence?.passages ?? [] {
                #expect(!agents.contains { passage.text.contains($0) })
                #expect(engine.articles.contains { $0.id == passage.article })
            }
        }
    }

    @Test(arguments: missed)
    func `a worded answer is marked, linked and explained, and ends the row of misses`(
        text: String,
        article: String
    ) throws {
        let miss = try miss(text)
        let account = BotExplanation.Wording(model: "m", articles: [article], milliseconds: 7, tokens: 9)

        let reply = engine.reply(miss.reply, worded: BotWording(text: "Yes.", account: account), from: miss.evidence)

        #expect(reply.text.hasPrefix("Yes.\n\n"))
        #expect(reply.text.contains("AI"))
        #expect(reply.links.map(\.url) == ["/help/" + article])
        #expect(reply.feedback && reply.outcome == .answered && reply.handoff == nil)
        #expect(reply.choices.map(\.id) == ["human"] && reply.state.offered == reply.choices)
        #expect(reply.explained.kind == .answerer && reply.explained.id == article)
        #expect(reply.explained.worded == account)
        #expect(reply.explained.stages.suffix(2).map(\.name) == [.policy, .answerer])
        #expect(miss.reply.state.misses == 1 && reply.state.misses == 0)
    }

    @Test func `without an answer the bot says what it would have said, and staff see why`() throws {
        let miss = try miss(Self.missed[0].text)
        let account = BotExplanation.Wording(model: "m", refusal: "timed-out", milliseconds: 7, tokens: 9)

        let reply = engine.reply(miss.reply, worded: BotWording(text: nil, account: account), from: miss.evidence)

        #expect(reply.text == miss.reply.text && reply.choices == miss.reply.choices && reply.state == miss.reply.state)
        #expect(reply.explained.kind == .none && reply.explained.worded?.refusal == "timed-out")
    }

    @Test func `an answer that cites what was not given, or says the same again, is none`() throws {
        let miss = try miss(Self.missed[0].text)
        func worded(_ articles: [String], _ evidence: BotEvidence) -> BotReply {
            let account = BotExplanation.Wording(model: "m", articles: articles, milliseconds: 7, tokens: 9)
            return engine.reply(miss.reply, worded: BotWording(text: "Yes.", account: account), from: evidence)
        }

        #expect(worded(["goodwill-limits"], miss.evidence).text == miss.reply.text)
        let once = worded(["returns"], miss.evidence)
        let turn = BotTurn(text: Self.missed[0].text, state: once.state)
        let evidence = try #require(engine.evidence(on: turn, missedBy: engine.reply(to: turn)))
        #expect(worded(["returns"], evidence).explained.worded?.refusal == "repeated")
    }

    @Test func `a long article gives the paragraphs that fit, whole and in order`() throws {
        let markdown = (1...40).map { "## Part \($0)\n\nPart \($0) is about tents and says little." }
        let article = "---\nid: long\ntitle: Long\nlanguage: en\n---\n" + markdown.joined(separator: "\n\n")
        let documents = try BotDocuments.fixture(rules: Fixture.head + "rules: []\n", articles: [article])
        let passages = ArticlePassages(try #require(documents.articles.first))

        let excerpt = passages.excerpt(for: KnowledgeQuestion("part 33"), most: 300)

        #expect(excerpt.count <= 300)
        #expect(excerpt.contains("Part 33 is about"))
        #expect(excerpt.split(separator: "\n").count.isMultiple(of: 2))
    }

    private func miss(_ text: String) throws -> (reply: BotReply, evidence: BotEvidence) {
        let turn = BotTurn(text: text)
        let reply = engine.reply(to: turn)
        #expect(reply.outcome == .missed, "\(reply.explained)")
        return (reply, try #require(engine.evidence(on: turn, missedBy: reply)))
    }
}
