import Foundation
import HarkIntent
import Testing

@Suite struct IntentEvaluationTests {
    /// Worked out by hand: a has 3 examples, b 2, and 2 are out of scope.
    private static let report = IntentEvaluation([
        read("a1", "a", as: "a", 0.9, true),
        read("a2", "a", as: "a", 0.3, false),
        read("a3", "a", as: "b", 0.6, true),
        read("b1", "b", as: "b", 0.8, true),
        read("b2", "b", as: "a", 0.7, true),
        read("o1", "oos", as: "a", 0.2, false),
        read("o2", "oos", as: "b", 0.9, true),
    ])

    @Test func `the figures count refusals apart`() throws {
        let report = Self.report

        #expect(report.examples == 5)
        #expect(report.accuracy == 3.0 / 5)
        #expect(report.answered == 2.0 / 5)
        #expect(report.falseRefusals == 1.0 / 5)
        #expect(report.outOfScopeRecall == 1.0 / 2)
        // a: precision 2/3, recall 2/3; b: precision 1/2, recall 1/2.
        #expect(abs(report.macroF1 - (2.0 / 3 + 1.0 / 2) / 2) < 1e-12)
    }

    @Test func `each intent has its errors`() throws {
        let first = try #require(Self.report.intents.first)

        #expect(Self.report.intents.map(\.intent) == ["a", "b"])
        #expect(first.precision == 2.0 / 3)
        #expect(first.recall == 2.0 / 3)
        #expect(first.refused == 1)
        #expect(first.misread.map(\.text) == ["a3"])
        #expect(Self.report.intents.map(\.intruders) == [0, 1])
        #expect(Self.report.confusions.map(\.intent) == ["a", "b"])
        #expect(Self.report.confusions.map(\.count) == [1, 1])
    }

    @Test func `the text names figures, confusions and misread texts`() {
        let text = Self.report.text

        for part in ["accuracy             60.0", "out-of-scope recall  50.0", "a → b", "60.0 b: a3"] {
            #expect(text.contains(part), "\(text)")
        }
    }

    @Test func `cross-validation reads every example once, always in the same way`() throws {
        let examples = Shop.examples + Shop.outOfScope

        let report = try IntentEvaluation.crossValidation(of: examples, folds: 4)

        #expect(report.examples == Shop.examples.count)
        #expect(report.outOfScopeExamples == Shop.outOfScope.count)
        #expect(report.accuracy > 0.6)
        #expect(try IntentEvaluation.crossValidation(of: examples, folds: 4) == report)
    }

    @Test func `an intent with one example counts as misread`() throws {
        let report = try IntentEvaluation.crossValidation(of: Shop.list("only", ["Hello"]))

        #expect(report.accuracy == 0)
        #expect(report.intents.map(\.recall) == [0])
    }

    @Test func `a report survives JSON`() throws {
        let data = try JSONEncoder().encode(Self.report)

        #expect(try JSONDecoder().decode(IntentEvaluation.self, from: data) == Self.report)
    }

    private static func read(
        _ text: String,
        _ intent: String,
        as guess: String,
        _ probability: Double,
        _ isAccepted: Bool
    ) -> (example: IntentExample, reading: IntentReading) {
        (
            IntentExample(text: text, intent: intent),
            IntentReading(top: [IntentGuess(intent: guess, probability: probability)], isAccepted: isAccepted)
        )
    }
}
