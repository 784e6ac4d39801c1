import Foundation
import HarkStatistics

/// The search for the partial autocorrelations that make a series most likely.
struct ARMASearch {
    let order: ARIMAOrder
    let series: [Double]

    /// The most likely partial autocorrelations.
    ///
    /// A rough start is worked on until nothing is gained; the last steps begin small again, so that a search which
    /// stopped on a slope goes on.
    func best(tolerance: Double) -> [Double] {
        guard order.coefficients > 0 else { return [] }
        let starts = [ARMAStart(order: order, series: series).partials, neutral]
        var best = (point: neutral, value: Double.infinity)
        for start in starts where value(start) < best.value { best = (start, value(start)) }
        for step in [0.1, 0.02] where step > 0.05 || tolerance < 1e-4 {
            let most = tolerance < 1e-4 ? 1_000 : 150
            let search = Minimizer(bounds: bounds, firstStep: step, tolerance: tolerance, mostValues: most)
            let found = search.minimum(from: best.point) { value(Array($0)) }
            if found.value <= best.value { best = found }
        }
        return best.point
    }

    /// As near to ±1 as partial autocorrelations may come.
    private static let edge = 0.9999

    private var bounds: [ClosedRange<Double>] {
        Array(repeating: -Self.edge...Self.edge, count: order.coefficients)
    }

    private var neutral: [Double] { Array(repeating: 0.01, count: order.coefficients) }

    /// Minus the log-likelihood, but for what does not depend on the coefficients.
    private func value(_ partials: [Double]) -> Double {
        let process = ARMAProcess(partials, order: order)
        guard let filter = ARMAFilter(process, over: series, findsMean: order.hasConstant), filter.squares > 0 else {
            return .infinity
        }
        return 0.5 * (Double(series.count) * log(filter.squares / Double(series.count)) + filter.logVariances)
    }
}
