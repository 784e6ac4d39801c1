import HarkStatistics

extension ARMAProcess {
    /// γ₀ … γ of the last lag.
    ///
    /// The generating function of a multiplied process is the product of those of its factors:
    /// γ(k) = Σⱼ regular(k − j × season) × seasonal(j). Both factors are small and their sums end where nothing is left.
    /// - Source: Brockwell, Davis, "Time Series: Theory and Methods" (1991), sections 3.3 (third method) and 3.5.
    /// - Returns: nil when the process is too near to one that is not stationary.
    func autocovariances(through last: Int) -> [Double]? {
        guard let (regular, seasonal) = factors(through: last) else { return nil }
        guard season > 1, seasonal.count > 1 else {
            return regular.prefix(last + 1).map { $0 * seasonal[0] }
        }
        let steps = min(seasonal.count - 1, (regular.count + last) / season)
        return (0...last).map { lag in
            (-steps...steps).reduce(0) { sum, step in
                let distance = abs(lag - step * season)
                return distance < regular.count ? sum + regular[distance] * seasonal[abs(step)] : sum
            }
        }
    }

    /// The autocovariances of both factors, the slower one only as far as the faster one reaches.
    private func factors(through last: Int) -> (regular: [Double], seasonal: [Double])? {
        let least = seasonalMA.count
        guard let short = Self.covariances(ar, ma, atLeast: last, atMost: last + 100 * season) else { return nil }
        if short.count < last + 100 * season {
            let seasons = max(least, (short.count + last) / season + 1)
            let seasonal = Self.covariances(seasonalAR, seasonalMA, atLeast: least, atMost: seasons)
            return seasonal.map { (short, $0) }
        }
        guard let seasonal = Self.covariances(seasonalAR, seasonalMA, atLeast: least, atMost: Self.longest),
            let regular = Self.covariances(ar, ma, atLeast: last, atMost: last + season * (seasonal.count - 1))
        else { return nil }
        return (regular, seasonal)
    }

    /// The autocovariances of one factor, up to where nothing is left of them.
    private static func covariances(_ ar: [Double], _ ma: [Double], atLeast last: Int, atMost: Int) -> [Double]? {
        let shocks = [1] + ma
        let responses = ARMAProcess(ar: ar, ma: ma).responses(shocks.count)
        let sides = (0...max(ar.count, ma.count)).map { lag in
            (lag..<max(lag, shocks.count)).reduce(0) { $0 + shocks[$1] * responses[$1 - lag] }
        }
        guard var covariances = start(ar, sides) else { return nil }
        let least = max(last, ar.count, ma.count)
        var quiet = 0
        while covariances.count <= least || (quiet < ar.count && covariances.count < min(atMost, longest)) {
            let lag = covariances.count
            var next = lag < sides.count ? sides[lag] : 0
            for (index, weight) in ar.enumerated() { next += weight * covariances[abs(lag - index - 1)] }
            covariances.append(next)
            quiet = abs(next) < 1e-12 * covariances[0] ? quiet + 1 : 0
        }
        return covariances
    }

    /// Where a factor's autocovariances end at the latest.
    private static let longest = 100_000

    /// γ₀ … γₚ from the p + 1 equations of Yule and Walker.
    private static func start(_ ar: [Double], _ sides: [Double]) -> [Double]? {
        guard !ar.isEmpty else { return [sides[0]] }
        var equations = Matrix(rows: ar.count + 1, columns: ar.count + 1)
        for lag in 0...ar.count {
            equations[lag, lag] += 1
            for (index, weight) in ar.enumerated() { equations[lag, abs(lag - index - 1)] -= weight }
        }
        guard let start = try? equations.leastSquares(Array(sides.prefix(ar.count + 1))), start[0] > 0 else {
            return nil
        }
        return start
    }
}
