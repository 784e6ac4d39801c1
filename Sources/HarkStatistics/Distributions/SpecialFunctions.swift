import CBoostMath

/// Functions that distributions are made of.
/// - Source: Boost.Math, "Special Functions".
public enum SpecialFunction {
    /// The regularised incomplete beta function I_x(a, b): the share of the beta distribution up to `x`.
    public static func incompleteBeta(_ a: Double, _ b: Double, at x: Double) -> Double { hark_beta_share(a, b, x) }

    /// The `x` at which the regularised incomplete beta function is a probability.
    public static func incompleteBetaInverse(_ a: Double, _ b: Double, _ probability: Double) -> Double {
        hark_beta_share_inverse(a, b, probability)
    }

    /// The regularised lower incomplete gamma function P(a, x).
    public static func lowerGamma(_ a: Double, _ x: Double) -> Double { hark_gamma_lower(a, x) }

    /// The regularised upper incomplete gamma function Q(a, x), which is 1 - P(a, x).
    public static func upperGamma(_ a: Double, _ x: Double) -> Double { hark_gamma_upper(a, x) }
}
