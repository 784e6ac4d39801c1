import Foundation

/// A random source that gives the same numbers for a seed on every machine.
/// - Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators" (2014).
public struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Starts the sequence of a seed.
    public init(seed: UInt64) { state = Self.mixed(seed) }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    /// A number above 0 and up to 1.
    public mutating func unit() -> Double { Double((next() >> 11) + 1) * 0x1p-53 }

    /// A number of the exponential distribution with mean 1.
    public mutating func exponential() -> Double { -log(unit()) }

    /// A number of the normal distribution with mean 0 and deviation 1.
    /// - Source: Box, Muller, "A Note on the Generation of Random Normal Deviates" (1958).
    public mutating func normal() -> Double {
        let radius = (2 * exponential()).squareRoot()
        return radius * cos(2 * .pi * unit())
    }

    /// A number from 0 up to, and without, `bound`, which is above 0.
    public mutating func below(_ bound: Int) -> Int { Int(next(upperBound: UInt64(bound))) }

    /// The numbers from 0 up to, and without, `count`, in an order that the seed decides.
    public mutating func permutation(_ count: Int) -> [Int] {
        var order = Array(0..<count)
        for index in stride(from: count - 1, to: 0, by: -1) { order.swapAt(index, below(index + 1)) }
        return order
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
