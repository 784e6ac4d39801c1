import HarkStatistics

/// How often a series has to be differenced until it is stationary.
public enum DifferenceTests {
    /// D: 1 where the season is so strong that it must be differenced away, otherwise 0.
    ///
    /// - Source: Wang, Smith, Hyndman, "Characteristic-based Clustering for Time Series Data" (2006): the strength is
    ///   1 − var(remainder) ÷ var(remainder + season); the bound 0.64 is that of Hyndman's forecast package (2018).
    /// - Returns: 0 when there are fewer than two seasons and a half.
    public static func seasonalDifferences(_ series: [Double], season: Int) -> Int {
        guard season > 1, Double(series.count) >= 2.5 * Double(season), series.isTelling else { return 0 }
        return seasonalStrength(series, season: season) > 0.64 ? 1 : 0
    }

    /// How much of what varies, beside the trend, is the season: 0 to 1.
    public static func seasonalStrength(_ series: [Double], season: Int) -> Double {
        let parts = Decomposition(series, season: season)
        let both = zip(parts.seasonal, parts.remainder).map { $0 + $1 }
        guard both.variance() > 0 else { return 0 }
        return max(0, 1 - parts.remainder.variance() / both.variance())
    }

    /// d: how often neighbours have to be subtracted until the test of Kwiatkowski and others has nothing against it.
    ///
    /// - Returns: 0 to 2.
    public static func differences(_ series: [Double]) -> Int {
        var (series, count) = (series, 0)
        while count < 2, series.count > 8, series.isTelling, kpss(series) > criticalValue {
            series = LagPolynomial([-1]).apply(to: series)
            count += 1
        }
        return count
    }

    /// What a level-stationary series exceeds one time in twenty.
    private static let criticalValue = 0.463

    /// The statistic of Kwiatkowski, Phillips, Schmidt and Shin against stationarity around a level.
    ///
    /// - Source: "Testing the Null Hypothesis of Stationarity against the Alternative of a Unit Root" (1992), with
    ///   Bartlett's weights over ⌊3 √n ÷ 13⌋ lags, as Hyndman's forecast package (2018) takes them.
    public static func kpss(_ series: [Double]) -> Double {
        let mean = series.mean
        let rest = series.map { $0 - mean }
        let count = Double(rest.count)
        var (sum, squares) = (0.0, 0.0)
        for value in rest {
            sum += value
            squares += sum * sum
        }
        let lags = min(Int(3 * count.squareRoot() / 13), rest.count - 1)
        var spread = rest.reduce(0) { $0 + $1 * $1 }
        for lag in stride(from: 1, through: lags, by: 1) {
            let product = dot(rest.dropFirst(lag), rest.dropLast(lag))
            spread += 2 * (1 - Double(lag) / Double(lags + 1)) * product
        }
        return spread > 0 ? squares / (count * spread) : 0
    }
}
