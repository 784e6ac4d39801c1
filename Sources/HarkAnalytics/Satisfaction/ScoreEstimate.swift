import Foundation
import HarkStatistics

/// A number that was measured on some answers, with the range that holds the true one 19 times in 20.
public struct ScoreEstimate: Hashable, Sendable {
    /// The best guess.
    public let value: Double
    /// The lower end of the range.
    public let low: Double
    /// The upper end of the range.
    public let high: Double
    /// How many answers it rests on.
    public let count: Int

    /// The share of ranges that hold the true number.
    static let level = 0.95
    /// How many standard errors a range reaches each way, where many answers make the error normal.
    static let width = 1.959_963_984_540_054

    /// Creates an estimate from its parts.
    public init(value: Double, low: Double, high: Double, count: Int) {
        (self.value, self.low, self.high, self.count) = (value, low, high, count)
    }

    /// A number and its standard error, with Student's range, cut to what is possible.
    init(_ value: Double, error: Double, degrees: Double, count: Int, within bounds: ClosedRange<Double>) {
        let reach = error * StudentDistribution(degrees: max(1, degrees)).quantile((1 + Self.level) / 2)
        self.init(
            value: value,
            low: (value - reach).clamped(to: bounds),
            high: (value + reach).clamped(to: bounds),
            count: count
        )
    }

    /// The share of trials that hit; nil without a trial.
    /// - Source: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference" (1927).
    public static func share(_ hits: Int, of trials: Int) -> ScoreEstimate? {
        guard trials > 0 else { return nil }
        let (share, trials, square) = (Double(hits) / Double(trials), Double(trials), width * width)
        let middle = (share + square / (2 * trials)) / (1 + square / trials)
        let reach =
            width / (1 + square / trials)
            * (share * (1 - share) / trials + square / (4 * trials * trials)).squareRoot()
        return ScoreEstimate(
            value: share,
            low: hits == 0 ? 0 : middle - reach,
            high: share == 1 ? 1 : middle + reach,
            count: Int(trials)
        )
    }
}

/// What is made of ratings from 1 to 5.
public enum ScoreMeasure: String, Hashable, Sendable, CaseIterable {
    /// Their mean, 1…5.
    case mean
    /// The share of those that are 4 or 5, 0…1.
    case satisfied

    /// What a rating counts.
    public func value(of score: Int) -> Double {
        switch self {
        case .mean: Double(score)
        case .satisfied: score >= 4 ? 1 : 0
        }
    }

    /// What is possible.
    public var bounds: ClosedRange<Double> {
        switch self {
        case .mean: 1...5
        case .satisfied: 0...1
        }
    }

    /// What is known of values when all answers count alike; nil without one.
    ///
    /// Answers that are all the same do not prove that there are no others: their variance is taken as if one more answer
    /// lay a step off.
    func raw(_ values: [Double]) -> ScoreEstimate? {
        guard !values.isEmpty else { return nil }
        if self == .satisfied { return .share(values.count { $0 == 1 }, of: values.count) }
        let count = Double(values.count)
        let variance = max(values.count > 1 ? values.variance(lost: 1) : 0, 1 / (count + 1))
        return ScoreEstimate(
            values.mean,
            error: (variance / count).squareRoot(),
            degrees: count - 1,
            count: values.count,
            within: bounds
        )
    }
}

extension Double {
    /// The number, or the end of a range that it lies beyond.
    func clamped(to range: ClosedRange<Double>) -> Double {
        Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
    }
}
