/// What is expected of one value to come, and how sure that is.
public struct ForecastPoint: Hashable, Sendable, Codable {
    /// What is expected.
    public let mean: Double
    /// The lower end of the range that holds four of five outcomes.
    public let low80: Double
    /// The upper end of that range.
    public let high80: Double
    /// The lower end of the range that holds nineteen of twenty outcomes.
    public let low95: Double
    /// The upper end of that range.
    public let high95: Double

    /// Creates a point.
    public init(mean: Double, low80: Double, high80: Double, low95: Double, high95: Double) {
        self.mean = mean
        (self.low80, self.high80, self.low95, self.high95) = (low80, high80, low95, high95)
    }

    /// A point with ranges of some half widths; a series that was never below 0 stays there.
    init(mean: Double, eighty: Double, ninetyFive: Double, floor: Double) {
        self.mean = max(mean, floor)
        (low80, high80) = (max(mean - eighty, floor), max(mean + eighty, floor))
        (low95, high95) = (max(mean - ninetyFive, floor), max(mean + ninetyFive, floor))
    }
}

/// How a forecast would have done from places in the past.
public struct BacktestScore: Hashable, Sendable, Codable {
    /// The mean absolute error, over that of the seasonal naive rule in what was known.
    public let mase: Double
    /// How many of the outcomes lay in the range for four of five, by ranges learnt from the other places.
    public let coverage80: Double
    /// The `mase` of the seasonal naive rule at the same places.
    public let naiveMase: Double
    /// At how many places.
    public let origins: Int
}

/// One of the methods that were tried.
public struct MethodScore: Hashable, Sendable, Codable {
    /// The method.
    public let name: String
    /// Its mean absolute scaled error in the back-test.
    public let mase: Double
    /// How much it counts in the forecast: 0 to 1.
    public let weight: Double
}

/// A forecast of a series, with the ARIMA model that was fitted to it and all methods side by side.
public struct Forecast: Sendable {
    /// What the forecast is made by: a method, or a weighted mean of several.
    public let model: String
    /// The ARIMA model that fits the whole series best, whether or not it counts; nil of a series that never changes, or
    /// of one that is the same all along once it is differenced.
    public let arima: ARIMAModel?
    /// The values to come.
    public let points: [ForecastPoint]
    /// How the forecast would have done; nil when the series is too short to try.
    public let backtest: BacktestScore?
    /// All methods that were tried, the best first.
    public let methods: [MethodScore]
    /// What it would have said in the back-test, place by place.
    var past: [PastForecast] = []
}

/// What a forecast would have said from one place in the past.
struct PastForecast: Sendable {
    /// How many values were known.
    let start: Int
    /// What was expected, by weights from the other places.
    let means: [Double]
    /// Half widths of the ranges for four of five, as they are learnt from the other places.
    let eighty: [Double]
    /// What came; fewer than were expected where the series ends.
    let actual: [Double]
    /// What the seasonal naive rule said.
    let naive: [Double]
    /// What errors are divided by.
    let scale: Double

    /// The share of outcomes within the ranges.
    var coverage80: Double {
        let inside = zip(zip(means, actual), eighty).count { abs($0.0 - $0.1) <= $1 }
        return Double(inside) / Double(actual.count)
    }
}
