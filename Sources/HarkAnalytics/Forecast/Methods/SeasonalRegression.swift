import HarkStatistics

/// A regression on the values just before and on those around one, two seasons before, drawn towards the season's value.
/// - Source: ridge regression, Hoerl, Kennard (1970); the lags are those of a seasonal autoregression.
public struct SeasonalRegression: ForecastMethod {
    /// The seasons, the shortest first.
    public let seasons: [Int]
    /// Whether logarithms are forecast.
    public let inLogarithms: Bool

    /// Creates the method.
    public init(seasons: [Int], inLogarithms: Bool = false) {
        (self.seasons, self.inLogarithms) = (seasons, inLogarithms)
    }

    /// Such as `autoregression [24, 168]`.
    public var name: String {
        "autoregression [\(seasons.map(String.init).joined(separator: ", "))]\(inLogarithms ? " in logarithms" : "")"
    }

    /// The regression's forecast, each value from those before it.
    public func forecast(_ history: [Double], horizon: Int) -> [Double]? {
        guard let longest = seasons.last, let scale = Scale(history, isLogarithmic: inLogarithms) else { return nil }
        let scaled = scale.apply(history)
        let lags = lags
        guard let reach = lags.max(), scaled.count > max(reach + 3 * lags.count, 2 * longest) else { return nil }
        let recent = Array(scaled.suffix(longest))
        let (mean, deviation) = (recent.mean, max(scaled.deviation(), .leastNormalMagnitude))
        var series = scaled.map { ($0 - mean) / deviation }
        guard let weights = weights(series, lags, reach) else { return nil }
        for _ in 0..<horizon {
            let count = series.count
            series.append(zip(lags, weights).reduce(0) { $0 + $1.1 * series[count - $1.0] })
        }
        return scale.restore(series.suffix(horizon).map { $0 * deviation + mean })
    }

    private var lags: [Int] {
        var lags = Set(1...3)
        for season in seasons { lags.formUnion([season - 1, season, season + 1, 2 * season].filter { $0 > 0 }) }
        return lags.sorted()
    }

    /// The weights of the lags: the solution of (X'X + ridge) w = X'y.
    private func weights(_ series: [Double], _ lags: [Int], _ reach: Int) -> [Double]? {
        var products = Matrix(rows: lags.count, columns: lags.count)
        var sides = [Double](repeating: 0, count: lags.count)
        series.withUnsafeBufferPointer { series in
            for row in lags.indices {
                sides[row] = Self.product(series, reach, lags[row], 0)
                for column in 0...row {
                    let product = Self.product(series, reach, lags[row], lags[column])
                    products[row, column] = product
                    products[column, row] = product
                }
            }
        }
        for row in lags.indices { products[row, row] += 0.01 * Double(series.count) }
        return try? products.cholesky().solve(sides)
    }

    /// The sum of the products of a series with itself at two lags.
    private static func product(
        _ series: UnsafeBufferPointer<Double>,
        _ reach: Int,
        _ first: Int,
        _ second: Int
    ) -> Double {
        var sum = 0.0
        for index in reach..<series.count { sum += series[index - first] * series[index - second] }
        return sum
    }
}
