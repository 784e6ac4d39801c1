import HarkStatistics

/// What methods would have said from places in the past, beside what came.
struct Backtest {
    /// The methods that had an answer at every place.
    let methods: [any ForecastMethod]
    /// What came after each place, as far as the series goes.
    let actual: [[Double]]
    /// What each method said, by method and place.
    let forecasts: [[[Double]]]
    /// The mean absolute distance of values a season apart, in what was known at each place; in the whole series where
    /// nothing had changed until then.
    let scales: [Double]

    /// Asks methods at places of a series; what takes long to find they know from what lies before the first place.
    init(_ methods: [any ForecastMethod], on series: [Double], at origins: RollingOrigins, season: Int, horizon: Int) {
        var (kept, said) = ([any ForecastMethod](), [[[Double]]]())
        for method in methods {
            let settled = method.settled(on: Array(series[..<(origins.starts.first ?? 0)]))
            let answers = origins.starts.compactMap { settled.forecast(Array(series[..<$0]), horizon: horizon) }
            guard answers.count == origins.starts.count, answers.joined().allSatisfy(\.isFinite) else { continue }
            kept.append(method)
            said.append(answers)
        }
        (self.methods, forecasts) = (kept, said)
        actual = origins.starts.map { Array(series[$0...].prefix(horizon)) }
        let whole = Self.distance(series[...], season: season)
        let range = (series.max() ?? 0) - (series.min() ?? 0)
        let least = whole > 1e-9 * range ? whole : max(range, .leastNormalMagnitude)
        scales = origins.starts.map { start in
            let distance = Self.distance(series[..<start], season: season)
            return distance > 1e-6 * least ? distance : least
        }
    }

    private static func distance(_ series: ArraySlice<Double>, season: Int) -> Double {
        zip(series.dropFirst(season), series).map { abs($0 - $1) }.mean
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
