import HarkStatistics
import Testing

/// Expected values are those of statsmodels 0.15 (`OLS`, `Logit`, `OrderedModel`) and scikit-learn 1.9.
@Suite struct RegressionTests {
    @Test func `least squares agrees with statsmodels in every figure`() throws {
        let fit = try LinearRegression(Sample.rows, Sample.numbers)

        let estimates = fit.estimates(names: ["a", "b"])
        #expect(areNear(estimates.map(\.estimate), [0.8235174303327, 0.2486967807059, 1.0421716716536]))
        #expect(areNear(estimates.map(\.standardError), [0.2151151618672, 0.0465113053291, 0.0768231033722]))
        #expect(areNear(estimates.map(\.statistic), [3.8282630716703, 5.347017869014, 13.5658626885225]))
        #expect(areNear(estimates.map(\.pValue), [4.0384534842086e-3, 4.6416746664868e-4, 2.6914537568683e-7]))
        #expect(areNear(estimates.map(\.low), [0.3368931260883, 0.1434808982045, 0.8683857380918]))
        #expect(areNear(estimates.map(\.high), [1.3101417345772, 0.3539126632072, 1.2159576052155]))
        #expect(areNear([fit.rSquared, fit.adjustedRSquared], [0.991740621380818, 0.9899052039098887]))
        #expect(areNear([try #require(fit.fStatistic)], [540.3351755601723]))
        #expect(areNear([try #require(fit.fPValue) * 1e10], [4.2292483448961783]))
        #expect(areNear([fit.residualDeviation], [0.308872046501119]))
    }

    @Test func `a prediction interval is wider than the residuals`() throws {
        let fit = try LinearRegression(Sample.rows, Sample.numbers)

        let (low, high) = fit.predictionInterval(at: [6.5, 4.5])

        #expect(areNear([low, high], [6.4024270172427, 7.8572110374817]))
    }

    @Test func `a column that others tell is left out and the rest stays the same`() throws {
        var rows = Matrix(rows: 0, columns: 4)
        for row in 0..<Sample.rows.rows {
            let (a, b) = (Sample.rows[row, 0], Sample.rows[row, 1])
            rows.append([7, a, b, 2 * a - b])
        }

        let fit = try LinearRegression(rows, Sample.numbers)
        let plain = try LinearRegression(Sample.rows, Sample.numbers)

        #expect(fit.dependent.count == 2)
        #expect(fit.degrees == plain.degrees)
        let row = [7, 6.5, 4.5, 8.5]
        #expect(areNear([fit.value(at: row)], [plain.value(at: [6.5, 4.5])]))
        let (found, wanted) = (fit.predictionInterval(at: row), plain.predictionInterval(at: [6.5, 4.5]))
        #expect(areNear([found.low, found.high], [wanted.low, wanted.high]))
    }

    @Test func `too few rows are refused`() {
        #expect(throws: StatisticsError.tooFewRows(found: 3, needed: 4)) {
            try LinearRegression(Matrix([[1, 2], [2, 1], [3, 3]]), [1, 2, 3])
        }
    }

    @Test func `logistic regression without a penalty agrees with statsmodels`() throws {
        let fit = try LogisticRegression(Sample.rows, labels: Sample.halves, prior: .ridge(0, columns: 2))

        #expect(areNear(fit.coefficients.values, [-1.9335389393307, 0.4225490167022, -0.1755474509084]))
        let errors = (0..<3).map { fit.covariance[$0, $0].squareRoot() }
        #expect(areNear(errors, [1.6713864144113, 0.3717367437725, 0.557998591313], to: 1e-7))
    }

    @Test func `a ridge penalty and weights agree with scikit-learn`() throws {
        let plain = try LogisticRegression(Sample.rows, labels: Sample.halves, prior: .ridge(1, columns: 2))
        let weighted = try LogisticRegression(
            Sample.rows,
            labels: Sample.halves,
            weights: Sample.halves.map { $0 == 1 ? 3 : 1 },
            prior: .ridge(1, columns: 2)
        )

        #expect(areNear(plain.coefficients.values, [-1.9280361445068, 0.3599985979939, -0.0891621329403], to: 1e-6))
        #expect(areNear(weighted.coefficients.values, [-0.882552631463, 0.371918780498, -0.0961832106627], to: 1e-6))
    }

    @Test func `three classes agree with scikit-learn`() throws {
        let fit = try LogisticRegression(Sample.rows, labels: Sample.thirds, classes: 3, prior: .ridge(1, columns: 2))

        #expect(areNear(fit.chances(at: [6.5, 4.5]), [0.2271148820101, 0.4261966531872, 0.3466884648027], to: 1e-6))
        #expect(areNear(fit.coefficients.column(1), [-0.2456918238653, 0.2778570395369, -0.0321652156716], to: 1e-6))
        #expect((0..<9).allSatisfy { fit.covariance[$0, $0] > 0 })
    }

    @Test func `a prior holds coefficients where there are no rows to say otherwise`() throws {
        let prior = CoefficientPrior(means: [0, 0.7, -0.2], precisions: [0, 1e6, 1e6])

        let fit = try LogisticRegression(Sample.rows, labels: Sample.halves, prior: prior)

        #expect(areNear(Array(fit.coefficients.values.dropFirst()), [0.7, -0.2], to: 1e-4))
    }

    @Test func `classes that are told apart without fail need a prior`() throws {
        let rows = Matrix([[1], [2], [3], [4]])

        #expect(throws: StatisticsError.self) {
            try LogisticRegression(rows, labels: [0, 0, 1, 1], prior: .ridge(0, columns: 1))
        }
        let held = try LogisticRegression(rows, labels: [0, 0, 1, 1], prior: .ridge(1, columns: 1))
        #expect(held.chances(at: [4])[1] > 0.7)
    }

    @Test func `ordered classes agree with statsmodels`() throws {
        let fit = try OrdinalRegression(Sample.rows, labels: Sample.thirds, classes: 3, prior: .ridge(0, columns: 2))

        #expect(areNear(fit.thresholds, [3.1003140621694, 6.1075460015001], to: 1e-6))
        #expect(areNear(fit.slopes, [-0.1073140229259, 1.356173269009], to: 1e-6))
        let errors = (0..<4).map { fit.covariance[$0, $0].squareRoot() }
        #expect(areNear(errors, [1.8631885508701, 2.8177894916963, 0.337468370805, 0.7762577747965], to: 1e-4))
        #expect(areNear(fit.chances(at: [6.5, 4.5]), [0.0907159364832, 0.5779832261434, 0.3313008373734], to: 1e-6))
    }
}
