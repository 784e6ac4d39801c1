import CBoostMath

/// How many of a few drawn things are marked, when so many of all are: Fisher's exact test.
/// - Source: R. A. Fisher, "The Design of Experiments" (1935); Boost.Math, "Hypergeometric Distribution".
public struct HypergeometricDistribution: Sendable {
    /// How many things there are.
    public let population: Int
    /// How many of them are marked, up to `population`.
    public let marked: Int
    /// How many are drawn, up to `population`.
    public let drawn: Int

    /// Creates the distribution; counts below 0 are taken as 0.
    public init(population: Int, marked: Int, drawn: Int) {
        self.population = max(0, population)
        self.marked = max(0, marked)
        self.drawn = max(0, drawn)
    }

    /// The chance of drawing at least so many marked things; NaN when more are marked or drawn than there are.
    public func chance(atLeast hits: Int) -> Double {
        hark_hypergeometric_at_least(UInt64(population), UInt64(marked), UInt64(drawn), UInt64(max(0, hits)))
    }
}

/// How often something happens in independent trials.
/// - Source: Boost.Math, "Binomial Distribution".
public struct BinomialDistribution: Sendable {
    /// How many trials there are.
    public let trials: Int
    /// The chance in each, 0 to 1.
    public let chance: Double

    /// Creates the distribution; a number of trials below 0 is taken as 0.
    public init(trials: Int, chance: Double) {
        self.trials = max(0, trials)
        self.chance = chance
    }

    /// The chance that it happens at least so often.
    public func chance(atLeast hits: Int) -> Double {
        hark_binomial_at_least(UInt64(trials), chance, UInt64(max(0, hits)))
    }
}
