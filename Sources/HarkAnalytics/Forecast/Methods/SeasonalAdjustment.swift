import Foundation
import HarkStatistics

/// Seasons taken out of a series one after another, the shortest first, around a moving average.
/// - Source: after Bandara, Hyndman, Bergmeir, "MSTL: A Seasonal-Trend Decomposition Algorithm" (2021), with means of
///   each place in place of loess.
struct SeasonalAdjustment {
    /// The series without its seasons.
    private(set) var adjusted: [Double]
    private var profiles: [[Double]]
    private let count: Int

    init(_ series: [Double], seasons: [Int], fading: Double) {
        count = series.count
        profiles = seasons.map { Array(repeating: 0, count: $0) }
        adjusted = series
        for _ in 0..<2 {
            for (index, season) in seasons.enumerated() {
                let own = adjusted.indices.map { adjusted[$0] + profiles[index][$0 % season] }
                profiles[index] = Self.profile(own, season: season, fading: fading)
                adjusted = own.indices.map { own[$0] - profiles[index][$0 % season] }
            }
        }
    }

    /// The sum of the seasons at the values to come.
    func next(_ horizon: Int) -> [Double] {
        (count..<count + horizon).map { place in profiles.reduce(0) { $0 + $1[place % $1.count] } }
    }

    /// The mean distance from the moving average at each place of a season; later seasons count more.
    private static func profile(_ series: [Double], season: Int, fading: Double) -> [Double] {
        let trend = MovingAverage.centred(series, width: season)
        var (sums, weights) = ([Double](repeating: 0, count: season), [Double](repeating: 0, count: season))
        for index in series.indices {
            let weight = fading < 1 ? pow(fading, Double((series.count - 1 - index) / season)) : 1
            sums[index % season] += weight * (series[index] - trend[index])
            weights[index % season] += weight
        }
        let means = zip(sums, weights).map { $1 > 0 ? $0 / $1 : 0 }
        let mean = means.mean
        return means.map { $0 - mean }
    }
}
