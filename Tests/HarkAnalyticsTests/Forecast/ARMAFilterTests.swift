import Foundation
import HarkStatistics
import Testing

@testable import HarkAnalytics

struct ARMAFilterTests {
    @Test func `an autoregression of one step has its closed form`() throws {
        // Hamilton, "Time Series Analysis" (1994), formula 5.2.9, with the variance of the shocks taken out.
        let (series, ar) = (Series.arma(0.7, 0, count: 50, seed: 1), 0.7)

        let filter = try #require(ARMAFilter(ARMAProcess(ar: [ar], ma: []), over: series, findsMean: false))

        let squares = zip(series.dropFirst(), series).map { pow($0 - ar * $1, 2) }.sum
        #expect(abs(filter.squares - squares - (1 - ar * ar) * pow(series[0], 2)) < 1e-9)
        #expect(abs(filter.logVariances + log(1 - ar * ar)) < 1e-9)
    }

    @Test func `a moving average of one step has the determinant of its band matrix`() throws {
        // Hamilton (1994), formula 5.4.7: |Γ| = (1 − θ²⁽ⁿ⁺¹⁾) ÷ (1 − θ²).
        let (series, ma) = (Series.arma(0, 0.6, count: 20, seed: 2), 0.6)

        let filter = try #require(ARMAFilter(ARMAProcess(ar: [], ma: [ma]), over: series, findsMean: false))

        #expect(abs(filter.logVariances - log((1 - pow(ma, 42)) / (1 - ma * ma))) < 1e-9)
    }

    @Test(arguments: [(0.5, 0.3), (0.95, -0.9), (-0.7, 0.2)])
    func `a seasonal process has the likelihood of the whole covariance matrix`(_ seasonal: (Double, Double)) throws {
        let (seasonalAR, seasonalMA) = ([seasonal.0], [seasonal.1])
        let process = ARMAProcess(
            ar: [0.5, 0.3],
            ma: [-0.4],
            seasonalAR: seasonalAR,
            seasonalMA: seasonalMA,
            season: 4
        )
        let series = Series.noise(60, seed: 3).map { $0 + 2 }
        let covariances = try #require(process.autocovariances(through: 60))
        var matrix = Matrix(rows: 60, columns: 60)
        for row in 0..<60 { for column in 0..<60 { matrix[row, column] = covariances[abs(row - column)] } }
        let factor = try matrix.cholesky()

        let filter = try #require(ARMAFilter(process, over: series, findsMean: true))

        let ones = [Double](repeating: 1, count: 60)
        let mean = dot(ones, factor.solve(series)) / dot(ones, factor.solve(ones))
        let rest = series.map { $0 - mean }
        #expect(abs(filter.mean - mean) < 1e-7)
        #expect(abs(filter.squares - dot(rest, factor.solve(rest))) < 1e-6)
        #expect(abs(filter.logVariances - factor.logDeterminant) < 1e-7)
    }

    @Test func `autocovariances are those of the infinite sum of shocks`() throws {
        let process = ARMAProcess(ar: [0.6], ma: [0.4], seasonalAR: [0.5], seasonalMA: [-0.3], season: 3)
        let responses = process.responses(400)

        let covariances = try #require(process.autocovariances(through: 7))

        for lag in 0...7 { #expect(abs(covariances[lag] - dot(responses.dropFirst(lag), responses)) < 1e-9) }
    }
}
