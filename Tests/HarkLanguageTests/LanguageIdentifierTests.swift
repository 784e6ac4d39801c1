import HarkTesting
import Testing

@testable import HarkLanguage

struct LanguageIdentifierTests {
    private let identifier: LanguageIdentifier

    init() throws {
        identifier = try LanguageIdentifier(in: ModelFile(at: ModelFolder.shipped().appending(path: "latin.weights")))
    }

    private func guess(_ text: String) -> LanguageGuess { identifier.guess(CleanText(text)) }

    private func share(of texts: [String], in language: Language) -> Double {
        Double(texts.count { guess($0).language == language }) / Double(texts.count)
    }

    /// Measured: 95.9 % of 270 messages in seventeen languages, all others without an error.
    @Test func `short messages are told apart`() {
        let latin = LanguageTexts.latin.values.flatMap(LanguageTexts.lines)

        #expect(latin.count == 270)
        #expect(share(of: latin, in: .other) >= 0.95)
        #expect(share(of: LanguageTexts.lines(LanguageTexts.otherScripts), in: .other) == 1)
        #expect(share(of: LanguageTexts.lines(LanguageTexts.english), in: .english) == 1)
        #expect(share(of: LanguageTexts.lines(LanguageTexts.simplified), in: .chinese) == 1)
        #expect(share(of: LanguageTexts.lines(LanguageTexts.traditional), in: .chinese) == 1)
    }

    @Test func `who is sure is more often right than who is not`() {
        let texts =
            LanguageTexts.latin.values.flatMap(LanguageTexts.lines).map { ($0, Language.other) }
            + LanguageTexts.lines(LanguageTexts.english).map { ($0, .english) }
        let guesses = texts.map { (guess: guess($0.0), wanted: $0.1) }
        let sure = guesses.filter { $0.guess.confidence > 0.9 }

        #expect(sure.count > 250)
        #expect(Double(sure.count { $0.guess.language == $0.wanted }) / Double(sure.count) > 0.98)
    }

    @Test func `the script of Chinese is named where characters tell it`() {
        #expect(LanguageTexts.lines(LanguageTexts.traditional).allSatisfy { guess($0).script == .traditional })
        #expect(LanguageTexts.lines(LanguageTexts.simplified).allSatisfy { guess($0).script != .traditional })
        #expect(guess("全部取消").script == nil)
        #expect(guess("hello").script == nil)
    }

    @Test(arguments: ["", "???", "12345", "🙂🙂", "***", "#10023", "5/6"])
    func `a text without words is of no language`(text: String) {
        #expect(guess(text).language == .other)
        #expect(guess(text).confidence <= 0.1)
    }

    @Test(arguments: ["ok", "hi", "no", "A10023", "A-10023", "ORD_99/3", "bob@example.com"])
    func `very short texts and codes lean to English`(text: String) {
        #expect(guess(text).language == .english)
        #expect(guess(text).confidence < 0.97)
    }

    @Test(arguments: [
        ("Hello, where is my parcel? 我的包裹在哪里", ["Hello, where is my parcel? ", "我的包裹在哪里"]),
        ("我要退 tent 订单A1234", ["我要退 tent 订单A1234"]), ("where is my parcel 我的包裹在哪里", ["where is my parcel ", "我的包裹在哪里"]),
        ("iPhone 15 Pro Max 有货吗？我想买", ["iPhone 15 Pro Max 有货吗?我想买"]),
        ("Lmao. ok bro. Thanks for that!", ["Lmao. ok bro. Thanks for that!"]),
        (
            "¿Dónde está mi pedido por favor? Where is my order please?",
            ["¿Dónde está mi pedido por favor? ", "Where is my order please?"]
        ),
        ("12345", ["12345"]), ("", []),
    ])
    func `mixed messages are cut where the language changes`(text: String, parts: [String]) {
        let clean = CleanText(text)
        #expect(
            identifier.segments(of: clean, sentences: SentenceSplitter.sentences(in: clean)).map {
                clean.string($0.range)
            } == parts
        )
    }

    @Test(arguments: 0..<20)
    func `segments are the whole text`(seed: UInt64) {
        var numbers = SplitMix(seed: seed)
        let texts = [5, 50, 500].map { HostileTexts.random(using: &numbers, length: $0) }
        for text in texts + (seed == 0 ? HostileTexts.long : []) {
            let clean = CleanText(text)
            let segments = identifier.segments(of: clean, sentences: SentenceSplitter.sentences(in: clean))

            #expect((segments.first?.range.lowerBound ?? 0) == 0)
            #expect((segments.last?.range.upperBound ?? 0) == clean.scalars.count)
            #expect(zip(segments, segments.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
            #expect(segments.allSatisfy { (0...1).contains($0.guess.confidence) })
        }
    }

    @Test func `a long text takes no longer than its length`() {
        let text = CleanText(String(repeating: "where is my parcel 我的包裹在哪里. ", count: 4000))
        let time = ContinuousClock().measure {
            _ = identifier.segments(of: text, sentences: SentenceSplitter.sentences(in: text))
        }
        #expect(time < .seconds(10))
    }
}
