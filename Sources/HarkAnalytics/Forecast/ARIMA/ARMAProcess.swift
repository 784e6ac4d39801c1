import HarkStatistics

/// A stationary seasonal autoregression with moving average, whose shocks have variance 1.
struct ARMAProcess: Sendable {
    /// The coefficients as they are written: y = Σ ar × y before + shock + Σ ma × shocks before.
    let ar: [Double], ma: [Double], seasonalAR: [Double], seasonalMA: [Double]
    /// How many values make a season.
    let season: Int
    /// 1 − Σ ar × Bⁱ, regular and seasonal multiplied.
    let arPolynomial: LagPolynomial
    /// 1 + Σ ma × Bⁱ, regular and seasonal multiplied.
    let maPolynomial: LagPolynomial

    init(ar: [Double], ma: [Double], seasonalAR: [Double] = [], seasonalMA: [Double] = [], season: Int = 1) {
        (self.ar, self.ma, self.seasonalAR, self.seasonalMA, self.season) = (ar, ma, seasonalAR, seasonalMA, season)
        arPolynomial = LagPolynomial(ar.map { -$0 }) * LagPolynomial(seasonalAR.map { -$0 }, every: season)
        maPolynomial = LagPolynomial(ma) * LagPolynomial(seasonalMA, every: season)
    }

    /// The process of partial autocorrelations in the order of `ARIMAOrder`: AR, MA, seasonal AR, seasonal MA.
    init(_ partials: some Sequence<Double>, order: ARIMAOrder) {
        let all = Array(partials)
        func part(_ start: Int, _ count: Int) -> [Double] { Partials.coefficients(all[start..<start + count]) }
        self.init(
            ar: part(0, order.ar),
            ma: part(order.ar, order.ma).map { -$0 },
            seasonalAR: part(order.ar + order.ma, order.seasonalAR),
            seasonalMA: part(order.ar + order.ma + order.seasonalAR, order.seasonalMA).map { -$0 },
            season: order.season
        )
    }

    /// The coefficients in the order of `ARIMAOrder`.
    var coefficients: [Double] { ar + ma + seasonalAR + seasonalMA }

    /// Whether no root of the four polynomials is within a hundredth of the unit circle.
    var isClearOfTheUnitCircle: Bool {
        [ar, ma.map { -$0 }, seasonalAR, seasonalMA.map { -$0 }].allSatisfy { Partials.areStable($0, within: 0.99) }
    }

    /// How strongly a shock shows at once (1) and in the values after, ψ₁, ψ₂ and so on.
    func responses(_ count: Int, with differencing: LagPolynomial = LagPolynomial()) -> [Double] {
        let past = arPolynomial * differencing
        let shocks = [1] + maPolynomial.weights
        var responses: [Double] = []
        for index in 0..<count {
            let shock = index < shocks.count ? shocks[index] : 0
            responses.append(
                past.terms.reduce(shock) { $1.lag <= index ? $0 - $1.weight * responses[index - $1.lag] : $0 }
            )
        }
        return responses
    }
}
