import Foundation
import HarkLanguage
import Testing

@testable import HarkTraining

struct SentimentTrainingTests {
    private static let good = ["great", "lovely", "perfect", "quick", "happy"]
    private static let bad = ["awful", "broken", "late", "rude", "useless"]
    private static let frames = ["the box was …", "… service today", "my parcel is …", "I find this …", "so … again"]

    private static let examples: [MoodExample] = frames.flatMap { frame in
        (good.map { ($0, 0.6) } + bad.map { ($0, -0.6) }).map { word, mood in
            MoodExample(
                text: frame.replacing("…", with: word),
                mood: mood,
                isAngry: mood < 0,
                set: .emotions,
                group: frame + word
            )
        }
    }

    private static func weights() -> SentimentWeights {
        let rows = MoodRows(examples, language: .english, lexicon: MoodTable())
        return SentimentTrainer(rows).train([Bool](repeating: true, count: examples.count))
    }

    @Test func `the same texts give the same bytes`() {
        #expect(Self.weights().written().data() == Self.weights().written().data())
    }

    @Test func `weights learn the words of their texts`() {
        let weights = Self.weights()

        #expect(weights.read("what a lovely day", language: .english).score > 0)
        #expect(weights.read("what an awful day", language: .english).score < 0)
    }

    @Test func `weights survive their file`() throws {
        let weights = Self.weights()
        let file = FileManager.default.temporaryDirectory.appending(path: "mood-\(UUID()).weights")
        defer { try? FileManager.default.removeItem(at: file) }
        try weights.written().data().write(to: file)

        let read = try SentimentWeights(ModelFile(at: file))

        #expect(read.read("lovely", language: .english).score == weights.read("lovely", language: .english).score)
    }

    @Test func `texts of one group are in one fold`() {
        let folds = (0..<50).map { index in
            MoodExample(text: "\(index)", mood: 0, isAngry: nil, set: .nyt, group: "nyt7").fold
        }

        #expect(Set(folds).count == 1)
        #expect(Set(Self.examples.map(\.fold)) == [0, 1, 2, 3, 4])
    }

    // MARK: Corrections

    private let corrections = [
        SentimentCorrection(text: "this phone case is sick", language: .english, label: .positive),
        SentimentCorrection(text: "my parcel is broken again", language: .english, label: .neutral),
        SentimentCorrection(text: "lovely weather, is it not", language: .english, label: .negative),
    ]

    private func adapted() throws -> (before: SentimentModel, after: SentimentModel) {
        let model = SentimentModel(english: Self.weights(), chinese: Self.weights())
        let file = FileManager.default.temporaryDirectory.appending(path: "corrections-\(UUID()).weights")
        defer { try? FileManager.default.removeItem(at: file) }
        try SentimentAdaptation(model).file(corrections).write(to: file)
        return (model, try model.adapted(by: ModelFile(at: file)))
    }

    @Test func `corrections come true`() throws {
        let (_, after) = try adapted()

        for correction in corrections {
            let score = after.weights(for: .english).read(correction.text, language: .english)
            #expect(SentimentLabel(score: score.score) == correction.label, "\(correction.text) \(score.score)")
        }
    }

    @Test func `texts that share nothing with corrections keep their scores`() throws {
        let (before, after) = try adapted()

        for text in ["the box was perfect", "rude service today", "I find this quick"] {
            let old = before.weights(for: .english).read(text, language: .english).score
            #expect(after.weights(for: .english).read(text, language: .english).score == old)
        }
    }

    @Test func `no corrections change nothing`() throws {
        let model = SentimentModel(english: Self.weights(), chinese: Self.weights())

        let first = SentimentAdaptation(model).file([])

        #expect(first == SentimentAdaptation(model).file([]))
        #expect(first.count < 1024)
    }
}

struct MoodMeasuresTests {
    @Test func `a straight line correlates fully`() {
        #expect(abs(MoodMeasures.correlation([1, 2, 3], [2, 4, 6]) - 1) < 1e-12)
        #expect(abs(MoodMeasures.correlation([1, 2, 3], [3, 2, 1]) + 1) < 1e-12)
        #expect(MoodMeasures.correlation([1, 1, 1], [1, 2, 3]) == 0)
    }

    @Test func `weighted F1 weighs classes by their size`() {
        #expect(
            abs(MoodMeasures.weightedF1(gold: [1, 1, 1, -1], found: [1, 1, -1, -1]) - (0.75 * 0.8 + 0.25 * 2 / 3))
                < 1e-12
        )
    }

    @Test func `the area under the curve counts ties half`() {
        #expect(MoodMeasures.areaUnderCurve([0.1, 0.4, 0.35, 0.8], [false, false, true, true]) == 0.75)
        #expect(MoodMeasures.areaUnderCurve([0.5, 0.5], [true, false]) == 0.5)
    }

    @Test func `the best threshold has the best F1`() {
        let best = MoodMeasures.bestThreshold([0.9, 0.8, 0.7, 0.1], [true, false, true, false])

        #expect(best.threshold == 0.7)
        #expect(abs(best.f1 - 0.8) < 1e-12)
    }
}
