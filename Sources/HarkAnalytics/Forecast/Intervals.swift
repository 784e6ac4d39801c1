import Foundation
import HarkStatistics

/// How far outcomes lie from a forecast, learnt from how far they lay in the back-test.
///
/// Distances are divided by a power of the forecast (wide where much is expected) and by how they grow with the steps
/// ahead; the quantiles of what is left hold for all steps.
/// - Source: split conformal prediction with scaled scores, Lei, G'Sell, Rinaldo, Tibshirani, Wasserman,
///   "Distribution-Free Predictive Inference for Regression" (2018), sections 2.2 and 5.2.
struct Intervals {
    private let power: Double
    private let growth: [Double]
    private let factors: (eighty: Double, ninetyFive: Double)

    /// Learns from forecasts and what came, by place and step; distances grow with a `power` of the forecast, 0 to 1.
    init(_ forecasts: [[Double]], _ actual: [[Double]], power: Double) {
        self.power = power
        let scores = zip(forecasts, actual).map { forecast, actual in
            zip(forecast, actual).map { abs($0 - $1) / Self.size($0, power) }
        }
        let growth = Self.growth(scores)
        self.growth = growth
        let relative = SortedNumbers(scores.flatMap { zip($0, growth).map { $0 / $1 } })
        let places = Double(scores.count)
        func factor(_ share: Double) -> Double { relative.quantile(min(1, share + (1 - share) / (places + 1))) }
        factors = (factor(0.8), factor(0.95))
    }

    /// Half the width of the intervals around each step of a forecast.
    func halfWidths(_ forecast: [Double]) -> [(eighty: Double, ninetyFive: Double)] {
        forecast.enumerated().map { step, value in
            let size = Self.size(value, power) * growth[min(step, growth.count - 1)]
            return (factors.eighty * size, max(factors.ninetyFive, factors.eighty) * size)
        }
    }

    /// The power of the forecast that gives the narrowest intervals for what they miss.
    /// - Source: the interval score of Gneiting, Raftery, "Strictly Proper Scoring Rules" (2007), formula 43.
    static func best(_ forecasts: [[Double]], _ actual: [[Double]]) -> Self {
        let all = [0, 0.5, 1].map { Self(forecasts, actual, power: $0) }
        let scores = all.map { intervals in
            zip(forecasts, actual).reduce(0) { $0 + intervals.score($1.0, $1.1) }
        }
        return all[scores.indices.min { scores[$0] < scores[$1] } ?? 0]
    }

    private func score(_ forecast: [Double], _ actual: [Double]) -> Double {
        zip(zip(forecast, actual), halfWidths(forecast)).reduce(0) { sum, next in
            let distance = abs(next.0.0 - next.0.1)
            return sum + 2 * next.1.eighty + 10 * max(0, distance - next.1.eighty)
        }
    }

    private static func size(_ value: Double, _ power: Double) -> Double {
        power == 0 ? 1 : pow(max(abs(value), 1e-9), power)
    }

    /// The mean score of each step, never falling.
    /// - Source: pooling of adjacent violators, Ayer and others (1955).
    private static func growth(_ scores: [[Double]]) -> [Double] {
        var pools: [(sum: Double, count: Int)] = []
        // Places near to the end of a series tell of the first steps alone.
        for step in 0..<(scores.map(\.count).max() ?? 0) {
            pools.append((scores.compactMap { step < $0.count ? $0[step] : nil }.mean, 1))
            while pools.count > 1, let last = pools.last, case let before = pools[pools.count - 2],
                before.sum / Double(before.count) >= last.sum / Double(last.count)
            {
                pools.removeLast(2)
                pools.append((before.sum + last.sum, before.count + last.count))
            }
        }
        let means = pools.flatMap { Array(repeating: $0.sum / Double($0.count), count: $0.count) }
        let least = max((means.last ?? 0) * 1e-3, .leastNormalMagnitude)
        return means.map { max($0, least) }
    }
}
