import Foundation

/// A stream of random numbers for one purpose, so that policies that are compared see the same customers.
/// - Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
struct RandomStream: RandomNumberGenerator, Sendable {
    /// What a stream decides.
    enum Purpose: UInt64 {
        case arrivals = 1
        case service
        case patience
    }

    private var state: UInt64

    /// Starts the stream of a purpose in one queue and one replication.
    init(seed: UInt64, replication: Int, queue: Int, purpose: Purpose) {
        state = [UInt64(replication), UInt64(queue), purpose.rawValue].reduce(Self.mixed(seed)) { state, part in
            Self.mixed(state ^ Self.mixed(part &+ Self.step))
        }
    }

    private static let step: UInt64 = 0x9E37_79B9_7F4A_7C15

    mutating func next() -> UInt64 {
        state &+= Self.step
        return Self.mixed(state)
    }

    /// A number above 0 and up to 1.
    mutating func unit() -> Double { Double((next() >> 11) + 1) * 0x1p-53 }

    /// A number of the exponential distribution with mean 1.
    mutating func exponential() -> Double { -log(unit()) }

    /// A number of the normal distribution with mean 0 and deviation 1.
    /// - Source: Box, Muller, "A Note on the Generation of Random Normal Deviates" (1958).
    mutating func normal() -> Double {
        let radius = (2 * exponential()).squareRoot()
        return radius * cos(2 * .pi * unit())
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
