/// Runs scenarios, as many replications as they ask for.
public enum Simulation {
    /// Simulates a scenario by Hark's router.
    ///
    /// - Parameters:
    ///   - scenario: the centre.
    ///   - cores: how many replications run side by side; the result is the same for any number, but for its speed.
    /// - Returns: what customers met, with 95 % intervals.
    public static func run(_ scenario: Scenario, cores: Int = 1) async -> SimulationResult {
        await run(scenario, by: .scenario, cores: cores)
    }

    /// Simulates a scenario by Hark's router or as another product would.
    ///
    /// - Parameters:
    ///   - scenario: the centre.
    ///   - way: who decides.
    ///   - cores: how many replications run side by side.
    /// - Returns: what customers met, with 95 % intervals.
    public static func run(_ scenario: Scenario, by way: RoutingWay, cores: Int = 1) async -> SimulationResult {
        SimulationResult(scenario, await tallies(scenario, by: way, cores: cores))
    }

    static func tallies(_ scenario: Scenario, by way: RoutingWay, cores: Int) async -> [ReplicationTally] {
        await replicated(scenario.replications, cores: cores) { replicate(scenario, $0, by: way) }
    }

    private static func replicate(_ scenario: Scenario, _ number: Int, by way: RoutingWay) -> ReplicationTally {
        switch way {
        case .scenario: run(scenario, number, BoardDispatcher(scenario))
        case .pool: run(scenario.pool, number, BoardDispatcher(scenario.pool))
        case .roundRobin: run(scenario, number, PolledDispatcher(.roundRobin, periodSeconds: 5))
        case .leastActive: run(scenario, number, PolledDispatcher(.leastActive, periodSeconds: 60))
        case .queuePerSkill: run(scenario, number, QueuePerSkillDispatcher(scenario, helpAfterSeconds: 300))
        }
    }

    private static func run(_ scenario: Scenario, _ number: Int, _ router: some Dispatcher) -> ReplicationTally {
        var replication = Replication(scenario, number: number, router: router)
        return replication.run()
    }
}

/// Who decides in a simulation: Hark, or another product's way for comparison.
public enum RoutingWay: String, Sendable, CaseIterable {
    /// Hark's router by the scenario's policies.
    case scenario = "Hark"
    /// Agents in turn; who is not assigned on arrival waits for a timer of 5 s.
    case roundRobin = "round robin, 5 s timer"
    /// Who holds fewest conversations; who is not assigned on arrival waits for a timer of 60 s.
    case leastActive = "least active first, 60 s timer"
    /// A queue for each skill and one queue for each agent; others help out after 5 min.
    case queuePerSkill = "queue per skill, 5 min overflow"
    /// Hark's router, if every agent could do everything: what no routing can beat.
    case pool = "one pool of all-rounders"
}
