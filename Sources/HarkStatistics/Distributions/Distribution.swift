import CBoostMath

/// A distribution of a continuous quantity.
///
/// Outside of where it is defined (a probability above 1, no degree of freedom) each answer is NaN.
/// - Source: Boost.Math, "Statistical Distributions".
public protocol Distribution: Sendable {
    /// The chance of a value up to `x`.
    func chance(atMost x: Double) -> Double
    /// The chance of a value above `x`, exact where 1 minus the other tail would be 0.
    func chance(above x: Double) -> Double
    /// The value that is not exceeded with a probability.
    func quantile(_ probability: Double) -> Double
}

/// The normal distribution with mean 0 and deviation 1.
public struct NormalDistribution: Distribution {
    /// Creates the distribution.
    public init() {}

    /// The chance of a value up to `x`.
    public func chance(atMost x: Double) -> Double { hark_normal_at_most(x) }
    /// The chance of a value above `x`.
    public func chance(above x: Double) -> Double { hark_normal_above(x) }
    /// The value that is not exceeded with a probability.
    public func quantile(_ probability: Double) -> Double { hark_normal_quantile(probability) }
}

/// Student's t distribution.
public struct StudentDistribution: Distribution {
    /// The degrees of freedom, above 0.
    public let degrees: Double

    /// Creates the distribution of a number of degrees of freedom.
    public init(degrees: Double) { self.degrees = degrees }

    /// The chance of a value up to `x`.
    public func chance(atMost x: Double) -> Double { hark_student_at_most(degrees, x) }
    /// The chance of a value above `x`.
    public func chance(above x: Double) -> Double { hark_student_above(degrees, x) }
    /// The value that is not exceeded with a probability.
    public func quantile(_ probability: Double) -> Double { hark_student_quantile(degrees, probability) }
}

/// Fisher's F distribution, of the ratio of two variances.
public struct FisherDistribution: Distribution {
    /// The degrees of freedom above the line, above 0.
    public let numerator: Double
    /// The degrees of freedom below the line, above 0.
    public let denominator: Double

    /// Creates the distribution of two numbers of degrees of freedom.
    public init(numerator: Double, denominator: Double) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// The chance of a value up to `x`.
    public func chance(atMost x: Double) -> Double { hark_fisher_at_most(numerator, denominator, x) }
    /// The chance of a value above `x`.
    public func chance(above x: Double) -> Double { hark_fisher_above(numerator, denominator, x) }
    /// The value that is not exceeded with a probability.
    public func quantile(_ probability: Double) -> Double { hark_fisher_quantile(numerator, denominator, probability) }
}

/// The chi-square distribution.
public struct ChiSquareDistribution: Distribution {
    /// The degrees of freedom, above 0.
    public let degrees: Double

    /// Creates the distribution of a number of degrees of freedom.
    public init(degrees: Double) { self.degrees = degrees }

    /// The chance of a value up to `x`.
    public func chance(atMost x: Double) -> Double { hark_chi_square_at_most(degrees, x) }
    /// The chance of a value above `x`.
    public func chance(above x: Double) -> Double { hark_chi_square_above(degrees, x) }
    /// The value that is not exceeded with a probability.
    public func quantile(_ probability: Double) -> Double { hark_chi_square_quantile(degrees, probability) }
}

extension Distribution {
    /// The chance of a value at least as far from 0 as `x`, in a distribution that is the same on both sides.
    public func chance(beyond x: Double) -> Double { min(1, 2 * chance(above: abs(x))) }
}
