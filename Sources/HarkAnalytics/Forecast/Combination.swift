import Foundation
import HarkStatistics

/// How much each method counts: the less it erred, the more.
/// - Source: Bates, Granger, "The Combination of Forecasts" (1969), of methods near to the best only, as in Kolassa,
///   "Combining Exponential Smoothing Forecasts Using Akaike Weights" (2011).
struct Combination {
    /// The weight of each method; they add up to 1.
    let weights: [Double]

    /// Weighs methods by their errors at places, without one place so that the combination can be judged there.
    init(_ errors: [[Double]], without left: Int? = nil) {
        let means = errors.map { own in
            own.indices.filter { $0 != left }.map { own[$0] }.mean
        }
        let best = max(means.min() ?? 1, 1e-9)
        let raw = means.map { $0 <= Self.tolerated * best ? pow(best / max($0, best), Self.sharpness) : 0 }
        let sum = raw.sum
        weights = raw.map { $0 / sum }
    }

    /// A method that errs by more than this factor of the best does not count.
    private static let tolerated = 1.25
    /// The power of the error by which weights fall.
    private static let sharpness = 12.0

    /// The weighted mean of forecasts.
    func mix(_ forecasts: [[Double]]) -> [Double] {
        var mixed = [Double](repeating: 0, count: forecasts.first?.count ?? 0)
        for (forecast, weight) in zip(forecasts, weights) where weight > 0 {
            for place in mixed.indices { mixed[place] += weight * forecast[place] }
        }
        return mixed
    }
}
