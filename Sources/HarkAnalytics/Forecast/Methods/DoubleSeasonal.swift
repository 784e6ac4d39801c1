import Foundation
import HarkStatistics

/// Exponential smoothing of a level and two seasons, such as day and week, with surprises that fade step by step.
/// - Source: Taylor, "Short-term Electricity Demand Forecasting Using Double Seasonal Exponential Smoothing" (2003),
///   in its additive form, without a trend.
public struct DoubleSeasonal: ForecastMethod {
    /// How many values make the short and the long season.
    public let seasons: (short: Int, long: Int)
    /// Whether logarithms are forecast, so that seasons multiply; only of series above 0.
    public let inLogarithms: Bool

    /// Creates the method.
    public init(short: Int, long: Int, inLogarithms: Bool = false) {
        seasons = (short, long)
        self.inLogarithms = inLogarithms
    }

    /// Such as `double seasonal smoothing [24, 168]`.
    public var name: String {
        "double seasonal smoothing [\(seasons.short), \(seasons.long)]\(inLogarithms ? " in logarithms" : "")"
    }

    /// Level, seasons and what is left of the last surprise.
    public func forecast(_ history: [Double], horizon: Int) -> [Double]? {
        guard history.count >= 2 * seasons.long, let scale = Scale(history, isLogarithmic: inLogarithms) else {
            return nil
        }
        let scaled = scale.apply(history)
        let start = State(scaled, seasons)
        let spread = max(scaled.variance(), .leastNormalMagnitude) * Double(scaled.count)
        let search = Minimizer(
            bounds: [0...0.9, 0...0.9, 0...0.9, 0...0.98],
            firstStep: 0.1,
            tolerance: 1e-5,
            mostValues: 250
        )
        let found = search.minimum(from: [0.05, 0.2, 0.2, 0.8]) { weights in
            var state = start
            return state.run(over: scaled, Array(weights)) / spread * 100
        }
        var state = start
        _ = state.run(over: scaled, found.point)
        return scale.restore(state.next(horizon, from: scaled.count, fading: found.point[3]))
    }

    /// What smoothing remembers.
    private struct State {
        var level: Double
        var short: [Double]
        var long: [Double]
        var surprise = 0.0

        init(_ series: [Double], _ seasons: (short: Int, long: Int)) {
            let first = Array(series.prefix(max(2 * seasons.long, series.count / 2)))
            let short = Decomposition(first, season: seasons.short).profile
            let rest = first.indices.map { first[$0] - short[$0 % seasons.short] }
            self.short = short
            long = Decomposition(rest, season: seasons.long).profile
            level = series.prefix(seasons.long).mean
        }

        /// Runs over a series; returns the squared surprises.
        mutating func run(over series: [Double], _ weights: [Double]) -> Double {
            let (toLevel, toShort, toLong, fading) = (weights[0], weights[1], weights[2], weights[3])
            var (squares, atShort, atLong) = (0.0, 0, 0)
            for value in series {
                let error = value - level - short[atShort] - long[atLong]
                let fresh = error - fading * surprise
                squares += fresh * fresh
                level += toLevel * fresh
                short[atShort] += toShort * fresh
                long[atLong] += toLong * fresh
                surprise = error
                atShort = atShort + 1 == short.count ? 0 : atShort + 1
                atLong = atLong + 1 == long.count ? 0 : atLong + 1
            }
            return squares
        }

        func next(_ horizon: Int, from place: Int, fading: Double) -> [Double] {
            (0..<horizon).map { step in
                level + short[(place + step) % short.count] + long[(place + step) % long.count]
                    + surprise * pow(fading, Double(step + 1))
            }
        }
    }
}
