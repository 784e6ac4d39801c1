import Foundation
import HarkStatistics

// How the invented world draws lots.
extension SeededRandom {
    /// True in `share` of all cases.
    mutating func happens(_ share: Double) -> Bool { unit() <= share }

    /// One of some, each as likely; there must be one.
    mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

    /// A time around `median` seconds, in milliseconds; `spread` is the deviation of its logarithm.
    mutating func span(_ median: Double, spread: Double = 0.6) -> Int64 {
        Int64(min(median * exp(spread * normal()), 20 * median) * 1000) + 1
    }

    /// A whole number around `mean`, at least 0, as counts of rare things fall.
    mutating func count(_ mean: Double) -> Int {
        guard mean > 0 else { return 0 }
        guard mean < 30 else { return max(0, Int((mean + mean.squareRoot() * normal()).rounded())) }
        var (left, count) = (exp(-mean), 0)
        let limit = left
        left = unit()
        while left > limit {
            left *= unit()
            count += 1
        }
        return count
    }

    /// How many of `whole` fall to a part that has `share` of what is left.
    mutating func part(of whole: Int, share: Double) -> Int {
        guard share < 1 else { return whole }
        return min(whole, count(Double(whole) * share))
    }
}
