import Foundation
import HarkStatistics
import Testing

@testable import HarkAnalytics

struct ForecastMethodTests {
    @Test func `the seasonal naive rule repeats the last season`() {
        #expect(SeasonalNaive(season: 3).forecast([9, 1, 2, 3], horizon: 5) == [1, 2, 3, 1, 2])
        #expect(SeasonalNaive(season: 3).forecast([1, 2], horizon: 1) == nil)
    }

    @Test func `a straight line goes on by half its slope in theta, wholly in smoothing`() throws {
        let line = (0..<60).map { 2 * Double($0) + 0.01 * Double($0 % 2) }

        let theta = try #require(Theta().forecast(line, horizon: 2))
        let smoothing = try #require(AutomaticSmoothing(season: 1).forecast(line, horizon: 2))

        #expect(abs(theta[1] - theta[0] - 1) < 0.05)
        #expect(abs(smoothing[1] - 122) < 0.2)
    }

    @Test func `smoothing takes factors where a season grows with the level`() throws {
        let best = try #require(ExponentialSmoothing.best(for: Series.airline, season: 12))

        #expect(best.shape.season == .multiplied)
        #expect(best.shape.trend != .none)
    }

    @Test func `a series at or below 0 has no factors`() {
        let series = Series.noise(60, seed: 4)

        #expect(ExponentialSmoothing(SmoothingShape(.none, .multiplied), to: series, season: 4) == nil)
        #expect(Adjusted(Theta(), seasons: [4], inLogarithms: true).forecast(series, horizon: 2) == nil)
    }

    private static let nested: [any ForecastMethod] = [
        Adjusted(Theta(), seasons: [10, 70]), Adjusted(Theta(), seasons: [10, 70], inLogarithms: true),
        DoubleSeasonal(short: 10, long: 70), SeasonalRegression(seasons: [10, 70]), DayProfile(day: 10, week: 7),
    ]

    @Test(arguments: nested)
    func `days and weeks are both followed`(_ method: any ForecastMethod) throws {
        let series = Series.weeks(6, day: 10)

        let forecast = try #require(method.forecast(Array(series.prefix(350)), horizon: 70))

        let errors = zip(forecast, series[350...]).map { abs($0 - $1) }
        #expect(errors.mean < 0.06 * series.mean, "\(method.name)")
    }

    @Test func `zeros don't keep counts from being forecast in logarithms`() throws {
        let counts = (0..<60).map { [5.0, 6, 7, 0][$0 % 4] }

        let forecast = Adjusted(Theta(), seasons: [4], inLogarithms: true).forecast(counts, horizon: 4)

        let errors = zip(try #require(forecast), counts).map { abs($0 - $1) }
        #expect(try #require(errors.max()) < 0.5)
    }
}
