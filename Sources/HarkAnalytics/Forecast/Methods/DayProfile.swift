import Foundation
import HarkStatistics

/// Level of the days × effect of the weekday × course of the day, each followed on its own.
///
/// The level of the days' totals moves by a share of each surprise, after the weekdays' effects are taken out and wild
/// surprises are cut. The course of a day is the mean of all days' shares, later days counting more, blended with that
/// of the same weekday. Days that were left out (holidays) don't spoil the weekdays: see `WeekAlignment`. Where it is not
/// sure which weekday the last day was, all that it may have been count by their probability.
/// - Source: level and seasonal factors as Holt, "Forecasting Seasonals and Trends by Exponentially Weighted Moving
///   Averages" (1957); the split in totals and courses as in call centre forecasting, Ibrahim, Ye, L'Ecuyer, Shen,
///   "Modeling and Forecasting Call Center Arrivals: A Literature Survey" (2016), section 3.
public struct DayProfile: ForecastMethod {
    /// How many values make a day.
    public let day: Int
    /// How many days make a week.
    public let week: Int

    /// Creates the method.
    public init(day: Int, week: Int) { (self.day, self.week) = (day, week) }

    /// Such as `level × weekday × day [169, 5]`.
    public var name: String { "level x weekday x day [\(day), \(week)]" }

    /// Whole days from the end of the history, each split by the expected course.
    public func forecast(_ history: [Double], horizon: Int) -> [Double]? {
        let count = history.count / day
        guard count >= 2 * week, history.allSatisfy({ $0 >= 0 }) else { return nil }
        let skipped = history.count - count * day
        let days = (0..<count).map { Array(history[(skipped + $0 * day)..<(skipped + ($0 + 1) * day)]) }
        let totals = days.map(\.sum)
        guard totals.allSatisfy({ $0 > 0 }) else { return nil }
        let logs = totals.map { log($0) }
        let alignment = WeekAlignment(logs, length: week)
        let level = Self.level(logs, alignment)
        let courses = Courses(days, totals, alignment.days, week: week)
        let byWeekday = (0..<week).map { weekday in
            let total = exp(level + alignment.effects[weekday])
            return courses.shares(on: weekday).map { total * $0 }
        }
        return (0..<horizon).map { step in
            let ahead = 1 + step / day
            return alignment.last.enumerated().reduce(0) { sum, last in
                sum + last.element * byWeekday[(last.offset + ahead) % week][step % day]
            }
        }
    }

    /// The level of the logarithms after the last day, without the weekday's effect.
    private static func level(_ logs: [Double], _ alignment: WeekAlignment) -> Double {
        let plain = zip(logs, alignment.days).map { $0 - alignment.effects[$1] }
        let spread = 1.4826 * zip(plain.dropFirst(), plain).map { abs($0 - $1) }.median
        let cut = max(3 * spread, 1e-9)
        let weights = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]
        let runs = weights.map { run(plain, weight: $0, cut: cut) }
        return runs.min { $0.loss < $1.loss }?.level ?? plain[plain.count - 1]
    }

    private static func run(_ plain: [Double], weight: Double, cut: Double) -> (level: Double, loss: Double) {
        var (level, loss) = (plain.prefix(5).median, 0.0)
        for (index, value) in plain.enumerated() {
            let surprise = min(max(value - level, -cut), cut)
            if index >= 5 { loss += surprise * surprise }
            level += weight * surprise
        }
        return (level, loss)
    }
}

/// How a day's total is spread over the day, by weekday.
private struct Courses {
    private let common: [Double]
    private let own: [[Double]?]

    /// By how much a day counts less than the one after it.
    private static let fading = 0.98
    /// How much a weekday's own course counts when many days tell of it.
    private static let trust = 0.7

    init(_ days: [[Double]], _ totals: [Double], _ weekdays: [Int], week: Int) {
        let shares = zip(days, totals).map { day, total in day.map { $0 / total } }
        common = Self.mean(shares, of: Array(shares.indices)) ?? []
        own = (0..<week).map { weekday in
            Self.mean(shares, of: weekdays.indices.filter { weekdays[$0] == weekday })
        }
    }

    func shares(on weekday: Int) -> [Double] {
        guard let own = own[weekday] else { return common }
        return zip(common, own).map { (1 - Self.trust) * $0 + Self.trust * $1 }
    }

    private static func mean(_ shares: [[Double]], of picked: [Int]) -> [Double]? {
        guard let first = picked.first else { return nil }
        var (sum, weights) = ([Double](repeating: 0, count: shares[first].count), 0.0)
        for index in picked {
            let weight = pow(fading, Double(shares.count - 1 - index))
            weights += weight
            for place in sum.indices { sum[place] += weight * shares[index][place] }
        }
        return sum.map { $0 / weights }
    }
}
