import HarkStatistics

/// A rough guess of an ARMA's coefficients by two regressions.
///
/// The surprises of a long autoregression stand for the shocks; then values are regressed on the values and the shocks
/// before them.
/// - Source: Hannan, Rissanen, "Recursive Estimation of Mixed Autoregressive-Moving Average Order" (1982).
struct ARMAStart {
    let order: ARIMAOrder
    let series: [Double]

    /// The partial autocorrelations of the guess; near 0 where the series is too short to guess.
    var partials: [Double] {
        let mean = order.hasConstant ? series.mean : 0
        let values = series.suffix(Self.most).map { $0 - mean }
        guard let guess = guess(values) else { return Array(repeating: 0.1, count: order.coefficients) }
        var rest = guess[...]
        func part(_ count: Int, _ sign: Double) -> [Double] {
            defer { rest = rest.dropFirst(count) }
            return Self.stable(rest.prefix(count).map { sign * $0 })
        }
        let (ar, seasonalAR) = (part(order.ar, 1), part(order.seasonalAR, 1))
        return ar + part(order.ma, -1) + seasonalAR + part(order.seasonalMA, -1)
    }

    /// The longest stretch that the guess looks at.
    private static let most = 3_000

    /// The coefficients of AR, seasonal AR, MA and seasonal MA.
    private func guess(_ values: [Double]) -> [Double]? {
        let pastLags = Self.lags(order.ar, order.seasonalAR, order.season)
        let shockLags = Self.lags(order.ma, order.seasonalMA, order.season)
        guard let shocks = shockLags.isEmpty ? values : shocks(values) else { return nil }
        let skipped = values.count - shocks.count
        let first = max(pastLags.max() ?? 0, skipped + (shockLags.max() ?? 0))
        guard values.count - first > 2 * order.coefficients else { return nil }
        let rows = (first..<values.count).map { index in
            pastLags.map { values[index - $0] } + shockLags.map { shocks[index - $0 - skipped] }
        }
        return try? Matrix(rows).leastSquares(Array(values[first...]))
    }

    /// What an autoregression of neighbours and of the season before leaves.
    private func shocks(_ values: [Double]) -> [Double]? {
        let regular = min(2 * (order.ar + order.ma) + 2, values.count / 8)
        let hasSeason = order.season > 1 && (order.seasonalAR > 0 || order.seasonalMA > 0)
        let lags = Self.lags(regular, hasSeason ? 1 : 0, order.season)
        guard let first = lags.max(), values.count > first + 2 * lags.count else { return nil }
        let rows = Matrix((first..<values.count).map { index in lags.map { values[index - $0] } })
        let targets = Array(values[first...])
        guard let weights = try? rows.leastSquares(targets) else { return nil }
        return zip(targets, rows.times(weights)).map { $0 - $1 }
    }

    private static func lags(_ regular: Int, _ seasonal: Int, _ season: Int) -> [Int] {
        Array((0..<regular).map { $0 + 1 } + (0..<seasonal).map { ($0 + 1) * season })
    }

    /// The partial autocorrelations of coefficients, drawn to 0 until they are those of a stationary process.
    private static func stable(_ coefficients: [Double]) -> [Double] {
        var coefficients = coefficients
        for _ in 0..<50 {
            if Partials.areStable(coefficients, within: 0.95), let partials = Partials.partials(coefficients) {
                return partials
            }
            var power = 1.0
            for index in coefficients.indices {
                power *= 0.9
                coefficients[index] *= power
            }
        }
        return coefficients.map { _ in 0 }
    }
}
