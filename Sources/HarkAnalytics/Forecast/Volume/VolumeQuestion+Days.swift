import Foundation
import HarkDomain

extension VolumeQuestion {
    /// Where stretches of a day bring fewer than so many on average, their days are asked what they bring.
    private static let few = 2.0
    /// So many of the last days tell how a day's arrivals lie in it.
    private static let profileDays = 56

    /// The points, which add up to what their days are expected to bring where little comes in each.
    ///
    /// The forecast of a stretch is made to be wrong by little on average, so where mostly nothing comes it says nothing,
    /// and a week of them adds up to far too little. There a day's own forecast is laid over it as the last weeks were.
    /// - Source: top-down reconciliation, Athanasopoulos and others, "Forecasting with Temporal Hierarchies" (2017).
    func agreeingWithDays(
        _ outlook: VolumeOutlook,
        _ ahead: [WallStretch],
        _ history: VolumeHistory,
        _ arrivals: [Timestamp]
    ) -> [VolumePoint] {
        guard step.isPartOfDay, outlook.usual < Self.few else { return outlook.points }
        let perDay = Int64(step.perDay)
        let clock = WallClock(zone, .day)
        let days = VolumeHistory(arrivals, clock, zone: zone, since: since, now: now)
        let wanted = Array(clock.stretches(from: days.end).prefix(ahead.count / step.perDay + 2))
        guard days.stretches.count >= VolumeStep.day.fewestKnown,
            let expected = VolumeOutlook(days, wanted, specialDays: specialDays)
        else { return outlook.points }
        let byDay = Dictionary(zip(wanted.map(\.slot), expected.points.map(\.point.mean))) { $1 }
        let profile = Self.profile(history, step)
        return zip(ahead, outlook.points).map { stretch, point in
            let slot = Int(stretch.slot - stretch.slot / perDay * perDay)
            // Where nothing ever comes, such as while all is closed, nothing is expected.
            guard point.point.high95 > 0, let day = byDay[stretch.slot / perDay] else { return point }
            let share = Double(stretch.end - stretch.start) / Double(step.length)
            return VolumePoint(at: point.at, end: point.end, point: point.point.expecting(day * profile[slot] * share))
        }
    }

    /// Which share of a day's arrivals each of its stretches brings.
    private static func profile(_ history: VolumeHistory, _ step: VolumeStep) -> [Double] {
        var sums = [Double](repeating: 0, count: step.perDay)
        let known = history.values.count - history.values.count % step.perDay
        for place in max(0, known - profileDays * step.perDay)..<known {
            sums[place % step.perDay] += history.values[place]
        }
        let all = sums.reduce(0, +)
        return sums.map { all > 0 ? $0 / all : 1 / Double(step.perDay) }
    }
}

extension ForecastPoint {
    /// The same ranges around another mean, which they hold.
    fileprivate func expecting(_ mean: Double) -> ForecastPoint {
        ForecastPoint(
            mean: mean,
            low80: min(low80, mean),
            high80: max(high80, mean),
            low95: min(low95, mean),
            high95: max(high95, mean)
        )
    }
}
