public import HarkDomain

/// What a trial came to.
public struct PolicyTrialResult: Sendable, Hashable {
    /// How many days were asked for.
    public let days: Int
    /// From when on conversations counted.
    public let from: Timestamp
    /// Until when.
    public let to: Timestamp
    /// How many counted.
    public let conversations: Int
    /// How many more came, but with times that contradict each other.
    public let leftOut: Int
    /// How often what is not known was drawn.
    public let replications: Int
    /// What happened; it has no intervals.
    public let happened: TrialMeasures
    /// What the current plan comes to in the simulation.
    public let current: TrialMeasures
    /// What the proposed plan comes to.
    public let proposed: TrialMeasures
    /// How much more there is with the proposed plan than with the current one, replication by replication.
    public let difference: TrialMeasures
    /// How much more there is in the simulation of the current plan than there was: how far the simulation can be trusted.
    public let gap: TrialMeasures
}

extension PolicyTrialResult {
    init(_ study: TrialStudy, days: Int, _ runs: [TrialStudy.Run]) {
        let (queues, agents) = (study.names.queues, study.window.agents.map(\.agent))
        func measures(_ runs: [TrialFigures], areDifferences: Bool = false) -> TrialMeasures {
            TrialMeasures(runs, queues: queues, agents: agents, areDifferences: areDifferences)
        }
        self.init(
            days: days,
            from: Timestamp(milliseconds: study.window.start.milliseconds + Int64(study.window.warmup * 1000)),
            to: Timestamp(milliseconds: study.window.start.milliseconds + Int64((study.window.end * 1000).rounded())),
            conversations: study.conversations,
            leftOut: study.window.leftOut,
            replications: runs.count,
            happened: measures([study.happened]),
            current: measures(runs.map(\.current)),
            proposed: measures(runs.map(\.proposed)),
            difference: measures(runs.map { $0.proposed - $0.current }, areDifferences: true),
            gap: measures(runs.map { $0.current - study.happened }, areDifferences: true)
        )
    }
}
