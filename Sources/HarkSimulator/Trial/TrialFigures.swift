/// What a trial tells of a centre, a queue or an agent.
public enum TrialFigure: String, Sendable, CaseIterable, Hashable {
    /// Conversations that came, or, of an agent, that the agent took.
    case conversations
    /// Those who were answered.
    case answered
    /// Those who gave up.
    case abandoned
    /// Those who still waited at the end.
    case waiting
    /// Mean time until the answer, until the customer gave up, or to the end.
    case waitMeanSeconds
    /// What half of them waited at most.
    case waitP50Seconds
    /// What nine of ten waited at most.
    case waitP90Seconds
    /// The share who gave up.
    case abandonment
    /// The share who were answered within the trial's `serviceLevelSeconds`.
    case serviceLevel
    /// Of those with a target for the first response, the share who waited longer; absent when nobody has a target.
    case slaBreaches
    /// The share of the agents' capacity, while they were available, that conversations took.
    case occupancy
    /// The same of one agent.
    case load
    /// The share of ranges told to those who had to wait and were answered that held; absent when none was told.
    case coverage

    /// True when the figure is a part of something.
    var isShare: Bool {
        switch self {
        case .abandonment, .serviceLevel, .slaBreaches, .occupancy, .load, .coverage: true
        default: false
        }
    }
}

/// The figures of one run, or of what happened.
struct TrialFigures: Sendable {
    /// Figures of one thing; what is not known is left out.
    typealias Line = [TrialFigure: Double]

    var all: Line
    var queues: [Line]
    var agents: [Line]

    /// Reads what was counted.
    ///
    /// - Parameters:
    ///   - tally: what was counted.
    ///   - capacities: each agent's capacity × time available, in units × seconds.
    init(_ tally: ReplicationTally, capacities: [Double]) {
        queues = tally.lines.map { Self.line([$0]) }
        all = Self.line(tally.lines)
        let (work, capacity) = (tally.workOfAgent.reduce(0, +), capacities.reduce(0, +))
        all[.occupancy] = capacity > 0 ? work / capacity : 0
        agents = capacities.indices.map { agent in
            let load = capacities[agent] > 0 ? tally.workOfAgent[agent] / capacities[agent] : 0
            return [.conversations: Double(tally.conversationsOfAgent[agent]), .load: load]
        }
    }

    private static func line(_ lines: [ReplicationTally.Line]) -> Line {
        let waits = lines.flatMap(\.waits).sorted()
        func sum(_ count: (ReplicationTally.Line) -> Int) -> Double { Double(lines.reduce(0) { $0 + count($1) }) }
        func share(_ part: Double, of whole: Double) -> Double { whole > 0 ? part / whole : 0 }
        func quantile(_ share: Double) -> Double {
            let rank = Int((share * Double(waits.count)).rounded(.up)) - 1
            return waits.isEmpty ? 0 : Double(waits[min(max(rank, 0), waits.count - 1)])
        }
        let count = Double(waits.count)
        let (abandoned, waiting) = (sum(\.abandoned), sum(\.waiting))
        var line: Line = [
            .conversations: count, .answered: count - abandoned - waiting, .abandoned: abandoned, .waiting: waiting,
            .waitMeanSeconds: share(waits.reduce(0) { $0 + Double($1) }, of: count),
            .waitP50Seconds: quantile(0.5), .waitP90Seconds: quantile(0.9),
            .abandonment: share(abandoned, of: count), .serviceLevel: share(sum(\.answeredInTime), of: count),
        ]
        let (targeted, estimated) = (sum(\.targeted), sum(\.estimated))
        if targeted > 0 { line[.slaBreaches] = sum(\.breached) / targeted }
        if estimated > 0 { line[.coverage] = sum(\.inRange) / estimated }
        return line
    }

    /// How much more there is of everything than in other figures; what one of them does not know is left out.
    static func - (left: Self, right: Self) -> Self {
        var difference = left
        difference.all = left.all.less(right.all)
        difference.queues = zip(left.queues, right.queues).map { $0.less($1) }
        difference.agents = zip(left.agents, right.agents).map { $0.less($1) }
        return difference
    }
}

extension TrialFigures.Line {
    fileprivate func less(_ other: Self) -> Self {
        reduce(into: [:]) { line, entry in
            if let value = other[entry.key] { line[entry.key] = entry.value - value }
        }
    }
}
