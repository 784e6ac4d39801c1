import HarkStatistics

/// What methods would have said from places in the past, beside what came.
struct Backtest {
    /// The methods that had an answer at every place.
    let methods: [any ForecastMethod]
    /// What came after each place.
    let actual: [[Double]]
    /// What each method said, by method and place.
    let forecasts: [[[Double]]]
    /// The mean absolute distance of values a season apart, in what was known at each place.
    let scales: [Double]

    /// Asks methods at places of a series.
    init(_ methods: [any ForecastMethod], on series: [Double], at origins: RollingOrigins, season: Int, horizon: Int) {
        var (kept, said) = ([any ForecastMethod](), [[[Double]]]())
        for method in methods {
            let answers = origins.starts.compactMap { method.forecast(Array(series[..<$0]), horizon: horizon) }
            guard answers.count == origins.starts.count, answers.joined().allSatisfy(\.isFinite) else { continue }
            kept.append(method)
            said.append(answers)
        }
        (self.methods, forecasts) = (kept, said)
        actual = origins.starts.map { Array(series[$0..<$0 + horizon]) }
        scales = origins.starts.map { start in
            let known = series[..<start]
            let distances = zip(known.dropFirst(season), known).map { abs($0 - $1) }
            return max(distances.mean, .leastNormalMagnitude)
        }
    }

    /// The mean absolute scaled error of a forecast at one place.
    /// - Source: Hyndman, Koehler, "Another Look at Measures of Forecast Accuracy" (2006).
    func error(_ forecast: [Double], at place: Int) -> Double {
        zip(forecast, actual[place]).map { abs($0 - $1) }.mean / scales[place]
    }

    /// The error of each method at each place.
    var errors: [[Double]] {
        forecasts.map { said in said.indices.map { error(said[$0], at: $0) } }
    }
}
