import Testing

@testable import HarkLanguage

struct SentimentTrendTests {
    private let calm = Sentiment(score: 0.05, label: .neutral, anger: 0.1, words: [])
    private let good = Sentiment(score: 0.7, label: .veryPositive, anger: 0, words: ["thanks"])
    private let bad = Sentiment(score: -0.5, label: .negative, anger: 0.2, words: ["refund"])
    private let angry = Sentiment(score: -0.6, label: .negative, anger: 0.7, words: ["Refund", "liars"])
    private let furious = Sentiment(score: -0.9, label: .veryNegative, anger: 0.95, words: ["thieves"])

    private func flags(_ messages: [Sentiment], length: Int = 60) -> [SentimentFlag?] {
        var trend = SentimentTrend()
        return messages.map { trend.add($0, length: length) }
    }

    @Test func `one bad message raises nothing`() {
        #expect(flags([bad]) == [nil])
        #expect(flags([angry]) == [nil])
    }

    @Test func `one very bad and very angry message is enough`() {
        #expect(flags([furious]).last??.level == .angry)
    }

    @Test func `three bad messages raise a flag with what they have in common`() throws {
        let found = flags([bad, bad, bad])

        let flag = try #require(found[2])
        #expect(found[1] == nil)
        #expect(flag.level == .negative)
        #expect(flag.messages == 3)
        #expect(flag.words == [SentimentFlagWord(text: "refund", messages: 3)])
    }

    @Test func `two angry messages raise the higher flag and count short replies`() throws {
        let flag = try #require(flags([angry, angry], length: 8)[1])

        #expect(flag.level == .angry)
        #expect(flag.messages == 2)
        #expect(flag.shortReplies == 2)
        #expect(flag.words.map(\.text) == ["Refund", "liars"])
    }

    @Test func `a flag that stands is not raised again`() {
        #expect(flags([bad, bad, bad, bad, bad]).compactMap { $0 }.count == 1)
    }

    @Test func `a flag rises from negative to angry and not back`() {
        let levels = flags([bad, bad, bad, angry, angry, bad]).compactMap { $0?.level }

        #expect(levels == [.negative, .angry])
    }

    @Test func `calm messages between do not part bad ones, good ones do`() {
        #expect(flags([angry, calm, angry]).compactMap { $0 }.count == 1)
        #expect(flags([angry, good, angry]).compactMap { $0 }.isEmpty)
    }

    @Test func `the flag falls when the mood recovers, and can go up again`() {
        var trend = SentimentTrend()
        for _ in 0..<3 { _ = trend.add(bad, length: 40) }
        #expect(trend.level == .negative)

        for _ in 0..<2 { _ = trend.add(good, length: 40) }
        #expect(trend.level == nil)

        let again = (0..<4).compactMap { _ in trend.add(bad, length: 40) }
        #expect(again.count == 1)
        #expect(again.first?.messages ?? 0 >= 3)
    }

    @Test func `an angry word in a good mood is no anger`() {
        let ironic = Sentiment(score: 0.4, label: .positive, anger: 0.8, words: ["damn"])

        #expect(flags([ironic, ironic, ironic]).compactMap { $0 }.isEmpty)
    }

    @Test func `thresholds decide`() {
        var trend = SentimentTrend(thresholds: SentimentThresholds(angryMessages: 3))

        #expect((0..<2).compactMap { _ in trend.add(angry, length: 40) }.isEmpty)
        #expect(trend.add(angry, length: 40)?.level == .angry)
    }

    @Test func `memory stays small in an endless conversation`() {
        var trend = SentimentTrend()
        for index in 0..<500 {
            let words = (0..<5).map { "word\(index)-\($0)" }
            _ = trend.add(Sentiment(score: -0.4, label: .negative, anger: 0, words: words), length: 10)
        }

        #expect(trend.mood < -0.3)
    }
}
