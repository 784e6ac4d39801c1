import HarkStatistics

/// A series taken apart into trend, season and what remains.
///
/// - Source: the classical decomposition by centred moving averages; Hyndman, Athanasopoulos, "Forecasting: Principles
///   and Practice" (3rd ed., 2021), section 3.4. At the ends the trend goes on as it last was.
public struct Decomposition: Sendable {
    /// The moving average over a season.
    public let trend: [Double]
    /// The mean distance from the trend at each place of the season, repeated; its sum over a season is 0.
    public let seasonal: [Double]
    /// What is left.
    public let remainder: [Double]
    /// One season, from the place of the series' first value.
    public let profile: [Double]

    /// Takes a series apart.
    /// - Precondition: the series is not empty.
    public init(_ series: [Double], season: Int) {
        let trend = MovingAverage.centred(series, width: season)
        self.trend = trend
        let profile = Self.profile(zip(series, trend).map { $0 - $1 }, season: season)
        self.profile = profile
        let seasonal = series.indices.map { profile[$0 % season] }
        self.seasonal = seasonal
        remainder = series.indices.map { series[$0] - trend[$0] - seasonal[$0] }
    }

    /// The mean at each place of the season, less the mean of all places.
    private static func profile(_ distances: [Double], season: Int) -> [Double] {
        var (sums, counts) = ([Double](repeating: 0, count: season), [Double](repeating: 0, count: season))
        for (index, distance) in distances.enumerated() {
            sums[index % season] += distance
            counts[index % season] += 1
        }
        let means = zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 }
        let mean = means.mean
        return means.map { $0 - mean }
    }
}

/// Means over a window that moves along a series.
enum MovingAverage {
    /// The mean of a window around each value.
    ///
    /// An even window counts its two ends half. Near the ends of the series the nearest full window stands.
    static func centred(_ series: [Double], width: Int) -> [Double] {
        let half = width / 2
        guard width > 1, series.count > 2 * half else {
            return Array(repeating: series.mean, count: series.count)
        }
        var sums = [0.0]
        for value in series { sums.append(sums[sums.count - 1] + value) }
        func full(_ index: Int) -> Double {
            let sum = sums[index + half + 1] - sums[index - half]
            let ends = width % 2 == 1 ? 0 : 0.5 * (series[index - half] + series[index + half])
            return (sum - ends) / Double(width)
        }
        return series.indices.map { full(min(max($0, half), series.count - 1 - half)) }
    }
}
