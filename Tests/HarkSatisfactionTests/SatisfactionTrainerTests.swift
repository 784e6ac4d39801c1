import HarkStatistics
import Testing

@testable import HarkSatisfaction

@Suite struct SatisfactionTrainerTests {
    private func train(_ table: NumericTable, _ settings: TrainingSettings, label: String = "rating") throws {
        _ = try SatisfactionTrainer(settings).train(table, label: label)
    }

    @Test func `too little to learn from is said`() {
        let few = Sample.ratings(19)
        let same = Sample.table(rows: 30) { _, _ in 4 }
        let lone = NumericTable(columns: ["rating"], values: Matrix(rows: 30, columns: 1))

        #expect(throws: SatisfactionError.notEnoughEvidence(rows: 19, needed: 20)) {
            try train(few, TrainingSettings(method: .knn))
        }
        #expect(throws: SatisfactionError.constantLabel("rating")) {
            try train(same, TrainingSettings(method: .linear))
        }
        #expect(throws: SatisfactionError.noFeatures(label: "rating")) {
            try train(lone, TrainingSettings(method: .linear))
        }
        #expect(throws: StatisticsError.missingColumn("stars")) {
            try train(few, TrainingSettings(method: .knn), label: "stars")
        }
    }

    @Test func `methods of classes refuse numbers`() {
        #expect(throws: SatisfactionError.noClasses(label: "rating", method: "logistic", different: 50)) {
            try train(Sample.numbers(50), TrainingSettings(method: .logistic))
        }
    }

    @Test func `what is bad must occur and not be all`() {
        var settings = TrainingSettings(method: .linear)
        for bound in [0.0, 9] {
            settings.bad = BadLabel(bound: bound, isLow: true)
            #expect(throws: SatisfactionError.self) { try train(Sample.ratings(60), settings) }
        }
    }

    @Test func `a class with one row does not stop the training`() throws {
        var table = Sample.table(rows: 60) { wait, _ in wait > 10 ? 2 : 4 }
        var values = table.values
        values[0, 2] = 3
        table = NumericTable(columns: table.columns, values: values)

        for method in [LearningMethod.logistic, .ordinal, .knn, .svm] {
            #expect(try Sample.model(table, method).prediction(of: [19, 1]).prediction == 2)
        }
    }

    @Test func `a rare bad label has one chance for all`() throws {
        let table = Sample.numbers(100)
        var settings = TrainingSettings(method: .linear)
        settings.bad = BadLabel(bound: try table.column("rating").sorted()[2], isLow: true)

        let model = try SatisfactionTrainer(settings).train(table, label: "rating")

        #expect(model.calibration == .level(4.0 / 102))
    }

    @Test func `a constant column and one that repeats another change nothing`() throws {
        let plain = Sample.numbers(80)
        var values = Matrix(rows: 0, columns: 5)
        for row in 0..<plain.rows {
            values.append([7, plain.values[row, 0], plain.values[row, 1], plain.values[row, 0], plain.values[row, 2]])
        }
        let wide = NumericTable(columns: ["k", "wait", "hour", "again", "rating"], values: values)

        let model = try Sample.model(wide, .linear)

        #expect(model.report.fit?.leftOut.count == 2)
        let wanted = try Sample.model(plain, .linear).prediction(of: [3, 4]).prediction
        #expect(isNear(model.prediction(of: [7, 3, 4, 3]).prediction, wanted))
    }

    @Test func `by time each block is told from what came before`() throws {
        var settings = TrainingSettings(method: .linear)
        settings.split = .time
        settings.folds = 4

        let model = try SatisfactionTrainer(settings).train(Sample.numbers(100), label: "rating")

        #expect(model.evaluation.rows == 80)
        #expect(try #require(model.evaluation.numbers).rSquared > 0.8)
        #expect(abs(model.evaluation.coverage - 0.9) < 0.1)
    }

    @Test func `the method that tells best what is bad is kept`() throws {
        // Both short and long waits are bad here, which no line tells.
        let table = Sample.table(rows: 150) { wait, random in
            (random.unit() < 0.9) == (abs(wait - 10) > 5) ? 0 : 1
        }

        let trainer = SatisfactionTrainer(TrainingSettings(method: .linear))
        let (model, trials) = try trainer.best(of: [.linear, .logistic, .svm], table, label: "rating")

        #expect(model.method == .svm && trials.map(\.method) == [.linear, .logistic, .svm])
        #expect(trials.compactMap(\.brier).min() == model.evaluation.badBrier)
        #expect(throws: SatisfactionError.self) {
            try trainer.best(of: [.logistic, .ordinal], Sample.numbers(50), label: "rating")
        }
    }

    @Test(arguments: [LearningMethod.logistic, .ordinal])
    func `a part of time with one class alone is told`(_ method: LearningMethod) {
        var row = 0.0
        let table = Sample.table(rows: 40) { _, _ in
            row += 1
            return row < 38 ? 4 : 2
        }
        var settings = TrainingSettings(method: method)
        settings.split = .time

        let lack = PartLack(1, of: 10, rows: 3, label: "rating", .classes(only: 4))
        #expect(throws: SatisfactionError.partLacks(lack)) { try train(table, settings) }
        #expect("\(lack)".hasPrefix("3 rows are left to learn from when part 1 of 10 is held out, and \"rating\" is 4"))
    }

    @Test(arguments: LearningMethod.allCases)
    func `a part of time without rows before it is told`(_ method: LearningMethod) {
        var settings = TrainingSettings(method: method)
        (settings.split, settings.folds) = (.time, 20)

        #expect(throws: SatisfactionError.self) { try train(Sample.ratings(20), settings) }
    }
}
