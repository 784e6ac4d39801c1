import Foundation

/// How long something takes: handling a conversation, or a customer's patience.
public enum Distribution: Sendable, Hashable {
    /// Without memory: what is still to come does not depend on what has passed.
    case exponential(meanSeconds: Double)
    /// Always the same.
    case constant(seconds: Double)
    /// The logarithm is normal with deviation `sigma`, as handling times of people mostly are.
    case lognormal(meanSeconds: Double, sigma: Double)
    /// One of these values, each as likely as the other, such as what a log holds.
    case empirical(seconds: [Double])

    /// The mean.
    ///
    /// - Units: seconds.
    public var meanSeconds: Double {
        switch self {
        case .exponential(let mean), .constant(let mean), .lognormal(let mean, _): mean
        case .empirical(let values): values.reduce(0, +) / Double(max(1, values.count))
        }
    }

    /// Draws one value, in seconds.
    func draw(_ random: inout RandomStream) -> Double {
        switch self {
        case .exponential(let mean): mean * random.exponential()
        case .constant(let seconds): seconds
        case .lognormal(let mean, let sigma): mean * exp(sigma * random.normal() - sigma * sigma / 2)
        case .empirical(let values): values[Int(random.next() % UInt64(values.count))]
        }
    }
}
