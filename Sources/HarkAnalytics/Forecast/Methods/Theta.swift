import Foundation
import HarkStatistics

/// Simple exponential smoothing with half the slope of the straight line through the series.
/// - Source: Assimakopoulos, Nikolopoulos, "The Theta Model" (2000), in the form of Hyndman, Billah, "Unmasking the
///   Theta Method" (2003), formula 5.
public struct Theta: ForecastMethod {
    /// Creates the method.
    public init() {}

    /// `theta`.
    public var name: String { "theta" }

    /// The smoothed level and half the slope for each step.
    public func forecast(_ history: [Double], horizon: Int) -> [Double]? {
        guard history.count >= 4 else { return nil }
        let smoothing = SimpleSmoothing(history)
        let middle = Double(history.count - 1) / 2
        let spread = history.indices.reduce(0.0) { $0 + pow(Double($1) - middle, 2) }
        let slope = history.indices.reduce(0.0) { $0 + (Double($1) - middle) * history[$1] } / spread
        let weight = smoothing.weight
        let start = (1 - pow(1 - weight, Double(history.count))) / weight
        return (0..<horizon).map { smoothing.level + slope / 2 * (Double($0) + start) }
    }
}

/// A level that moves by a share of each surprise, the share chosen by the squared surprises.
/// - Source: Brown, "Statistical Forecasting for Inventory Control" (1959).
struct SimpleSmoothing {
    /// The share of a surprise that the level takes.
    let weight: Double
    /// The level after the last value.
    let level: Double

    init(_ series: [Double]) {
        let search = Minimizer(bounds: [0.01...0.99], tolerance: 1e-4, mostValues: 60)
        let scale = max(series.variance(), .leastNormalMagnitude)
        let found = search.minimum(from: [0.3]) { Self.run(series, $0[0]).squares / scale }
        weight = found.point[0]
        level = Self.run(series, weight).level
    }

    private static func run(_ series: [Double], _ weight: Double) -> (squares: Double, level: Double) {
        var (level, squares) = (series.prefix(5).mean, 0.0)
        for value in series {
            let surprise = value - level
            squares += surprise * surprise
            level += weight * surprise
        }
        return (squares, level)
    }
}
