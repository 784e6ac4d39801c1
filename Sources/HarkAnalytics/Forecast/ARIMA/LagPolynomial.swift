/// 1 + Σ weight × Bˡᵃᵍ, where B takes the value before; only lags with a weight are kept.
struct LagPolynomial: Equatable, Sendable {
    /// The lags above 0, rising, with their weights.
    private(set) var terms: [(lag: Int, weight: Double)] = []

    /// The polynomial 1.
    init() {}

    /// 1 + Σ weights[i] × B^((i + 1) × step).
    init(_ weights: some Sequence<Double>, every step: Int = 1) {
        terms = weights.enumerated().map { (($0.offset + 1) * step, $0.element) }
    }

    /// The highest lag.
    var degree: Int { terms.last?.lag ?? 0 }

    /// The weights of all lags from 1 to the highest.
    var weights: [Double] {
        var weights = [Double](repeating: 0, count: degree)
        for term in terms { weights[term.lag - 1] = term.weight }
        return weights
    }

    static func * (left: Self, right: Self) -> Self {
        var weights: [Int: Double] = [:]
        for first in [(0, 1.0)] + left.terms {
            for second in [(0, 1.0)] + right.terms { weights[first.0 + second.0, default: 0] += first.1 * second.1 }
        }
        var product = Self()
        product.terms = weights.filter { $0.key > 0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        return product
    }

    static func == (left: Self, right: Self) -> Bool { left.terms.elementsEqual(right.terms, by: ==) }

    /// What the polynomial makes of a series, from where all its lags are known.
    func apply(to series: [Double]) -> [Double] {
        guard series.count > degree else { return [] }
        return (degree..<series.count).map { index in
            terms.reduce(series[index]) { $0 + $1.weight * series[index - $1.lag] }
        }
    }

    /// Goes on with a series so that the polynomial makes these values of it.
    func extend(_ series: [Double], by values: [Double]) -> [Double] {
        var all = Array(series.suffix(degree))
        for value in values {
            all.append(terms.reduce(value) { $0 - $1.weight * all[all.count - $1.lag] })
        }
        return Array(all.suffix(values.count))
    }
}
