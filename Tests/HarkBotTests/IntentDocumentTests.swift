import Foundation
import HarkIntent
import HarkLanguage
import Testing

@testable import HarkBot

/// Intents as documents tell them, trained from their own examples.
struct IntentDocumentTests {
    private static let script =
        Fixture.head + """
            intents:
              - id: refund
                title: Refund
                examples:
                  en: [I want my money back, refund please, how do I get a refund, give me a refund, return my money]
                  zh: [我要退款, 怎么退款, 退钱, 申请退款, 把钱退给我]
                file: intents/refund.tsv
                say: {en: Five days., zh: 五天。}
              - id: sizes
                title: Sizes
                examples:
                  en: [which size fits me, is it true to size, do they run small, size advice please, what size am I]
                  zh: [我该穿什么码, 尺码准吗, 偏小吗, 推荐尺码, 选多大的]
                say: {en: See the chart., zh: 请看尺码表。}
            outOfScope: {en: [what is the weather, tell me a joke, who won the match], zh: [今天天气怎么样, 讲个笑话]}

            """

    private func documents(
        _ file: String = "# more\nrefund my card\t refund\n\nmoney back now\n"
    ) throws -> BotDocuments {
        try BotDocuments(rules: TextFile(name: "bot.yaml", text: Self.script), articles: []) { path in
            TextFile(name: path, text: file)
        }
    }

    @Test func `all examples are gathered, those of files and those out of scope too`() throws {
        let examples = try documents().intentExamples

        #expect(examples.count { $0.intent == "refund" } == 12)
        #expect(examples.contains(IntentExample(text: "refund my card", intent: "refund")))
        #expect(examples.count { $0.intent == IntentExample.outOfScope } == 5)
    }

    @Test func `an example of another intent is refused with its line`() {
        #expect(
            throws: BotError.invalid([
                BotFault(file: "intents/refund.tsv", line: 2, reason: "is an example of sizes, not of refund")
            ])
        ) { try documents("a refund\nwhich size\tsizes\n") }
    }

    @Test(arguments: [
        ("could I please get my money back", "refund"), ("钱能退给我吗", "refund"), ("which size should I take", "sizes"),
        ("这个尺码偏小吗", "sizes"),
    ])
    func `a bot that learnt them reads what customers mean`(text: String, intent: String) throws {
        let reply = try BotEngine.trained(documents()).reply(to: BotTurn(text: text))

        #expect(reply.state.intent == intent, "\(reply.explained)")
        #expect(reply.confidence ?? 0 > 0.5)
    }

    @Test func `what is out of scope is not answered, nor is a text without words`() throws {
        let engine = try BotEngine.trained(documents())

        for text in ["tell me a joke please", "今天天气如何", "???", ""] {
            #expect(engine.reply(to: BotTurn(text: text)).outcome == .missed, "\(text)")
        }
    }

    @Test func `documents without examples make a bot without a model`() throws {
        #expect(try BotDocuments.fixture().trainedModel() == nil)
    }

    @Test func `a folder of files is read as the rules file names them`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "bot-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["rules/intents", "rules/help", "knowledge"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name),
                withIntermediateDirectories: true
            )
        }
        let rules = folder.appending(path: "rules/bot.yaml")
        try "a refund".write(to: folder.appending(path: "rules/intents/refund.tsv"), atomically: true, encoding: .utf8)
        try Fixture.articles[0].write(to: folder.appending(path: "knowledge/a.md"), atomically: true, encoding: .utf8)
        try Fixture.articles[1].write(to: folder.appending(path: "rules/help/b.md"), atomically: true, encoding: .utf8)

        try Self.script.write(to: rules, atomically: true, encoding: .utf8)
        #expect(try BotEngine.load(rules: rules).articles.map(\.id) == ["sizes"])
        try ("articles: help\n" + Self.script).write(to: rules, atomically: true, encoding: .utf8)
        #expect(try BotEngine.load(rules: rules).articles.map(\.id) == ["sizes-zh"])
        try FileManager.default.removeItem(at: folder.appending(path: "knowledge"))
        try Self.script.write(to: rules, atomically: true, encoding: .utf8)
        #expect(try BotEngine.load(rules: rules).articles.isEmpty)
    }
}
