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

    @Test func `an unchanging series goes on unchanged`() throws {
        let forecast = try Forecaster(season: 7, horizon: 2).forecast(Array(repeating: 5, count: 40))

        #expect(forecast.points.map(\.mean) == [5, 5])
        #expect(forecast.arima == nil)
    }

    @Test func `a series that repeats itself exactly, or wakes up late, is forecast by finite numbers`() throws {
        let pattern = (0..<60).map { Double($0 % 4) }
        let late = (0..<60).map { $0 < 50 ? 0 : Double($0 % 3) }

        for series in [pattern, late] {
            let forecast = try Forecaster(season: 4, horizon: 4).forecast(series)

            #expect(forecast.points.allSatisfy { $0.mean.isFinite && $0.high95.isFinite })
            #expect(forecast.backtest?.mase.isFinite == true)
            #expect(abs(forecast.methods.map(\.weight).sum - 1) < 1e-9)
        }
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
