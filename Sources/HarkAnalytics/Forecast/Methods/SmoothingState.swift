import Foundation
import HarkStatistics

/// Level, slope and season as they move along a series.
struct SmoothingState {
    let shape: SmoothingShape
    var level: Double
    var slope: Double
    var seasonal: [Double]
    var damping = 1.0
    var place = 0

    init(_ shape: SmoothingShape, _ series: [Double], season: Int) {
        self.shape = shape
        let neutral = shape.season == .multiplied ? 1.0 : 0
        var (seasonal, rest) = ([neutral], series)
        if season > 1 {
            let parts = Decomposition(shape.season == .multiplied ? series.map { log($0) } : series, season: season)
            seasonal = shape.season == .multiplied ? parts.profile.map { exp($0) } : parts.profile
            rest = series.indices.map { index in
                let own = seasonal[index % season]
                return shape.season == .multiplied ? series[index] / own : series[index] - own
            }
        }
        self.seasonal = seasonal
        let first = Array(rest.prefix(max(10, 2 * season)))
        let half = first.count / 2
        let (early, late) = (first.prefix(half).mean, first.suffix(half).mean)
        slope = shape.trend == .none ? 0 : (late - early) / Double(first.count - half)
        level = shape.trend == .none ? first.prefix(max(5, season)).mean : early - slope * Double(half + 1) / 2
    }

    /// Runs over a series; returns the log-likelihood.
    mutating func run(over series: [Double], _ weights: SmoothingWeights) -> Double {
        let isRelative = shape.season == .multiplied
        let (toLevel, toSlope, toSeason) = (weights.level, weights.slope, weights.season)
        damping = weights.damping
        var (squares, logs) = (0.0, 0.0)
        for value in series {
            let base = level + damping * slope
            let own = seasonal[place]
            let mean = isRelative ? base * own : base + own
            guard !isRelative || mean > 0 else { return -.infinity }
            let surprise = value - mean
            let error = isRelative ? surprise / mean : surprise
            squares += error * error
            if isRelative { logs += log(mean) }
            let moved = isRelative ? error * base : error
            level = base + toLevel * moved
            slope = damping * slope + toSlope * moved
            seasonal[place] += isRelative ? toSeason * error * own : toSeason * error
            place = place + 1 == seasonal.count ? 0 : place + 1
        }
        let count = Double(series.count)
        // What is followed to the last digit, such as a straight line, is as likely as numbers can tell.
        let least = max(squares, .leastNormalMagnitude)
        return -0.5 * count * (log(2 * .pi * least / count) + 1) - logs
    }

    func next(_ horizon: Int) -> [Double] {
        var (base, step) = (level, slope)
        return (0..<horizon).map { ahead in
            step *= damping
            base += step
            let own = seasonal[(place + ahead) % seasonal.count]
            return shape.season == .multiplied ? base * own : base + own
        }
    }
}
