import HarkStatistics

/// The methods' trial on the past of a series, and the forecast that comes of it.
struct Trial {
    private let series: [Double]
    private let horizon: Int
    private let season: Int
    private let arima: ARIMAModel?
    /// A series that was never below 0 is expected to stay there.
    private let floor: Double
    private let spread: SeriesSpread

    init(_ series: [Double], horizon: Int, season: Int, arima: ARIMAModel?) {
        (self.series, self.horizon, self.season, self.arima) = (series, horizon, season, arima)
        floor = series.allSatisfy { $0 >= 0 } ? 0 : -.infinity
        spread = SeriesSpread(series, season: season)
    }

    /// The forecast by the methods that did best.
    func forecast(_ pool: [any ForecastMethod], _ origins: RollingOrigins) -> Forecast {
        let methods = pool + earlyARIMA(origins)
        let test = Backtest(methods, on: series, at: origins, season: season, horizon: horizon)
        guard origins.starts.count >= 3, let mixture = mixture(test) else { return untried }
        let means = mixedWithoutOwnPlace(test)
        let intervals = Intervals.best(means, test.actual)
        let halves = spread.widened(intervals.halfWidths(mixture.mean))
        let points = zip(mixture.mean, halves).map { mean, half in
            ForecastPoint(mean: mean, eighty: half.eighty, ninetyFive: half.ninetyFive, floor: floor)
        }
        let past = past(test, means, origins)
        return Forecast(
            model: Self.name(mixture.scores),
            arima: arima,
            points: points,
            backtest: score(test, past),
            methods: mixture.scores,
            past: past
        )
    }

    /// The combination of what the methods near to the best say from the whole series, and how all of them did.
    private func mixture(_ test: Backtest) -> (mean: [Double], scores: [MethodScore])? {
        let errors = test.errors
        let first = Combination(errors)
        let answers = zip(test.methods, first.weights).map { $1 > 0 ? answer(of: $0) : nil }
        let known = answers.indices.filter { answers[$0] != nil }
        guard !known.isEmpty else { return nil }
        let combination = Combination(known.map { errors[$0] })
        let weights = Dictionary(uniqueKeysWithValues: zip(known, combination.weights))
        let scores = test.methods.enumerated().map { index, method in
            MethodScore(name: method.name, mase: errors[index].mean, weight: weights[index] ?? 0)
        }
        return (combination.mix(known.compactMap { answers[$0] }), scores.sorted { $0.mase < $1.mase })
    }

    /// ARIMA of the shape that the whole series has, with coefficients from what is known at the first place.
    private func earlyARIMA(_ origins: RollingOrigins) -> [any ForecastMethod] {
        guard let arima, let first = origins.starts.first,
            let early = ARIMAModel(arima.order, to: Array(series[..<first]), tolerance: 0.01)
        else { return [] }
        return [FittedARIMA(early)]
    }

    /// What a method says from the whole series; ARIMA by the coefficients of the whole series.
    ///
    /// An answer that leaves the range of the series by more than its width is none.
    private func answer(of method: any ForecastMethod) -> [Double]? {
        let answer = method is FittedARIMA ? arima?.means(horizon) : method.forecast(series, horizon: horizon)
        guard let answer, let least = series.min(), let most = series.max() else { return nil }
        let plausible = (least - (most - least))...(most + (most - least))
        return answer.allSatisfy(plausible.contains) ? answer : nil
    }

    /// The combination at each place by weights from the other places.
    private func mixedWithoutOwnPlace(_ test: Backtest) -> [[Double]] {
        let errors = test.errors
        return test.actual.indices.map { place in
            Combination(errors, without: place).mix(test.forecasts.map { $0[place] }).map { max($0, floor) }
        }
    }

    private func score(_ test: Backtest, _ past: [PastForecast]) -> BacktestScore {
        BacktestScore(
            mase: past.indices.map { test.error(past[$0].means, at: $0) }.mean,
            coverage80: past.map(\.coverage80).mean,
            naiveMase: past.indices.map { test.error(past[$0].naive, at: $0) }.mean,
            origins: past.count
        )
    }

    /// What would have been said at each place, with the ranges that the other places give.
    private func past(_ test: Backtest, _ means: [[Double]], _ origins: RollingOrigins) -> [PastForecast] {
        let naive = SeasonalNaive(season: season)
        return means.indices.map { place in
            let others = means.indices.filter { $0 != place }
            let intervals = Intervals.best(others.map { means[$0] }, others.map { test.actual[$0] })
            return PastForecast(
                start: origins.starts[place],
                means: means[place],
                eighty: intervals.halfWidths(means[place]).map(\.eighty),
                actual: test.actual[place],
                naive: naive.forecast(Array(series[..<origins.starts[place]]), horizon: horizon) ?? [],
                scale: test.scales[place]
            )
        }
    }

    /// The one method that counts, or those of a mean with their weights.
    private static func name(_ scores: [MethodScore]) -> String {
        let used = scores.filter { $0.weight > 0 }
        guard used.count > 1 else { return used.first?.name ?? "none" }
        return "mean of " + used.map { "\(Int(($0.weight * 100).rounded())) % \($0.name)" }.joined(separator: ", ")
    }

    /// The forecast of a series that is too short to try methods on: ARIMA with its own ranges.
    private var untried: Forecast {
        let naive = SeasonalNaive(season: season)
        let last = Array(repeating: series[series.count - 1], count: horizon)
        let mean = arima?.means(horizon) ?? naive.forecast(series, horizon: horizon) ?? last
        let deviations = arima?.deviations(horizon) ?? last.map { _ in series.deviation(lost: 1) }
        let halves = spread.widened(deviations.map { (1.2816 * $0, 1.96 * $0) })
        let points = zip(mean, halves).map { mean, half in
            ForecastPoint(mean: mean, eighty: half.eighty, ninetyFive: half.ninetyFive, floor: floor)
        }
        return Forecast(
            model: arima?.order.description ?? naive.name,
            arima: arima,
            points: points,
            backtest: nil,
            methods: []
        )
    }
}
