/// Partial autocorrelations: every choice between −1 and 1 gives a stationary autoregression, and the other way round.
/// - Source: Monahan, "A Note on Enforcing Stationarity in Autoregressive-Moving Average Models" (1984).
enum Partials {
    /// The coefficients of the autoregression that has these partial autocorrelations.
    static func coefficients(_ partials: some Sequence<Double>) -> [Double] {
        var coefficients: [Double] = []
        for partial in partials {
            let turned = coefficients.reversed()
            coefficients = zip(coefficients, turned).map { $0 - partial * $1 } + [partial]
        }
        return coefficients
    }

    /// The partial autocorrelations of an autoregression; nil when it is not stationary.
    static func partials(_ coefficients: [Double]) -> [Double]? {
        var (left, partials) = (coefficients, [Double]())
        while let partial = left.popLast() {
            guard abs(partial) < 1 else { return nil }
            partials.append(partial)
            let turned = left.reversed()
            left = zip(left, turned).map { ($0 + partial * $1) / (1 - partial * partial) }
        }
        return partials.reversed()
    }

    /// Whether the inverse roots of 1 − Σ coefficients × Bⁱ all lie within a circle; a radius below 1 leaves a margin.
    static func areStable(_ coefficients: [Double], within radius: Double) -> Bool {
        var power = 1.0
        let grown = coefficients.map { coefficient in
            power /= radius
            return coefficient * power
        }
        return partials(grown) != nil
    }
}
