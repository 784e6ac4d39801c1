import Testing

@testable import HarkBot

struct AnswerThresholdTests {
    private func votes(_ helped: Int, _ missed: Int, at confidence: Double) -> [AnswerThreshold.Vote] {
        [(helped, true), (missed, false)].flatMap { count, helped in
            (0..<count).map { _ in AnswerThreshold.Vote(confidence: confidence, helped: helped) }
        }
    }

    private let standard = AnswerThreshold.standard.value

    @Test func `without votes the standard threshold holds`() {
        #expect(AnswerThreshold.learnt(from: []) == .standard)
    }

    @Test func `few votes move it little`() {
        for list in [votes(3, 0, at: 0.8), votes(0, 3, at: 0.8), votes(1, 2, at: 0.7)] {
            #expect(abs(AnswerThreshold.learnt(from: list).value - standard) < 0.06)
        }
    }

    @Test func `answers that rarely help raise it, answers that mostly help lower it`() {
        let bad = AnswerThreshold.learnt(from: votes(60, 140, at: 0.8)).value
        let good = AnswerThreshold.learnt(from: votes(196, 4, at: 0.7)).value

        #expect(bad > standard + 0.08)
        #expect(good < standard - 0.08)
    }

    @Test func `votes that keep the promise leave it where it is`() {
        let list = votes(65, 35, at: 0.65) + votes(80, 20, at: 0.8) + votes(90, 10, at: 0.9)

        #expect(abs(AnswerThreshold.learnt(from: list).value - standard) < 0.02)
    }

    @Test func `no votes, however odd, take it out of its bounds, and their order does not matter`() {
        let odd = votes(5_000, 0, at: 1) + votes(0, 5_000, at: 0) + votes(1, 1, at: .nan)
        for list in [votes(100_000, 0, at: 0.64), votes(0, 100_000, at: 0.99), odd] {
            let learnt = AnswerThreshold.learnt(from: list)
            #expect((0.4...0.95).contains(learnt.value) && learnt.suggestion < learnt.value)
            #expect(learnt == AnswerThreshold.learnt(from: list.reversed()))
        }
    }
}
