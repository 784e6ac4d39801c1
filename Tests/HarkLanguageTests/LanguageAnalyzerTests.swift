import Foundation
import Testing

@testable import HarkLanguage

struct LanguageAnalyzerTests {
    private let analyzer: LanguageAnalyzer

    init() throws { analyzer = LanguageAnalyzer(models: try LanguageModels(), words: ["云雀帐篷", "Trailhead 40"]) }

    @Test(arguments: ["3½ stars", "½", "5℃ 的水", "x \u{1F44D}\u{1F3FD}!", "e\u{301}\u{302}\u{303}a", "㍿公司", "A&amp;B"])
    func `tokens stand in order, without overlaps, as they were written`(text: String) {
        let scalars = Array(text.unicodeScalars)

        let tokens = analyzer.analyse(text).tokens

        #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound })
        for token in tokens {
            #expect(token.text == String(String.UnicodeScalarView(scalars[token.range])))
        }
    }

    @Test(arguments: ["12345", "$$$", "Hola", "これは最悪", ""])
    func `what can't be read has no mood`(text: String) {
        #expect(analyzer.analyse(text).sentiment == .none)
    }

    @Test func `a message gives all that is in it`() {
        let moment = Date(timeIntervalSince1970: 1_795_860_000)  // Saturday, 2026-11-28 10:00 UTC
        let text =
            "This is ridiculous! I have waited 3 weeks for order #A10023, ordered last Friday. 4242 4242 4242 4242"

        let analysis = analyzer.analyse(text, at: moment, zone: .gmt)

        #expect(analysis.language.language == .english)
        #expect(analysis.sentiment.score < -0.3 && analysis.sentiment.anger > 0.5)
        #expect(analysis.entities.map(\.kind) == [.order, .date, .paymentCard])
        #expect(analysis.entities[1].value == "2026-11-27")
        #expect(analysis.redacted.hasSuffix("[card •••• 4242]"))
        #expect(analysis.tokens.first?.partOfSpeech == .pronoun)
    }

    @Test func `the site's own words stay whole and are nobody's name`() {
        let analysis = analyzer.analyse("云雀帐篷坏了")

        #expect(analysis.tokens.first?.text == "云雀帐篷")
        #expect(analysis.entities.isEmpty)
    }

    @Test func `a mixed message is read in both languages`() {
        let tokens = analyzer.analyse("Where is my parcel? 我的包裹在哪里").tokens.map(\.text)

        #expect(tokens == ["Where", "is", "my", "parcel", "?", "我", "的", "包裹", "在", "哪里"])
    }

    @Test func `a word of any make has one part of speech`() throws {
        let models = try LanguageModels()
        for word in ["\u{FE0F}", "\u{301}b", "\u{200D}", "\u{1F3FD}", "x"] {
            #expect(models.tags(of: ["a", word, "c"], language: .english).speech.count == 3)
        }
    }

    @Test func `a pattern that fits the empty text is refused`() {
        #expect(throws: EntityPatternError.self) {
            try ExactRecognizer(patterns: [EntityPattern(kind: .tracking, pattern: ".*")])
        }
    }
}
