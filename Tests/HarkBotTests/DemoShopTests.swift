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

    @Test func `there are enough messages in both languages`() {
        let counts = [Paraphrases.english, Paraphrases.chinese].map { $0.map(\.texts.count).reduce(0, +) }

        #expect(counts.allSatisfy { $0 >= 70 })
        #expect(Paraphrases.offTopic.count >= 30)
    }

    private func ask(_ text: String) -> BotReply {
        engine.reply(to: BotTurn(text: text))
    }

    /// The article that was quoted or linked, else the rule.
    private func topic(of reply: BotReply) -> String {
        let id = reply.state.article ?? reply.state.rule ?? reply.outcome.rawValue
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
    /// The bot of `config/`.
    static func demo() throws -> BotEngine {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try BotEngine(
            documents: .load(
                rules: root.appendingPathComponent("config/bot/demo.yaml"),
                articles: root.appendingPathComponent("config/knowledge")))
    }
}
