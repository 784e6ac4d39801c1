/// Sets of classes that hold the true one with a probability, whatever the distribution.
///
/// - Source: Sadinle, Lei, Wasserman, "Least Ambiguous Set-Valued Classifiers with Bounded Error Levels" (2019).
public struct ConformalSet: Sendable, Equatable, Codable {
    /// The share of sets that hold the true class, such as 0.9.
    public let level: Double
    /// A class with at least this chance belongs to the set.
    public let leastChance: Double

    /// Fits to the chances that models gave to the true classes of rows that they had not seen.
    public init(chancesOfTruth chances: [Double], level: Double = 0.9) {
        self.level = level
        let rank = ConformalInterval.rank(level, of: chances.count)
        leastChance = rank >= 1 && rank <= chances.count ? chances.sorted(by: >)[rank - 1] : 0
    }

    /// The classes whose chance is high enough, from 0; may be none.
    public func classes(_ chances: [Double]) -> [Int] { chances.indices.filter { chances[$0] >= leastChance } }
}
