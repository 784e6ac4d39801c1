import Foundation
import HarkStatistics

/// A seasonal ARIMA model fitted to a series by exact maximum likelihood.
///
/// The likelihood is that of the differenced series from its stationary start, so the first d + D × m values only give
/// the others something to stand on. That is statsmodels' `SARIMAX` with `simple_differencing=True`; its default, an
/// approximately diffuse start with as many values burnt, comes to the same where the shocks' variance is far below 10⁶.
/// - Source: Box, Jenkins, "Time Series Analysis" (1970), chapter 7; Harvey (1989), section 3.4.
public struct ARIMAModel: Sendable {
    /// The shape.
    public let order: ARIMAOrder
    /// How many values the likelihood is of: those of the series less what differencing takes.
    public let observations: Int
    /// The coefficients: AR, MA, seasonal AR, seasonal MA.
    public var coefficients: [Double] { process.coefficients }
    /// The mean of the differenced series: a level, or a drift per step (per season, where that was differenced); or 0.
    public let constant: Double
    /// The variance of the shocks.
    public let variance: Double
    /// The logarithm of the likelihood, to the base e.
    public let logLikelihood: Double

    let process: ARMAProcess
    private let history: [Double]
    private let state: [Double]

    /// Fits coefficients to a series, until a step of the search gains less of the log-likelihood than `tolerance`.
    ///
    /// There is no model when the series is too short for the shape, or the same all along after differencing.
    public init?(_ order: ARIMAOrder, to series: [Double], tolerance: Double = 1e-7) {
        let differenced = order.differencing.apply(to: series)
        guard differenced.count > order.parameters + 1, differenced.isTelling else { return nil }
        let scale = differenced.reduce(0) { max($0, abs($1)) }
        let scaled = differenced.map { $0 / scale }
        let search = ARMASearch(order: order, series: scaled)
        self.init(order, series: series, differenced: differenced, partials: search.best(tolerance: tolerance))
    }

    /// Takes coefficients that were fitted to another stretch of the series, unless it is too short for the shape.
    init?(_ model: ARIMAModel, over series: [Double]) {
        let differenced = model.order.differencing.apply(to: series)
        guard differenced.count > model.order.parameters + 1, differenced.isTelling else { return nil }
        self.init(model.order, series: series, differenced: differenced, process: model.process)
    }

    private init?(_ order: ARIMAOrder, series: [Double], differenced: [Double], partials: [Double]) {
        let process = ARMAProcess(partials, order: order)
        self.init(order, series: series, differenced: differenced, process: process)
    }

    private init?(_ order: ARIMAOrder, series: [Double], differenced: [Double], process: ARMAProcess) {
        guard let filter = ARMAFilter(process, over: differenced, findsMean: order.hasConstant) else { return nil }
        let count = Double(differenced.count)
        self.order = order
        self.process = process
        observations = differenced.count
        constant = filter.mean
        variance = filter.squares / count
        logLikelihood = -0.5 * (count * (log(2 * .pi * variance) + 1) + filter.logVariances)
        guard variance > 0, logLikelihood.isFinite else { return nil }
        history = Array(series.suffix(max(1, order.lost)))
        state = filter.state
    }

    /// Akaike's criterion, corrected for few values: the smaller, the better; infinite when they are too few.
    /// - Source: Hurvich, Tsai, "Regression and Time Series Model Selection in Small Samples" (1989).
    public var aicc: Double {
        Akaike.corrected(logLikelihood, parameters: order.parameters, count: observations)
    }

    /// What is expected of the values to come.
    public func means(_ horizon: Int) -> [Double] {
        let transition = process.arPolynomial.weights.map { -$0 }
        var (state, differenced) = (state, [Double]())
        for _ in 0..<horizon {
            let first = state.removeFirst()
            differenced.append(first + constant)
            state.append(0)
            for (place, weight) in transition.enumerated() { state[place] += weight * first }
        }
        return order.differencing.extend(history, by: differenced)
    }

    /// The standard deviations of the values to come, as if the coefficients were sure.
    /// - Source: Box, Jenkins (1970), section 5.1.4.
    public func deviations(_ horizon: Int) -> [Double] {
        var sum = 0.0
        return process.responses(horizon, with: order.differencing).map { response in
            sum += response * response
            return (sum * variance).squareRoot()
        }
    }
}

extension [Double] {
    /// Whether the numbers differ from each other by more than rounding does.
    var isTelling: Bool {
        guard let least = self.min(), let most = self.max() else { return false }
        return most - least > 1e-10 * Swift.max(abs(least), abs(most))
    }
}
