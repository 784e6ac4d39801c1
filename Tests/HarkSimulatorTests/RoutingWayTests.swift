import HarkRouting
import Testing

@testable import HarkSimulator

/// What other products' timers cost, on customers whose times are known.
struct RoutingWayTests {
    @Test(arguments: [(RoutingWay.scenario, 62.0), (.roundRobin, 65), (.leastActive, 70)])
    func `who was not assigned on arrival waits for the next tick`(_ way: RoutingWay, _ wait: Double) async {
        var scenario = Scenario.fixture(load: 0, agents: 1, hours: 1, warmup: 0, replications: 2)
        scenario.queues[0].recorded = [12, 50].map { RecordedCustomer(atSeconds: $0, serviceSeconds: 100) }

        let result = await Simulation.run(scenario, by: way)

        #expect(result.all.waitMeanSeconds.value == wait / 2)
    }

    @Test func `with a queue for each skill others help after five minutes`() async {
        var scenario = Scenario.fixture(load: 0, agents: 2, hours: 1, warmup: 0, replications: 2)
        scenario.queues[0].recorded = [0, 10].map { RecordedCustomer(atSeconds: $0, serviceSeconds: 1000) }
        var other = scenario.queues[0]
        (other.name, other.recorded) = ("b", [3000, 3100].map { RecordedCustomer(atSeconds: $0, serviceSeconds: 1) })
        scenario.queues.append(other)

        let apart = await Simulation.run(scenario, by: .queuePerSkill)
        let hark = await Simulation.run(scenario)

        #expect(apart.queues["a"]?.waitMeanSeconds.value == 150)
        #expect(hark.queues["a"]?.waitMeanSeconds.value == 0)
    }

    @Test func `a comparison names every way and the bound`() async {
        let scenario = Scenario.fixture(load: 2, agents: 3, hours: 3, warmup: 1, replications: 2)
        let comparison = await PolicyComparison(scenario, named: "small")
        #expect(comparison.rows.map(\.way) == RoutingWay.allCases)
        #expect(comparison.markdown.split(separator: "\n").count == RoutingWay.allCases.count + 1)
        #expect(comparison.rows.allSatisfy { $0.moreAbandonment.value >= 0 })
    }

    @Test func `four in five of the ranges told hold`() async throws {
        let scenario = Scenario.fixture(load: 5, agents: 5, patience: .exponential(meanSeconds: 200), hours: 12)
        let coverage = try #require(await Simulation.run(scenario).all.coverage)
        #expect((0.75...0.85).contains(coverage.value))
    }
}
