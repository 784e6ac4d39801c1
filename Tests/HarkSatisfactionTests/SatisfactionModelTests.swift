import Foundation
import HarkSatisfaction
import HarkStatistics
import Testing

@Suite struct SatisfactionModelTests {
    @Test(arguments: LearningMethod.allCases)
    func `every method finds that waiting is bad`(_ method: LearningMethod) throws {
        let model = try Sample.model(Sample.ratings(200), method)

        let short = model.prediction(of: [1, 12])
        let long = model.prediction(of: [19, 12])

        #expect(model.label.bad.description == "<=2")
        #expect(short.prediction > long.prediction + 1.5)
        #expect(short.probabilityBad < 0.1)
        #expect(long.probabilityBad > 0.85)
        #expect(short.low <= short.prediction && short.prediction <= short.high)
        #expect(short.reasons.first?.feature == "wait")
        #expect(short.reasons.first?.isWorse == false && long.reasons.first?.isWorse == true)
        #expect(try #require(model.evaluation.badAreaUnderCurve) > 0.9)
        #expect(model.evaluation.calibrationError < 0.08)
    }

    @Test(arguments: [LearningMethod.linear, .knn, .svm])
    func `nine in ten numbers lie in their interval`(_ method: LearningMethod) throws {
        let model = try Sample.model(Sample.numbers(150), method)
        let fresh = Sample.numbers(500, seed: 9)

        let truths = try fresh.column("rating")
        let held = zip(try model.predictions(of: fresh), truths).count { $0.low <= $1 && $1 <= $0.high }

        #expect(abs(Double(held) / 500 - 0.9) < 0.05)
        #expect(abs(model.evaluation.coverage - 0.9) < 0.05)
    }

    @Test(arguments: [LearningMethod.logistic, .ordinal, .knn, .svm])
    func `nine in ten classes or more lie between the lowest and the highest likely one`(
        _ method: LearningMethod
    ) throws {
        let model = try Sample.model(Sample.ratings(150), method)
        let fresh = Sample.ratings(500, seed: 9)

        let truths = try fresh.column("rating")
        let held = zip(try model.predictions(of: fresh), truths).count { $0.low <= $1 && $1 <= $0.high }

        #expect(Double(held) / 500 > 0.84)
    }

    @Test func `reasons of a line add up to the prediction`() throws {
        let table = Sample.numbers(100)
        let model = try Sample.model(table, .linear)

        let prediction = model.prediction(of: [3, 20])

        let sum = prediction.reasons.map(\.contribution).reduce(0, +)
        #expect(isNear(try table.column("rating").mean + sum, prediction.prediction))
    }

    @Test func `coefficients are those of unscaled columns`() throws {
        let table = Sample.numbers(100)
        let plain = try LinearRegression(table.selecting(["wait", "hour"]).values, table.column("rating"))

        let found = try Sample.model(table, .linear).report.coefficients.map(\.coefficient)

        for (found, wanted) in zip(found, plain.estimates(names: ["wait", "hour"])) {
            #expect(found.name == wanted.name)
            #expect(isNear(found.estimate, wanted.estimate) && isNear(found.standardError, wanted.standardError))
            #expect(isNear(found.low, wanted.low) && isNear(found.high, wanted.high))
        }
    }

    @Test func `the same table gives the same model, another seed another split`() throws {
        let table = Sample.ratings(120)
        var other = TrainingSettings(method: .svm)
        other.seed = 2

        let model = try Sample.model(table, .svm)

        #expect(try model == Sample.model(table, .svm))
        #expect(try model.evaluation != SatisfactionTrainer(other).train(table, label: "rating").evaluation)
    }

    @Test(arguments: LearningMethod.allCases)
    func `a model comes back from its file exactly`(_ method: LearningMethod) throws {
        let model = try Sample.model(Sample.ratings(60), method)

        let again = try withFile { url in
            try model.write(to: url)
            return try SatisfactionModel(at: url)
        }

        #expect(again == model)
        #expect(again.prediction(of: [7, 3]) == model.prediction(of: [7, 3]))
    }

    @Test func `a damaged or foreign file is refused`() throws {
        let data = try Sample.model(Sample.ratings(60), .logistic).data()
        var flipped = data
        flipped[data.count - 9] ^= 4
        for content in [flipped, data.prefix(data.count / 2), Data("rating,wait\n1,2\n".utf8), Data()] {
            try withFile { url in
                try content.write(to: url)
                #expect(throws: SatisfactionError.self) { try SatisfactionModel(at: url) }
            }
        }
        #expect(throws: SatisfactionError.self) { try SatisfactionModel(at: URL(fileURLWithPath: "/no/such")) }
    }

    @Test func `columns are found by name`() throws {
        let model = try Sample.model(Sample.ratings(60), .linear)
        let turned = NumericTable(columns: ["hour", "other", "wait"], values: Matrix([[3, 99, 7]]))

        #expect(try model.predictions(of: turned) == [model.prediction(of: [7, 3])])
        #expect(throws: StatisticsError.missingColumn("wait")) {
            try model.predictions(of: NumericTable(columns: ["hour"], values: Matrix([[1]])))
        }
    }
}
