import HarkDomain

/// A trial that is set up: the window, both centres, and what happened.
struct TrialStudy: Sendable {
    /// The figures of one replication.
    struct Run: Sendable {
        let current: TrialFigures
        let proposed: TrialFigures
    }

    /// So many conversations, replications times, are simulated at most for either plan when nothing is said.
    private static let usualWork = 400_000

    let window: TrialWindow
    let names: TrialNames
    let unknowns: TrialUnknowns
    let current: TrialCentre
    let proposed: TrialCentre
    let happened: TrialFigures
    private let capacities: [Double]

    init(
        _ log: TrialLog,
        _ current: TrialPlan,
        _ proposed: TrialPlan,
        days: Int,
        serviceLevelSeconds: Double
    ) throws(PolicyTrialError) {
        if let problem = current.problem ?? proposed.problem {
            throw .policy(field: problem.field, reason: problem.reason)
        }
        let window = try TrialWindow(log, days: days)
        let asked = [current, proposed].map { plan in window.customers.map { plan.demand($0.conversation) } }
        let queues = current.queues.union(proposed.queues).union(asked.joined().map(\.queue))
        let names = try TrialNames(log, window, others: queues)
        let queueOf = window.customers.map { names.index(of: $0.conversation.demand.queue) }
        let unknowns = TrialUnknowns(window.customers, queueOf: queueOf, queues: names.queues.count)
        (self.window, self.names, self.unknowns) = (window, names, unknowns)
        self.current = TrialCentre(window, current, asked[0], names, unknowns, serviceLevelSeconds)
        self.proposed = TrialCentre(window, proposed, asked[1], names, unknowns, serviceLevelSeconds)
        capacities = self.current.capacities
        happened = TrialFigures(self.current.happened(window, names, queueOf: queueOf), capacities: capacities)
    }

    /// How many conversations count.
    var conversations: Int { window.customers.count { $0.at >= window.warmup } }

    /// As many replications as are worth their time.
    var usualReplications: Int { min(30, max(4, Self.usualWork / max(1, window.customers.count))) }

    /// Runs both plans with the same draw; nil when time is up.
    func run(_ number: Int, seed: UInt64, while mayGoOn: @escaping @Sendable () -> Bool) -> Run? {
        let drawn = unknowns.draw(seed: seed, replication: number)
        guard let current = figures(current, drawn, mayGoOn), let proposed = figures(proposed, drawn, mayGoOn) else {
            return nil
        }
        return Run(current: current, proposed: proposed)
    }

    private func figures(
        _ centre: TrialCentre,
        _ drawn: [TrialUnknowns.Drawn],
        _ mayGoOn: @escaping @Sendable () -> Bool
    ) -> TrialFigures? {
        guard mayGoOn() else { return nil }
        var replication = centre.replication(drawn, router: centre.router)
        replication.mayGoOn = mayGoOn
        let tally = replication.run()
        return replication.isCutOff ? nil : TrialFigures(tally, capacities: capacities)
    }
}
