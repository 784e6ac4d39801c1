public import HarkDomain

/// Figures of a trial with 95 % intervals, in all, by queue and by agent.
public struct TrialMeasures: Sendable, Hashable {
    /// In all; ``TrialFigure/load`` is left out.
    public let all: [TrialFigure: Measure]
    /// By queue, in order of id; occupancy and load are left out.
    public let queues: [Queue]
    /// Conversations and load by agent, in order of id.
    public let agents: [Agent]

    /// A queue's figures.
    public struct Queue: Sendable, Hashable {
        /// Which.
        public let queue: QueueReference
        /// Its figures.
        public let figures: [TrialFigure: Measure]
    }

    /// An agent's figures.
    public struct Agent: Sendable, Hashable {
        /// Who.
        public let agent: AgentReference
        /// The agent's figures.
        public let figures: [TrialFigure: Measure]
    }

    /// A figure of the whole; nil when there is none.
    public subscript(_ figure: TrialFigure) -> Measure? { all[figure] }
}

extension TrialMeasures {
    /// Means and spreads over replications; one tells no intervals.
    init(_ runs: [TrialFigures], queues: [QueueReference], agents: [AgentReference], areDifferences: Bool = false) {
        func measured(_ lines: [TrialFigures.Line]) -> [TrialFigure: Measure] {
            TrialFigure.allCases.reduce(into: [:]) { measures, figure in
                let values = lines.compactMap { $0[figure] }
                guard !values.isEmpty else { return }
                measures[figure] = .spread(
                    values,
                    in: areDifferences ? -.greatestFiniteMagnitude ... .greatestFiniteMagnitude : figure.range
                )
            }
        }
        all = measured(runs.map(\.all))
        self.queues = queues.enumerated().map { index, queue in
            Queue(queue: queue, figures: measured(runs.map { $0.queues[index] }))
        }
        self.agents = agents.enumerated().map { index, agent in
            Agent(agent: agent, figures: measured(runs.map { $0.agents[index] }))
        }
    }
}

extension TrialFigure {
    fileprivate var range: ClosedRange<Double> { isShare ? 0...1 : 0 ... .greatestFiniteMagnitude }
}
