extension Sequence<Double> {
    /// The sum.
    @inlinable public var sum: Double { reduce(0, +) }
}

extension Collection<Double> {
    /// The mean; NaN of nothing.
    @inlinable public var mean: Double { sum / Double(count) }

    /// The variance: the squared distances from the mean, over `count` minus `lost` degrees of freedom.
    ///
    /// `lost` is 0 for the numbers themselves and 1 for a sample that estimates a population.
    @inlinable public func variance(lost: Int = 0) -> Double {
        let mean = mean
        return reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - lost)
    }

    /// The standard deviation: the square root of the variance.
    @inlinable public func deviation(lost: Int = 0) -> Double { variance(lost: lost).squareRoot() }

    /// The value below which a share of the numbers lies, interpolated between neighbours; NaN of nothing.
    /// - Source: Hyndman, Fan, "Sample Quantiles in Statistical Packages" (1996), definition 7.
    public func quantile(_ share: Double) -> Double { SortedNumbers(self).quantile(share) }

    /// The middle one of the numbers.
    public var median: Double { quantile(0.5) }
}

/// Numbers in rising order, for several quantiles of the same.
public struct SortedNumbers: Sendable, Equatable {
    /// The numbers in rising order.
    public let numbers: [Double]

    /// Sorts numbers.
    public init(_ numbers: some Sequence<Double>) { self.numbers = numbers.sorted() }

    /// The value below which a share of the numbers lies, interpolated between neighbours; NaN of nothing.
    /// - Source: Hyndman, Fan, "Sample Quantiles in Statistical Packages" (1996), definition 7.
    public func quantile(_ share: Double) -> Double {
        guard !numbers.isEmpty, share >= 0, share <= 1 else { return .nan }
        let place = share * Double(numbers.count - 1)
        let below = Int(place)
        guard below + 1 < numbers.count else { return numbers[below] }
        return numbers[below] + (place - Double(below)) * (numbers[below + 1] - numbers[below])
    }
}
