import HarkStatistics

/// Forecasts a series by the methods that would have done best in its own past.
///
/// ARIMA, exponential smoothing, the seasonal naive rule and others forecast from many places in the later half of the
/// series. Those near to the best are combined; how far the combination lay from what came gives the ranges.
public struct Forecaster: Sendable {
    /// How many values make a season; 1 when there is none.
    public let season: Int
    /// How many values to forecast.
    public let horizon: Int
    /// How many seasons make a longer one, as days make a week; nil when the series itself is to show it.
    public var days: Int?
    /// Whether ARIMA may have a drift where it was differenced.
    public var allowsDrift = false
    /// From where forecasts are made again to see how they would have done, rising; nil to choose.
    var places: [Int]?

    /// Creates a forecaster.
    /// - Precondition: both are at least 1.
    public init(season: Int, horizon: Int) {
        (self.season, self.horizon) = (season, horizon)
    }

    /// Forecasts a series; a season that is as long as the series can't be seen in it, and counts as none.
    ///
    /// - Throws: `ForecastError` when the series is too short or holds what is no number.
    public func forecast(_ series: [Double]) throws(ForecastError) -> Forecast {
        if season > 1, season >= series.count { return try Forecaster(season: 1, horizon: horizon).forecast(series) }
        guard series.count >= 4 else { throw .tooShort(found: series.count, needed: 4) }
        if let place = series.firstIndex(where: { !$0.isFinite }) { throw .noNumber(place: place) }
        guard series.isTelling else { return unchanging(series) }
        let shape = SeasonalShape(series, season: season, days: days)
        let arima = choice.best(for: series)
        let origins =
            places.map(RollingOrigins.init(starts:))
            ?? RollingOrigins(
                count: series.count,
                longestSeason: shape.seasons.last ?? 1,
                season: season,
                horizon: horizon
            )
        let trial = Trial(series, horizon: horizon, season: season, arima: arima)
        return trial.forecast(MethodPool.methods(for: shape), origins)
    }

    private var choice: ARIMAChoice {
        let isLong = season > 100
        return ARIMAChoice(
            season: season,
            allowsDrift: allowsDrift,
            most: isLong ? 2 : 5,
            mostSeasonal: isLong ? 1 : 2,
            tries: isLong ? 10 : 30
        )
    }

    private func unchanging(_ series: [Double]) -> Forecast {
        let half = SeriesSpread.unchanging(series[0], count: series.count)
        let floor = series[0] >= 0 ? 0 : -Double.infinity
        let point = ForecastPoint(mean: series[0], eighty: half.eighty, ninetyFive: half.ninetyFive, floor: floor)
        let past = (places ?? []).map { start in
            PastForecast(
                start: start,
                means: Array(repeating: series[0], count: horizon),
                eighty: Array(repeating: half.eighty, count: horizon),
                actual: Array(series[start...].prefix(horizon)),
                naive: Array(repeating: series[0], count: horizon),
                scale: 1
            )
        }
        return Forecast(
            model: "unchanging",
            arima: nil,
            points: Array(repeating: point, count: horizon),
            backtest: nil,
            methods: [],
            past: past
        )
    }
}

/// Why a series can't be forecast.
public enum ForecastError: Error, Equatable, Sendable, CustomStringConvertible {
    /// There are too few values.
    case tooShort(found: Int, needed: Int)
    /// A value is infinite or no number; places count from 0.
    case noNumber(place: Int)

    /// What is wrong, for an operator.
    public var description: String {
        switch self {
        case .tooShort(let found, let needed): "\(found) values are too few to forecast from; \(needed) are needed"
        case .noNumber(let place): "value \(place + 1) is not a finite number"
        }
    }
}
