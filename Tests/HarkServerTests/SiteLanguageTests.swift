import Foundation
import HarkBot
import HarkDomain
import HarkHub
import HarkLanguage
import Testing

@testable import HarkServer

struct SiteLanguageTests {
    @Test func `the demo's own words and patterns are good`() throws {
        let url = ServerScene.project.appendingPathComponent("config/language.yaml")

        let document = try LanguageDocument.load(url)

        #expect(document.fault == nil)
        #expect(!document.words.isEmpty && !document.patterns.isEmpty)
    }

    @Test(arguments: [
        ("words: [\"\"]", "words", "empty"), ("word: [a]", "word", "known key"),
        ("words: [\(String(repeating: "x", count: 65))]", "words", "1 to 64"),
        ("patterns: [{name: order, pattern: '('}]", "patterns[0].pattern", "missing"),
        ("patterns: [{name: order, pattern: 'x*'}]", "patterns[0].pattern", "empty text"),
        ("patterns: [{name: paymentCard, pattern: 'x'}]", "patterns[0].pattern", "by itself"),
        ("patterns: [{name: 'card[1]', pattern: 'x'}]", "patterns[0].pattern", "1 to 32 letters"),
    ])
    func `a mistake is told by its place`(yaml: String, key: String, reason: String) throws {
        let file = try LanguageFile(yaml + "\n")

        let error = #expect(throws: BotError.self) { try LanguageDocument.load(file.url) }

        let told = "\(error.map { "\($0)" } ?? "")"
        #expect(told.contains(key) && told.contains(reason), "\(told)")
    }

    @Test func `the site's own numbers are entities, counted in scalars`() throws {
        let document = LanguageDocument(patterns: [SitePattern(name: "order", pattern: "ko-?[0-9]{6}")])
        let language = try SiteLanguage(document, LanguageModels(), zone: .gmt, masking: [])
        let message = MessageToRead(
            conversation: ConversationID(rawValue: 1),
            seq: 2,
            text: "订单 KO-123456 和 ko654321",
            at: Timestamp(milliseconds: 0)
        )

        let entities = language.read(message, intent: nil).entities

        #expect(
            entities == [
                MessageEntity(type: "order", text: "KO-123456", start: 3, end: 12, value: "KO-123456"),
                MessageEntity(type: "order", text: "ko654321", start: 15, end: 23, value: "KO654321"),
            ]
        )
    }

    @Test func `a reading is whole, and holds no second copy of a secret`() throws {
        let language = try SiteLanguage(LanguageDocument(), LanguageModels(), zone: .gmt, masking: [])
        let text = "This is terrible! My card 4111 1111 1111 1111 was charged twice."
        let at = Timestamp(milliseconds: 0)
        let message = MessageToRead(conversation: ConversationID(rawValue: 1), seq: 5, text: text, at: at)

        let analysis = language.read(message, intent: "refund")

        #expect(analysis.seq == 5 && analysis.language == "en" && analysis.intent == "refund")
        #expect(analysis.sentiment.label.isNegative && !analysis.sentiment.words.isEmpty)
        let card = analysis.entities.first { $0.type == "paymentCard" }
        #expect(card?.text.contains("4111 1111") == false && card?.value?.hasSuffix("1111") == true)
    }

    @Test func `a pattern that is to be masked keeps its name and last four signs`() throws {
        let document = LanguageDocument(patterns: [
            SitePattern(name: "member", pattern: "m[0-9]{8}"), SitePattern(name: "order", pattern: "ko[0-9]{6}"),
        ])
        let language = try SiteLanguage(document, nil, zone: .gmt, masking: ["member", "paymentCard"])

        #expect(language.mask("会员 M12345678, KO123456") == "会员 [member •••• 5678], KO123456")
        #expect(language.mask("4111 1111 1111 1111") == "[card •••• 1111]")
        #expect(language.mask("DE89 3704 0044 0532 0130 00") == "DE89 3704 0044 0532 0130 00")
        #expect(language.mask("nothing here") == "nothing here")
    }

    @Test func `what is to be masked must be known`() throws {
        var configuration = Configuration()
        configuration.redaction.beforeStorage = ["paymentCard", "member"]
        let file = try LanguageFile("patterns: [{name: member, pattern: 'm[0-9]{8}'}]\n")
        configuration.language.document = file.url.path
        #expect(throws: Never.self) { try configuration.checkLanguage() }

        configuration.redaction.beforeStorage = ["passport"]
        #expect(throws: ConfigurationError.self) { try configuration.checkLanguage() }
    }

    @Test func `a reload takes what is good and keeps what was there before a mistake`() throws {
        var configuration = Configuration()
        let file = try LanguageFile("words: [one]\n")
        configuration.language.document = file.url.path
        configuration.language.analysis = false
        let desk = try LanguageDesk(configuration)

        try file.write("words: [two]\n")
        try desk.reload()
        #expect(desk.document.words == ["two"])
        try file.write("words: 3\n")
        #expect(throws: BotError.self) { try desk.reload() }
        #expect(desk.document.words == ["two"])
    }
}

/// A document that goes away with the test.
private final class LanguageFile {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("language-\(UUID().uuidString).yaml")

    init(_ text: String) throws { try write(text) }

    func write(_ text: String) throws { try Data(text.utf8).write(to: url) }

    deinit { try? FileManager.default.removeItem(at: url) }
}
