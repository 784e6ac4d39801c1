import HarkStatistics

/// Whether what a model reads, or what it says, is still as it was when the model was trained.
public struct DriftCheck: Sendable, Equatable {
    /// What is said of a column.
    public enum Status: String, Sendable, Hashable, CaseIterable, Codable {
        /// As it was.
        case steady
        /// Too little came since to tell.
        case notEnoughEvidence
        /// Different enough to look at.
        case changed
        /// Different enough to train anew.
        case drifted
    }

    /// One column.
    public struct Column: Sendable, Equatable {
        /// Its name.
        public let name: String
        /// The population stability index.
        public let index: Double
        /// The index that chance alone exceeds in one check of a hundred, of all columns together.
        public let chanceBound: Double
        /// What that means.
        public let status: Status
    }

    /// From this index on a column has changed.
    /// - Source: Siddiqi, "Credit Risk Scorecards" (2006): 0.1 and 0.25.
    public static let changedFrom = 0.1
    /// From this index on it has drifted.
    public static let driftedFrom = 0.25
    private static let chance = 0.01

    /// What the model reads, the largest index first.
    public let features: [Column]
    /// What the model says.
    public let scores: Column?

    /// Holds later rows against those of the training.
    ///
    /// - Parameters:
    ///   - features: each feature then, and its numbers now.
    ///   - scores: the model's chances of rows it had not seen then, and its chances now.
    public init(
        features: [(then: DriftProfile, now: [Double])],
        scores: (then: DriftProfile, now: [Double])? = nil
    ) {
        let checks = features.count + (scores == nil ? 0 : 1)
        self.features = features.map { Self.column($0.then, $0.now, checks: checks) }
            .sorted { ($1.index, $0.name) < ($0.index, $1.name) }
        self.scores = scores.map { Self.column($0.then, $0.now, checks: checks) }
    }

    /// The worst that is said of any column.
    public var status: Status {
        let all = (features + [scores].compactMap { $0 }).map(\.status)
        return [Status.drifted, .changed, .notEnoughEvidence].first(where: all.contains) ?? .steady
    }

    /// Judges one column.
    ///
    /// Without a change the index is distributed as chi-square times the sum of one over the rows then and now, so few rows
    /// alone make it large: it counts only above what chance makes of it, and a low one only where a drift would show.
    /// - Source: Yurdakul, Naranjo, "Statistical Properties of the Population Stability Index" (2020).
    private static func column(_ then: DriftProfile, _ now: [Double], checks: Int) -> Column {
        guard !now.isEmpty, then.rows > 0 else {
            return Column(name: then.name, index: 0, chanceBound: .infinity, status: .notEnoughEvidence)
        }
        let (index, freedom) = then.index(of: now)
        let quantile = ChiSquareDistribution(degrees: Double(freedom)).quantile(1 - chance / Double(checks))
        let bound = quantile * (1 / Double(then.rows) + 1 / Double(now.count))
        return Column(name: then.name, index: index, chanceBound: bound, status: status(index, bound))
    }

    private static func status(_ index: Double, _ bound: Double) -> Status {
        if index > bound, index >= changedFrom { return index >= driftedFrom ? .drifted : .changed }
        return bound >= driftedFrom || index >= changedFrom ? .notEnoughEvidence : .steady
    }
}
