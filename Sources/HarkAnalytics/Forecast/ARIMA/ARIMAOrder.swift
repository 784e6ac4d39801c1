/// The shape of a seasonal ARIMA model: (p,d,q)(P,D,Q) of a season, with or without a constant.
/// - Source: Box, Jenkins, "Time Series Analysis" (1970), chapter 9.
public struct ARIMAOrder: Hashable, Sendable {
    /// p: how many values before a value tell of it.
    public var ar: Int
    /// d: how often neighbours are subtracted first.
    public var differences: Int
    /// q: how many shocks before a value tell of it.
    public var ma: Int
    /// P: as p, a season apart.
    public var seasonalAR: Int
    /// D: how often values a season apart are subtracted first.
    public var seasonalDifferences: Int
    /// Q: as q, a season apart.
    public var seasonalMA: Int
    /// m: how many values make a season; 1 when there is none.
    public let season: Int
    /// Whether the differenced series has a mean of its own: a level, or a drift where it was differenced.
    public var hasConstant: Bool

    /// Creates the shape (p,d,q)(P,D,Q) of a season.
    public init(
        _ regular: (Int, Int, Int),
        _ seasonal: (Int, Int, Int) = (0, 0, 0),
        season: Int = 1,
        hasConstant: Bool = false
    ) {
        (ar, differences, ma) = regular
        (seasonalAR, seasonalDifferences, seasonalMA) = seasonal
        self.season = max(1, season)
        self.hasConstant = hasConstant
    }

    /// p, d, q, P, D, Q and m.
    public var numbers: [Int] { [ar, differences, ma, seasonalAR, seasonalDifferences, seasonalMA, season] }

    /// How many coefficients are fitted beside the constant and the variance.
    public var coefficients: Int { ar + ma + seasonalAR + seasonalMA }

    /// How many numbers are fitted, with the constant and the variance.
    public var parameters: Int { coefficients + (hasConstant ? 1 : 0) + 1 }

    /// How many values differencing takes from the start of a series.
    public var lost: Int { differences + seasonalDifferences * season }

    /// How many values before a value tell of it, after differencing.
    var reach: Int { max(ar + season * seasonalAR, ma + season * seasonalMA + 1) }

    /// 1 − Σ of what differencing subtracts, as a polynomial of the lag.
    var differencing: LagPolynomial {
        var polynomial = LagPolynomial()
        for _ in 0..<differences { polynomial = polynomial * LagPolynomial([-1]) }
        for _ in 0..<seasonalDifferences { polynomial = polynomial * LagPolynomial([-1], every: season) }
        return polynomial
    }
}

extension ARIMAOrder: CustomStringConvertible {
    /// Such as `ARIMA(0,1,1)(0,1,1)[12]`.
    public var description: String {
        let regular = "ARIMA(\(ar),\(differences),\(ma))"
        let seasonal = season > 1 ? "(\(seasonalAR),\(seasonalDifferences),\(seasonalMA))[\(season)]" : ""
        guard hasConstant else { return regular + seasonal }
        return regular + seasonal + (differences + seasonalDifferences > 0 ? " with drift" : " with mean")
    }
}
