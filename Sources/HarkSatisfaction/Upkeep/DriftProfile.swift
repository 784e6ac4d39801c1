import Foundation
import HarkStatistics

/// How many numbers of a column lay between which bounds when a model was trained.
///
/// The bounds part the rows into ten equal shares, or fewer where many numbers are the same. Rows without a number are a
/// share of their own.
public struct DriftProfile: Sendable, Equatable, Codable {
    /// The name of the column.
    public let name: String
    /// How many rows there were.
    public let rows: Int
    private let bounds: [Double]
    private let counts: [Double]

    /// Measures a column; NaN where a row has no number.
    public init(name: String, _ numbers: [Double]) {
        let sorted = SortedNumbers(numbers.filter(\.isFinite))
        self.name = name
        rows = numbers.count
        bounds = sorted.numbers.isEmpty ? [] : Self.distinct((1...9).map { sorted.quantile(Double($0) / 10) })
        counts = Self.counts(numbers, bounds)
    }

    /// Takes what a model's file says of a feature.
    ///
    /// - Parameters:
    ///   - feature: the feature.
    ///   - rows: how many rows the model was trained on.
    public init(_ feature: FeatureProfile, rows: Int) {
        name = feature.name
        self.rows = rows
        bounds = Self.distinct(feature.deciles)
        let deciles = feature.deciles
        let shares = bounds.map { bound in Double(deciles.count { $0 == bound }) }
        counts = (shares + [10 - shares.sum, 0]).map { $0 * Double(rows) / 10 }
    }

    /// How far later numbers are from these.
    ///
    /// Half a row is added to each share, so that an empty one has a logarithm.
    /// - Source: the population stability index, Siddiqi, "Credit Risk Scorecards" (2006), which is Jeffreys' divergence.
    func index(of numbers: [Double]) -> (value: Double, freedom: Int) {
        let later = Self.counts(numbers, bounds)
        let used = counts.indices.filter { counts[$0] > 0 || later[$0] > 0 }
        let sums = (then: Double(rows) + Double(used.count) / 2, now: Double(numbers.count) + Double(used.count) / 2)
        let value = used.reduce(0) { sum, share in
            let (then, now) = ((counts[share] + 0.5) / sums.then, (later[share] + 0.5) / sums.now)
            return sum + (now - then) * log(now / then)
        }
        return (value, max(1, used.count - 1))
    }

    private static func distinct(_ deciles: [Double]) -> [Double] {
        deciles.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }

    /// How many numbers lie up to each bound, above all, and how many rows have none.
    private static func counts(_ numbers: [Double], _ bounds: [Double]) -> [Double] {
        var counts = [Double](repeating: 0, count: bounds.count + 2)
        for number in numbers {
            let place = number.isFinite ? bounds.firstIndex { number <= $0 } ?? bounds.count : bounds.count + 1
            counts[place] += 1
        }
        return counts
    }
}
