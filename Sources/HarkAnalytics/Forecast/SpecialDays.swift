import Foundation
import HarkStatistics

/// Days that come out otherwise than others of their weekday, such as holidays: by how much is learnt from past ones.
///
/// Each kind of day has a name. Past special days are replaced by what their weekday usually brings, so that they spoil
/// no forecast; special days to come are scaled by the kind's factor. A kind that came fewer than two times has no
/// factor yet, and its days are forecast as any other.
/// - Source: multiplicative holiday effects as in Taylor, Letham, "Forecasting at Scale" (2018), section 3.3; the factor
///   is the geometric mean of actual ÷ usual, a day without any contact counts as closed.
public struct SpecialDays: Sendable {
    /// The kind of each day of the history and then of the days to come; nil for days like any other.
    public let kinds: [String?]
    /// How many values make a day.
    public let day: Int
    /// How many days make a week.
    public let week: Int

    /// Names the special days.
    public init(kinds: [String?], day: Int, week: Int = 7) {
        (self.kinds, self.day, self.week) = (kinds, day, week)
    }

    /// How many past examples a kind needs before its factor counts.
    public static let fewestExamples = 2

    /// The factor of each kind that came often enough in a history of whole days.
    ///
    /// It is what such a day brings ÷ what its weekday usually brings.
    public func factors(in history: [Double]) -> [String: Double] {
        var ratios: [String: [Double]] = [:]
        for (index, kind) in kinds.prefix(history.count / day).enumerated() {
            guard let kind, let usual = usual(at: index, in: history), usual.sum > 0 else { continue }
            ratios[kind, default: []].append(history[range(index)].sum / usual.sum)
        }
        return ratios.filter { $0.value.count >= Self.fewestExamples }.mapValues { ratios in
            ratios.contains(0) ? ratios.mean : exp(ratios.map { log($0) }.mean)
        }
    }

    /// The history with special days replaced by what their weekday usually brings.
    public func ordinary(_ history: [Double]) -> [Double] {
        var ordinary = history
        for (index, kind) in kinds.prefix(history.count / day).enumerated() where kind != nil {
            if let usual = usual(at: index, in: history) { ordinary.replaceSubrange(range(index), with: usual) }
        }
        return ordinary
    }

    /// Forecast points with those of special days scaled by their kind's factor.
    public func scaled(_ points: [ForecastPoint], after history: [Double]) -> [ForecastPoint] {
        let factors = factors(in: history)
        return points.enumerated().map { step, point in
            let index = (history.count + step) / day
            guard index < kinds.count, let kind = kinds[index], let factor = factors[kind] else { return point }
            return point.scaled(by: factor)
        }
    }

    /// The mean of the nearest days of the same weekday that are not special, two before and two after at the most.
    private func usual(at index: Int, in history: [Double]) -> [Double]? {
        let days = history.count / day
        func nearest(_ step: Int) -> [Int] {
            let same = stride(from: index + step, to: step > 0 ? days : -1, by: step)
            return Array(same.lazy.filter { $0 >= kinds.count || kinds[$0] == nil }.prefix(2))
        }
        let others = nearest(-week) + nearest(week)
        guard !others.isEmpty else { return nil }
        return (0..<day).map { place in others.map { history[$0 * day + place] }.mean }
    }

    private func range(_ index: Int) -> Range<Int> { index * day..<(index + 1) * day }
}

extension ForecastPoint {
    /// The point with all its numbers multiplied.
    func scaled(by factor: Double) -> ForecastPoint {
        ForecastPoint(
            mean: mean * factor,
            low80: low80 * factor,
            high80: high80 * factor,
            low95: low95 * factor,
            high95: high95 * factor
        )
    }
}

extension Forecaster {
    /// Forecasts a series in which some days are special.
    /// - Throws: `ForecastError` as without special days.
    public func forecast(_ series: [Double], special: SpecialDays) throws(ForecastError) -> Forecast {
        let forecast = try forecast(special.ordinary(series))
        return Forecast(
            model: forecast.model,
            arima: forecast.arima,
            points: special.scaled(forecast.points, after: series),
            backtest: forecast.backtest,
            methods: forecast.methods,
            past: forecast.past
        )
    }
}
