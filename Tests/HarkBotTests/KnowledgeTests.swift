import HarkIntent
import HarkLanguage
import Testing

@testable import HarkBot

struct KnowledgeTests {
    private let english: Knowledge

    init() throws {
        english = try Knowledge([
            .fixture("returns", "Return an item", "Send it back within 60 days.", keywords: ["return"]),
            .fixture(
                "refunds",
                "Refunds",
                "We refund within 3 days.",
                synonyms: ["reimbursement"],
                intents: ["refund"]
            ),
            .fixture("stores", "Stores", "We are open every day. Come and bring it back."),
        ])
    }

    @Test func `the article whose title and keywords fit comes first`() {
        let hits = english.rank(KnowledgeQuestion("Can I return my boots?"))

        #expect(hits.first?.article.id == "returns")
        #expect(hits.first?.matched == ["return"])
    }

    @Test func `a synonym finds its article, a little less than a keyword`() throws {
        let hit = try #require(english.rank(KnowledgeQuestion("reimbursement")).first)

        #expect(hit.article.id == "refunds")
        #expect(hit.coverage == 1)
    }

    @Test func `a certain intent lifts its article above words that fit better`() {
        let question = "I return it, when do I see something?"
        let reading = IntentReading(top: [IntentGuess(intent: "refund", probability: 0.9)], isAccepted: true)
        let refused = IntentReading(top: reading.top, isAccepted: false)

        let lifted = english.rank(KnowledgeQuestion(question, reading: reading))

        #expect(english.rank(KnowledgeQuestion(question)).first?.article.id == "returns")
        #expect(english.rank(KnowledgeQuestion(question, reading: refused)).first?.article.id == "returns")
        #expect(lifted.first?.article.id == "refunds")
        #expect(lifted.allSatisfy { (0...1).contains($0.confidence) })
    }

    @Test func `an intent finds an article that shares no word with the question`() throws {
        let reading = IntentReading(top: [IntentGuess(intent: "refund", probability: 0.9)], isAccepted: true)

        let hit = try #require(english.rank(KnowledgeQuestion("zorgle", reading: reading)).first)

        #expect(hit.article.id == "refunds" && hit.matched.isEmpty)
    }

    @Test func `the order of the articles and of the words changes nothing`() throws {
        let articles = try [
            BotArticle.fixture("a", "Tents", "A tent for two."), .fixture("b", "Tents", "A tent for two."),
            .fixture("c", "Boots", "Boots of leather and a tent."),
        ]
        let questions = ["two leather tents", "tents leather two"]

        let ids = [articles, articles.reversed()].flatMap { order in
            questions.map { Knowledge(order).rank(KnowledgeQuestion($0)).map { "\($0.article.id) \($0.confidence)" } }
        }

        #expect(Set(ids).count == 1)
    }

    @Test func `votes move an article's confidence, the more the more there are`() throws {
        let article = try BotArticle.fixture("tents", "Tents", "A tent for two.")
        func confidence(_ helped: Int, _ missed: Int) -> Double {
            let votes = ArticleVotes([
                "tents": .init(helped: helped, missed: missed), "boots": .init(helped: 70, missed: 30),
            ])
            return Knowledge([article], votes: votes).rank(KnowledgeQuestion("tents")).first?.confidence ?? 0
        }
        let unmoved = Knowledge([article]).rank(KnowledgeQuestion("tents")).first?.confidence ?? 0

        #expect(confidence(0, 0) == unmoved)
        #expect(abs(confidence(0, 1) - unmoved) < 0.03)
        #expect(confidence(0, 50) < confidence(0, 5) && confidence(0, 5) < unmoved)
        #expect(confidence(50, 0) > unmoved)
    }

    @Test func `traditional characters find what is written in simplified ones`() throws {
        let chinese = try Knowledge([
            .fixture("refunds-zh", "退款", "三个工作日内退款到账。", language: .chinese, keywords: ["退款"]),
            .fixture("hours-zh", "营业时间", "每天营业。", language: .chinese),
        ])

        #expect(chinese.rank(KnowledgeQuestion("什麼時候退款？")).first?.article.id == "refunds-zh")
        #expect(chinese.rank(KnowledgeQuestion("營業時間")).first?.article.id == "hours-zh")
    }

    @Test(arguments: ["", "???", "the and of", "123", "🙂"])
    func `a question without topic finds nothing`(text: String) {
        #expect(english.rank(KnowledgeQuestion(text)).isEmpty)
    }
}

extension BotArticle {
    /// An article as its file would give it.
    static func fixture(
        _ id: String,
        _ title: String,
        _ text: String,
        language: Language = .english,
        audience: String = "public",
        keywords: [String] = [],
        synonyms: [String] = [],
        intents: [String] = []
    ) throws(BotError) -> BotArticle {
        let front = """
            ---
            id: \(id)
            title: \(title)
            language: \(language.rawValue)
            audience: \(audience)
            keywords: [\(keywords.joined(separator: ", "))]
            synonyms: [\(synonyms.joined(separator: ", "))]
            intents: [\(intents.joined(separator: ", "))]
            ---

            """
        return try ArticleFile.parse(TextFile(name: id, text: front + text)).article
    }
}
