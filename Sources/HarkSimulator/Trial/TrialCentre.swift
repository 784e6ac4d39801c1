import HarkDomain
import HarkRouting

/// The recorded centre under one plan: what the engine runs.
struct TrialCentre: Sendable {
    /// The centre without its customers.
    let scenario: Scenario
    private let policies: [QueueID: RoutingPolicy]
    private let book: WaitBook
    /// Each customer's queue and demand under the plan, in the window's order.
    let demands: [(queue: Int, demand: RecordedDemand)]
    private let arrivals: [Double]

    /// Puts a centre together.
    ///
    /// - Parameters:
    ///   - window: who came and who was there.
    ///   - plan: how they find each other.
    ///   - asked: what the plan says each customer asks for.
    ///   - names: queues and agents by index.
    ///   - unknowns: how patient each queue's customers are.
    ///   - serviceLevelSeconds: how soon somebody has to answer for the service level.
    init(
        _ window: TrialWindow,
        _ plan: TrialPlan,
        _ asked: [TrialDemand],
        _ names: TrialNames,
        _ unknowns: TrialUnknowns,
        _ serviceLevelSeconds: Double
    ) {
        let queues = names.queues.indices.map { index in
            let patience = unknowns.patience[index].meanSeconds.map { Distribution.exponential(meanSeconds: $0) }
            var queue = SimulatedQueue(name: String(index), arrivalsPerHour: [0], service: .constant(seconds: 0))
            queue.patience = patience
            return queue
        }
        let groups = zip(window.agents, window.duty).map { AgentGroup($0.0, duty: $0.1, plan, names) }
        var scenario = Scenario(horizonSeconds: window.end, queues: queues, agents: groups)
        (scenario.warmupSeconds, scenario.endsAtHorizon) = (window.warmup, true)
        scenario.serviceLevelSeconds = serviceLevelSeconds
        scenario.policy = names.simulated(plan.common)
        self.scenario = scenario
        policies = plan.policies.reduce(into: [:]) { policies, policy in
            policies[.simulated(names.index(of: policy.key))] = names.simulated(policy.value)
        }
        book = WaitBook(scenario)
        arrivals = window.customers.map(\.at)
        demands = zip(asked, window.customers).map { asked, customer in
            (names.index(of: asked.queue), names.demand(asked, plan, lastAgent: customer.conversation.lastAgent))
        }
    }

    /// The centre with the customers of one replication.
    func scenario(_ drawn: [TrialUnknowns.Drawn]) -> Scenario {
        var scenario = scenario
        for (index, customer) in drawn.enumerated() {
            var recorded = RecordedCustomer(atSeconds: arrivals[index], serviceSeconds: customer.service)
            recorded.patienceSeconds = customer.patience
            recorded.demand = demands[index].demand
            scenario.queues[demands[index].queue].recorded.append(recorded)
        }
        return scenario
    }

    /// One replication, not yet run.
    func replication<Router: Dispatcher>(_ drawn: [TrialUnknowns.Drawn], router: Router) -> Replication<Router> {
        Replication(scenario(drawn), number: 0, router: router, book: book)
    }

    /// The product's router under the plan.
    var router: BoardDispatcher { BoardDispatcher(policies, default: scenario.policy) }
}

extension AgentGroup {
    fileprivate init(_ agent: TrialAgent, duty: DutySpans, _ plan: TrialPlan, _ names: TrialNames) {
        self.init(count: 1, capacity: min(max(0, agent.capacity), 10_000), skills: agent.skills)
        languages = agent.languages
        self.duty = duty
        limits = agent.queues.reduce(into: [:]) { limits, served in
            let least = [served.value.capacity, plan.agentCapacity[served.key]].compactMap(\.self).min()
            limits[String(names.index(of: served.key))] = SeatLimit(capacity: least, level: served.value.level)
        }
    }
}
