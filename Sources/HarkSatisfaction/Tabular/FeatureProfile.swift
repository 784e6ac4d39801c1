import HarkStatistics

/// How a feature was distributed when a model was trained, so that a later change can be seen.
public struct FeatureProfile: Sendable, Equatable, Codable {
    /// The name of the column.
    public let name: String
    /// The mean.
    public let mean: Double
    /// The standard deviation.
    public let deviation: Double
    /// The nine numbers that part the rows into ten equal shares.
    public let deciles: [Double]

    /// Measures a column.
    public init(name: String, _ numbers: [Double]) {
        let sorted = SortedNumbers(numbers)
        self.name = name
        mean = numbers.mean
        deviation = numbers.deviation()
        deciles = (1...9).map { sorted.quantile(Double($0) / 10) }
    }
}
