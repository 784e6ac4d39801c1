import Foundation
import Testing

@testable import HarkLanguage

struct SentimentModelTests {
    private let model: SentimentModel

    init() throws {
        model = try SentimentModel(models: ModelFolder.shipped())
    }

    private func sentiment(_ text: String, _ language: Language = .english) -> Sentiment {
        let clean = CleanText(text)
        let all = 0..<clean.scalars.count
        let words = language == .chinese ? [] : EnglishTokenizer.words(in: clean, range: all)
        return model.sentiment(of: clean, words: words, language: language, range: all)
    }

    @Test(arguments: ["where is my order?", "my order number is 12345", "which size should I get?"])
    func `a plain question shows no feeling`(text: String) {
        #expect(sentiment(text).label == .neutral)
        #expect(sentiment(text).words.isEmpty)
    }

    @Test(arguments: [
        "this is the third time I ask, where is my order", "been on hold for 45 minutes", "worst customer service ever",
        "my parcel never arrived", "not happy with this at all",
    ])
    func `a complaint is negative`(text: String) {
        #expect(sentiment(text).score < -0.25)
    }

    @Test(arguments: ["thank you so much, that fixed it", "works fine now :)", "it arrived a day early 👍"])
    func `thanks are positive`(text: String) {
        #expect(sentiment(text).score > 0.25)
    }

    @Test(arguments: ["汤全洒了，没法吃", "第三次问了，到底什么时候退款", "催了好几次都没人理", "質量太差"])
    func `a Chinese complaint is negative`(text: String) {
        #expect(sentiment(text, .chinese).score < -0.25)
    }

    @Test(arguments: ["很好吃，分量足，下次还点", "太棒了，帮了我大忙", "服务很好，速度也快"])
    func `Chinese praise is positive`(text: String) {
        #expect(sentiment(text, .chinese).score > 0.25)
    }

    @Test(arguments: ["我的订单在哪里", "发票怎么开", "你好，我想查一下物流"])
    func `a plain Chinese question shows no feeling`(text: String) {
        #expect(sentiment(text, .chinese).label == .neutral)
    }

    @Test func `the deciding words are those of the text, strongest first`() {
        let words = sentiment("The Support was absolutely TERRIBLE, but the box is blue").words

        #expect(words.first == "TERRIBLE")
        #expect(words.count <= 5)
        #expect(sentiment("等了两个小时还没送到，太差了", .chinese).words.contains("太差了"))
    }

    @Test func `anger tells rage from disappointment`() {
        #expect(sentiment("you idiots, this is fucking ridiculous!!!").anger > 0.8)
        #expect(sentiment("a bit sad that it is sold out").anger < 0.5)
        #expect(sentiment("骗子公司，滚！", .chinese).anger > 0.5)
        #expect(sentiment("有点可惜", .chinese).anger < 0.5)
    }

    @Test func `in other languages only signs count`() {
        #expect(sentiment("Wo ist mein Paket?", .other).label == .neutral)
        #expect(sentiment("Das Paket 😡😡", .other).score < -0.1)
    }

    @Test func `scores stay within their bounds and do not change`() {
        for text in Fuzz.texts {
            for language in Language.allCases {
                let found = sentiment(text, language)
                #expect((-1...1).contains(found.score))
                #expect((0...1).contains(found.anger))
                #expect(found.words.count <= 5)
                #expect(found == sentiment(text, language))
            }
        }
    }

    @Test func `stretches are weighed by their length`() {
        let good = Sentiment(score: 0.8, label: .veryPositive, anger: 0, words: ["great"])
        let bad = Sentiment(score: -0.8, label: .veryNegative, anger: 0.9, words: ["差"])

        let both = SentimentModel.combined([(good, 10), (bad, 30)])

        #expect(abs(both.score + 0.4) < 1e-9)
        #expect(both.label == .negative)
        #expect(both.words == ["差"])
        #expect(SentimentModel.combined([]) == .none)
    }

    @Test(
        arguments: zip(
            [-1, -0.61, -0.6, -0.31, -0.3, 0, 0.3, 0.31, 0.6, 0.61],
            [
                SentimentLabel.veryNegative, .veryNegative, .negative, .negative, .neutral, .neutral, .neutral,
                .positive,
                .positive, .veryPositive,
            ]
        )
    )
    func `a score has its label`(score: Double, label: SentimentLabel) {
        #expect(SentimentLabel(score: score) == label)
    }
}
