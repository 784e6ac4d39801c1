/// Finds which conversations explain why there are more or fewer of them, or why they are rated better or worse.
///
/// In each dimension the values whose share changed most are gathered until they explain two thirds of the change. A
/// value that explains less than a tenth of it, or changed no more than chance would have it, is passed over. The
/// dimension whose values surprise most is told first.
/// - Source: Bhagwan and others, "Adtributor: Revenue Debugging in Advertising Systems" (2014), with its thresholds.
public struct CauseSearch: Hashable, Sendable {
    /// The name of each dimension, in the order of the rows' values.
    public var dimensions: [String]
    /// What changed.
    public var measure: CauseMeasure
    /// The share of a change that the values of a dimension must explain together.
    public var mostly = 0.67
    /// The share of it that each of them must explain.
    public var least = 0.1
    /// A value counts when its change has at most this chance, all values together.
    public var chance = 0.05
    /// The most explanations.
    public var mostGroups = 3
    /// The most conversations that are named of each value.
    public var mostConversations = 50

    /// Prepares to explain changes of a measure.
    public init(dimensions: [String], measure: CauseMeasure) {
        self.dimensions = dimensions
        self.measure = measure
    }

    /// Tells the conversations behind a value of a dimension, of a change that is a rise or not.
    typealias Naming = (_ dimension: Int, _ value: String?, _ isRise: Bool) -> CauseBehind

    /// Explains what is different now from before.
    ///
    /// - Precondition: each row has a value for each dimension, and scores are 0 and up.
    public func causes(now: CauseWindow, before: CauseWindow) -> CauseSummary {
        let tallies = dimensions.indices.map { CauseTally(dimension: $0, now: now, before: before, measure) }
        let naming = CauseNaming(measure: measure, most: mostConversations, now: now, before: before)
        return causes(of: tallies) { naming.behind($0, $1, isRise: $2) }
    }

    /// Explains by what was added up of each dimension, in their order.
    func causes(of tallies: [CauseTally], behind: Naming) -> CauseSummary {
        guard let first = tallies.first, let change = first.change, change != 0 else {
            return CauseSummary(before: tallies.first?.measureBefore, now: tallies.first?.measureNow, groups: [])
        }
        let chances = Holm.corrected(tallies.flatMap { $0.values.map(\.chance) })
        var start = 0
        var groups: [CauseGroup] = []
        for (dimension, tally) in zip(dimensions, tallies) {
            let own = Array(chances[start..<start + tally.values.count])
            start += tally.values.count
            if let group = group(dimension, tally, own, change, behind) { groups.append(group) }
        }
        groups.sort { ($1.surprise, $0.dimension) < ($0.surprise, $1.dimension) }
        return CauseSummary(
            before: first.measureBefore,
            now: first.measureNow,
            groups: Array(groups.prefix(mostGroups))
        )
    }

    private func group(
        _ dimension: String,
        _ tally: CauseTally,
        _ chances: [Double],
        _ change: Double,
        _ behind: Naming
    ) -> CauseGroup? {
        var chosen: [Int] = []
        var explains = 0.0
        for place in tally.values.indices.sorted(by: { tally.values[$0].surprise > tally.values[$1].surprise }) {
            let share = tally.values[place].contribution / change
            guard share >= least, chances[place] <= chance else { continue }
            chosen.append(place)
            explains += share
            if explains >= mostly { break }
        }
        guard explains >= mostly else { return nil }
        let causes = chosen.map { place in
            let value = tally.values[place]
            let behind = behind(tally.dimension, value.name, change > 0)
            return Cause(value, pValue: chances[place], change: change, behind)
        }
        return CauseGroup(
            dimension: dimension,
            explains: explains,
            surprise: causes.reduce(0) { $0 + $1.surprise },
            causes: causes.sorted { $0.explains > $1.explains }
        )
    }
}
