import HarkStatistics
import Testing

/// Expected values are those of SciPy 1.17 (`scipy.stats`, `scipy.special`), to 12 digits.
@Suite struct DistributionTests {
    private func isNear(_ found: Double, _ wanted: Double) -> Bool { abs(found - wanted) <= 1e-11 * abs(wanted) }

    @Test func `the normal distribution is known far into its tails`() {
        let normal = NormalDistribution()

        #expect(isNear(normal.chance(atMost: 1.96), 0.9750021048517795))
        #expect(isNear(normal.chance(above: 10), 7.61985302416047e-24))
        #expect(isNear(normal.quantile(0.975), 1.959963984540054))
        #expect(normal.quantile(2).isNaN)
    }

    @Test func `Student's distribution gives tails and quantiles`() {
        let student = StudentDistribution(degrees: 7)

        #expect(isNear(student.chance(atMost: 1.5), 0.911350756505015))
        #expect(isNear(student.chance(beyond: -2.3), 0.05499109520437159))
        #expect(isNear(student.quantile(0.95), 1.894578605090007))
        #expect(StudentDistribution(degrees: 0).quantile(0.5).isNaN)
    }

    @Test func `Fisher's and the chi-square distribution give tails and quantiles`() {
        #expect(isNear(FisherDistribution(numerator: 3, denominator: 20).chance(above: 4.2), 0.018557419834826203))
        #expect(isNear(FisherDistribution(numerator: 3, denominator: 20).quantile(0.9), 2.380087051069607))
        #expect(isNear(ChiSquareDistribution(degrees: 4).chance(above: 9.5), 0.04974724741794365))
        #expect(isNear(ChiSquareDistribution(degrees: 4).quantile(0.95), 9.487729036781154))
    }

    @Test func `incomplete beta and gamma functions are regularised`() {
        #expect(isNear(SpecialFunction.incompleteBeta(2.5, 4, at: 0.3), 0.3521975859067672))
        #expect(isNear(SpecialFunction.incompleteBetaInverse(2.5, 4, 0.5), 0.37213243116760625))
        #expect(isNear(SpecialFunction.lowerGamma(3, 2.5), 0.4561868841166706))
        #expect(isNear(SpecialFunction.upperGamma(3, 2.5), 0.5438131158833294))
    }

    @Test func `a draw without replacement gives Fisher's exact test`() {
        // The lady tasting tea: all four cups right.
        #expect(isNear(HypergeometricDistribution(population: 8, marked: 4, drawn: 4).chance(atLeast: 4), 1.0 / 70))
        #expect(HypergeometricDistribution(population: 8, marked: 6, drawn: 4).chance(atLeast: 2) == 1)
        #expect(HypergeometricDistribution(population: 8, marked: 4, drawn: 4).chance(atLeast: 5) == 0)
        let wide = HypergeometricDistribution(population: 10_000, marked: 3_000, drawn: 500)
        #expect(isNear(wide.chance(atLeast: 200), 6.495168897017762e-07))
        #expect(HypergeometricDistribution(population: 4, marked: 5, drawn: 1).chance(atLeast: 1).isNaN)
    }

    @Test func `independent trials give the binomial tail`() {
        #expect(isNear(BinomialDistribution(trials: 10, chance: 0.3).chance(atLeast: 5), 0.15026833259999992))
    }
}
