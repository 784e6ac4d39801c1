import Foundation
import HarkLanguage
import Testing

@testable import HarkBot

/// The demo shop's documents as they are delivered, against what customers may write.
struct DemoShopTests {
    private let engine: BotEngine

    init() throws {
        engine = try .demo()
    }

    @Test func `English messages get the right answer`() {
        let wrong = mistakes(in: Paraphrases.english)

        #expect(wrong.share <= 0.02, "\(wrong.list.joined(separator: "\n"))")
    }

    @Test func `Chinese messages get the right answer`() {
        let wrong = mistakes(in: Paraphrases.chinese)

        #expect(wrong.share <= 0.02, "\(wrong.list.joined(separator: "\n"))")
    }

    @Test func `what is not the shop's business is not answered`() {
        let wrong = Paraphrases.offTopic.filter { ask($0).outcome != .missed }

        #expect(wrong.isEmpty, "\(wrong.map { "\($0) → \(topic(of: ask($0)))" }.joined(separator: "\n"))")
    }

    @Test(arguments: [("Where is my parcel?", Language.english), ("我的包裹在哪里？", .chinese)])
    func `the question for a parcel leads on by choices`(text: String, language: Language) throws {
        let first = ask(text)
        let late = engine.reply(to: BotTurn(text: "", choice: "late", state: first.state))
        let search = engine.reply(to: BotTurn(text: "", choice: "late", state: late.state))

        #expect(first.choices.map(\.id) == ["look-up", "not-received", "late", "no-mail", "human"])
        #expect([first, late, search].map(\.outcome) == [.answered, .answered, .answered])
        #expect([first, late, search].map(\.language) == [language, language, language])
        #expect(Set([first, late, search].map(\.text)).count == 3)
    }

    @Test(arguments: [
        ("where is my parcel KO-300001", "order-status"), ("我的包裹KO-300001到哪了", "order-status"),
        ("KO-300001", "order-status"), ("I want to return something", "return-request"), ("我要退货", "return-request"),
        ("KO-400002里的背包想退掉", "return-request"), ("where is my refund for KO-500001", "refund"),
        ("订单KO-500001的退款到哪了", "refund"), ("I want my money back", "refund"),
        ("change the delivery address of KO-100001", "address-change"), ("KO-100001改地址", "address-change"),
    ])
    func `an order number or words for the deed start a flow`(text: String, flow: String) {
        let rule = ask(text).state.rule.flatMap { engine.ruleBook[$0] }

        #expect(rule?.answer.flow == flow, "\(rule?.id ?? "none")")
    }

    @Test(arguments: [
        ("how do returns work?", "returns"), ("退货流程是什么", "returns-zh"), ("Where is my parcel?", "parcel-tracking"),
        ("怎么退货？", "returns-zh"), ("how long does a refund take", "refunds"), ("可以改地址吗", "delivery-address-zh"),
        ("cancel order KO-100001", "change-or-cancel-order"), ("invoice for KO-400001", "invoices"),
        ("order KO-400001 arrived damaged", "damaged-items"), ("取消订单KO-100001", "change-or-cancel-order-zh"),
    ])
    func `questions and other matters get their article, order number or not`(text: String, article: String) {
        #expect(ask(text).state.article == article)
        #expect(ask(text).state.flow == nil)
    }

    @Test func `every answer is short, links its article and ends with the way to a person`() {
        for text in (Paraphrases.english + Paraphrases.chinese).flatMap(\.texts) {
            let reply = ask(text)
            guard reply.outcome == .answered, reply.state.flow == nil else { continue }
            #expect(reply.text.count <= 400, "\(reply.text)")
            #expect(reply.choices.last?.id == "human")
            #expect(reply.links.allSatisfy { $0.url.hasPrefix("/help/") })
        }
    }

    @Test(arguments: [
        ("my card was declined", "confirm the payment in its app"), ("is there a student discount", "15 %"),
        ("I have two gift cards, can I combine them", "up to five cards"), ("优惠码用不了", "截止日期"), ("学生有优惠吗", "八五折"),
        ("需要交关税吗", "不需要再付费"),
    ])
    func `the part of the article that was asked for is quoted`(text: String, part: String) {
        #expect(ask(text).text.contains(part), "\(ask(text).text)")
    }

    @Test func `each starter is answered`() {
        for language in [Language.english, .chinese] {
            let starters = engine.starters(language: language)
            #expect(starters.count == 3)
            #expect(starters.allSatisfy { ask($0).outcome == .answered && ask($0).language == language })
        }
    }

    @Test func `every topic is there in both languages`() {
        let ids = Set(engine.articles.map(\.id))
        let english = engine.articles.filter { $0.language == .english }

        #expect(english.count >= 15)
        #expect(english.allSatisfy { ids.contains($0.id + "-zh") })
    }

    @Test func `there are enough messages in both languages`() {
        let counts = [Paraphrases.english, Paraphrases.chinese].map { $0.map(\.texts.count).reduce(0, +) }

        #expect(counts.allSatisfy { $0 >= 70 })
        #expect(Paraphrases.offTopic.count >= 30)
    }

    private func ask(_ text: String) -> BotReply {
        engine.reply(to: BotTurn(text: text))
    }

    /// What the flows are about.
    private static let topics = [
        "order-status": "parcel-tracking", "return-request": "returns", "refund": "refunds",
        "address-change": "delivery-address",
    ]

    /// The article that was quoted or linked, else that of the flow that was started, else the rule.
    private func topic(of reply: BotReply) -> String {
        let flow = reply.state.rule.flatMap { engine.ruleBook[$0]?.answer.flow }.flatMap { Self.topics[$0] }
        let id = reply.state.article ?? flow ?? reply.state.rule ?? reply.outcome.rawValue
        return id.hasSuffix("-zh") ? String(id.dropLast(3)) : id
    }

    private func mistakes(in topics: [(topic: String, texts: [String])]) -> (share: Double, list: [String]) {
        var total = 0
        var list: [String] = []
        for (expected, texts) in topics {
            total += texts.count
            for text in texts {
                let reply = ask(text)
                guard topic(of: reply) != expected else { continue }
                list.append("\(expected): \(text) → \(topic(of: reply)) \(reply.explained)")
            }
        }
        return (Double(list.count) / Double(total), list)
    }
}

extension BotEngine {
    /// The bot of `config/` as a server has it, with intents and mood; read once for all tests.
    static func demo() throws -> BotEngine { try demoResult.get() }

    private static let demoResult = Result {
        try BotEngine.load(
            rules: .demo("bot/demo.yaml"),
            articles: .demo("knowledge"),
            analyzer: LanguageAnalyzer(models: LanguageModels())
        )
    }
}

extension URL {
    /// A place in `config/`.
    static func demo(_ path: String) -> URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("config/" + path)
    }
}
