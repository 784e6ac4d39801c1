import Foundation
import HarkStatistics
import Testing

@testable import HarkAnalytics

struct ForecasterTests {
    @Test func `a forecast names its model and beats the seasonal naive rule in its back-test`() throws {
        let forecast = try Forecaster(season: 12, horizon: 12).forecast(Array(Series.airline.prefix(132)))

        let score = try #require(forecast.backtest)
        #expect(score.mase < score.naiveMase)
        #expect((0.6...1).contains(score.coverage80))
        #expect(forecast.points.count == 12)
        #expect(forecast.arima?.order.season == 12)
        #expect(forecast.methods.contains { $0.name == "seasonal naive [12]" })
        #expect(forecast.methods.contains { $0.name.hasPrefix("exponential smoothing") })
        #expect(abs(forecast.methods.map(\.weight).sum - 1) < 1e-9)
        #expect(!forecast.model.isEmpty)
        let errors = zip(forecast.points, Series.airline.suffix(12)).map { abs($0.mean - $1) / $1 }
        #expect(errors.mean < 0.05)
    }

    @Test func `ranges lie in each other and counts stay at 0 or more`() throws {
        let counts = Series.noise(80, seed: 22).map { max(0, ($0 * 2).rounded()) }

        let forecast = try Forecaster(season: 1, horizon: 6).forecast(counts)

        for point in forecast.points {
            #expect(0 <= point.low95 && point.low95 <= point.low80 && point.low80 <= point.mean)
            #expect(point.mean <= point.high80 && point.high80 <= point.high95)
        }
    }

    @Test func `a short series is forecast without a back-test, by ARIMA's own ranges`() throws {
        let forecast = try Forecaster(season: 12, horizon: 3).forecast(Array(Series.airline.prefix(14)))

        #expect(forecast.backtest == nil)
        #expect(forecast.points.allSatisfy { $0.low80 < $0.high80 })
    }

    @Test(arguments: [5.0, 0, -2.5]) func `an unchanging series goes on unchanged, within a range`(
        _ value: Double
    ) throws {
        let forecast = try Forecaster(season: 7, horizon: 2).forecast(Array(repeating: value, count: 40))

        #expect(forecast.points.map(\.mean) == [value, value])
        #expect(forecast.arima == nil)
        #expect(forecast.points.allSatisfy { $0.low80 <= value && value < $0.high80 && $0.high80 < $0.high95 })
    }

    @Test(arguments: [(1, 6), (7, 7), (7, 28)])
    func `after a jump from nothing ranges have a width, though all was right since`(season: Int, horizon: Int) throws {
        let series = [Double](repeating: 0, count: 60) + [Double](repeating: 1_000, count: 60)

        let forecast = try Forecaster(season: season, horizon: horizon).forecast(series)

        #expect(forecast.points.allSatisfy { $0.high80 - $0.low80 > 50 && $0.high95 - $0.low95 > 80 })
        #expect(forecast.points.allSatisfy { $0.low95 <= $0.low80 && $0.high80 <= $0.high95 })
    }

    @Test func `a short jump, too short to try anything on, has a width too`() throws {
        let forecast = try Forecaster(season: 1, horizon: 3).forecast([0, 0, 0, 0, 1_000, 1_000, 1_000, 1_000])

        #expect(forecast.points.allSatisfy { $0.high80 - $0.low80 > 50 })
    }

    @Test func `a series that repeats itself exactly, or wakes up late, is forecast by finite numbers`() throws {
        let pattern = (0..<60).map { Double($0 % 4) }
        let late = (0..<60).map { $0 < 50 ? 0 : Double($0 % 3) }

        for series in [pattern, late] {
            let forecast = try Forecaster(season: 4, horizon: 4).forecast(series)

            #expect(forecast.points.allSatisfy { $0.mean.isFinite && $0.high95.isFinite && $0.low80 < $0.high80 })
            #expect(forecast.backtest?.mase.isFinite == true)
            #expect(abs(forecast.methods.map(\.weight).sum - 1) < 1e-9)
        }
    }

    @Test func `a straight line goes on, and has no ARIMA, as nothing is left of it to vary`() throws {
        let forecast = try Forecaster(season: 1, horizon: 3).forecast((0..<60).map(Double.init))

        #expect(forecast.arima == nil)
        #expect(zip(forecast.points, [60.0, 61, 62]).allSatisfy { abs($0.mean - $1) < 1e-6 })
        #expect(forecast.points.allSatisfy { $0.low80 < $0.mean && $0.mean < $0.high80 })
        #expect(forecast.backtest?.mase ?? 1 < 1e-6)
    }

    @Test func `a season that repeats itself to the last digit has no ARIMA either`() throws {
        let forecast = try Forecaster(season: 4, horizon: 4).forecast((0..<60).map { Double($0 % 4) })

        #expect(forecast.arima == nil)
        #expect(forecast.points.enumerated().allSatisfy { abs($1.mean - Double($0)) < 1e-6 })
    }

    @Test func `places that are given may lie near the end, with less behind them than is forecast`() throws {
        var forecaster = Forecaster(season: 7, horizon: 14)
        forecaster.places = [40, 50, 60, 68]
        let series = Series.noise(70, seed: 11).enumerated().map { 20 + Double($0 % 7) + $1 }

        let forecast = try forecaster.forecast(series)

        #expect(forecast.past.map(\.start) == [40, 50, 60, 68] && forecast.backtest?.origins == 4)
        #expect(forecast.past.map(\.actual.count) == [14, 14, 10, 2])
        #expect(forecast.past.allSatisfy { $0.means.count == 14 && $0.eighty.count == 14 && $0.naive.count == 14 })
        #expect(zip(forecast.past[3].actual, series.suffix(2)).allSatisfy { $0 == $1 })
        #expect(forecast.points.count == 14 && forecast.points.allSatisfy { $0.low80 < $0.mean && $0.mean < $0.high80 })
    }

    @Test func `too few values or no numbers are refused`() {
        let forecaster = Forecaster(season: 1, horizon: 1)

        #expect(throws: ForecastError.tooShort(found: 3, needed: 4)) { try forecaster.forecast([1, 2, 3]) }
        #expect(throws: ForecastError.noNumber(place: 2)) { try forecaster.forecast([1, 2, .nan, 4]) }
        #expect("\(ForecastError.noNumber(place: 2))" == "value 3 is not a finite number")
    }

    @Test func `places of the back-test lie in the later half and leave room`() {
        let origins = RollingOrigins(count: 700, longestSeason: 168, season: 24, horizon: 48)

        #expect(origins.starts.last == 652)
        #expect(origins.starts.first == 388)
        #expect(origins.starts.count == 12)
        #expect(RollingOrigins(count: 20, longestSeason: 12, season: 12, horizon: 3).starts.isEmpty)
    }

    @Test func `methods far from the best don't count`() {
        let combination = Combination([[1, 1], [1.1, 1.1], [2, 2]])

        #expect(combination.weights[2] == 0)
        #expect(combination.weights[0] > combination.weights[1])
        #expect(combination.mix([[1], [2], [100]])[0] < 1.5)
    }
}
