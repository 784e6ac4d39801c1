import Foundation

/// Hark's policy beside other products' ways, for the same customers.
public struct PolicyComparison: Sendable {
    /// What one way came to.
    public struct Row: Sendable {
        /// The way.
        public let way: RoutingWay
        /// What customers met.
        public let result: SimulationResult
        /// How much more of the customers give up than with Hark, replication by replication.
        public let moreAbandonment: Measure
        /// How much longer nine of ten wait at most than with Hark, replication by replication.
        public let moreWaitP90Seconds: Measure
        /// The mean wait with Hark as a multiple of the mean wait with this way.
        public let harkWaitRatio: Measure
    }

    /// The scenario's name.
    public let name: String
    /// All ways, Hark's first.
    public let rows: [Row]
    /// What theory says of one pool of agents who all serve everybody, where there is a closed form.
    public let pooled: QueueingFigures?

    /// Simulates all ways with the same customers.
    public init(_ scenario: Scenario, named name: String, cores: Int = 1) async {
        self.name = name
        pooled = scenario.pooledBound
        var rows: [Row] = []
        var first: [ReplicationTally] = []
        for way in RoutingWay.allCases {
            let tallies = await Simulation.tallies(scenario, by: way, cores: cores)
            if first.isEmpty { first = tallies }
            rows.append(Row(scenario, way, tallies, beside: first))
        }
        self.rows = rows
    }

    /// The comparison as lines of a Markdown table, under ``markdownHead``.
    public var markdown: String {
        let bound = pooled.map { figures in
            let abandonment = String(format: "%.1f %%", figures.abandonment * 100)
            let mean = String(format: "%.1f s", figures.waitMeanSeconds)
            return "| \(name) | one pool, in theory | \(abandonment) | | \(mean) | | | | |"
        }
        return (rows.map(line) + [bound].compactMap(\.self)).joined(separator: "\n")
    }

    /// The head of the Markdown table.
    public static let markdownHead = """
        | Scenario | Policy | Gave up | more than Hark | Wait, mean | Hark's is × | Wait, p90 | more than Hark | Fairness |
        |---|---|---|---|---|---|---|---|---|
        """

    private func line(_ row: Row) -> String {
        let all = row.result.all
        let isHark = row.way == .scenario
        let cells = [
            name, row.way.rawValue, all.abandonment.percent, isHark ? "" : row.moreAbandonment.percent,
            all.waitMeanSeconds.seconds, isHark ? "" : row.harkWaitRatio.number, all.waitP90Seconds.seconds,
            isHark ? "" : row.moreWaitP90Seconds.seconds, row.result.fairness.number,
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }
}

extension PolicyComparison.Row {
    init(_ scenario: Scenario, _ way: RoutingWay, _ tallies: [ReplicationTally], beside first: [ReplicationTally]) {
        self.way = way
        result = SimulationResult(scenario, tallies)
        let everything = -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
        let pairs = Array(zip(tallies, first))
        moreAbandonment = .mean(pairs.map { $0.abandonment - $1.abandonment }, in: everything)
        moreWaitP90Seconds = .mean(pairs.map { $0.waitP90 - $1.waitP90 }, in: everything)
        harkWaitRatio = .ratio(pairs.map { ($1.wait, $0.wait) }, in: everything)
    }
}

extension ReplicationTally {
    /// The share of this replication's customers who gave up.
    fileprivate var abandonment: Double {
        let customers = lines.reduce(0) { $0 + $1.waits.count }
        return customers > 0 ? Double(lines.reduce(0) { $0 + $1.abandoned }) / Double(customers) : 0
    }

    /// The seconds that this replication's customers waited in all.
    fileprivate var wait: Double { waitByPart.reduce(0, +) }

    /// What nine of ten of this replication's customers waited at most.
    fileprivate var waitP90: Double { Measure.quantile(0.9, of: [lines.flatMap(\.waits)]).value }
}
