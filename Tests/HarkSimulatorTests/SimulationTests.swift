import Foundation
import HarkRouting
import Testing

@testable import HarkSimulator

struct SimulationTests {
    private let small = Scenario.fixture(
        load: 4,
        agents: 4,
        patience: .exponential(meanSeconds: 100),
        hours: 4,
        warmup: 1,
        replications: 3
    )

    @Test func `the same scenario gives the same result on any number of cores`() async throws {
        let one = await Simulation.run(small)
        let two = await Simulation.run(small, cores: 2)
        #expect(one.all == two.all)
        #expect(one.fairness == two.fairness)
        #expect(one.decisions == two.decisions)
    }

    @Test(arguments: RoutingWay.allCases)
    func `every way meets the same customers`(_ way: RoutingWay) async {
        let hark = await Simulation.run(small)
        let other = await Simulation.run(small, by: way)
        #expect(other.all.customers == hark.all.customers)
        #expect(other.all.abandonment.value >= hark.all.abandonment.value)
    }

    @Test func `nobody is answered while nobody is on duty`() async {
        var scenario = small
        scenario.agents[0].shifts = [Shift(fromHour: 0, toHour: 1)]
        let all = await Simulation.run(scenario).all
        #expect(all.abandonment.value > 0.99)
        #expect(all.occupancy.value == 0)
    }

    @Test func `rates go by the hour`() async {
        var scenario = small
        scenario.warmupSeconds = 0
        scenario.queues[0].arrivalsPerHour = [0, 100]
        let found = await Simulation.run(scenario)
        #expect((500...700).contains(found.all.customers))  // 3 replications × 2 busy hours × 100
        #expect(found.details.arrivalsByPart[0..<24].allSatisfy { $0 == 0 })
    }

    @Test func `recorded customers come when they came`() async {
        var scenario = Scenario.fixture(load: 0, agents: 1, hours: 1, warmup: 0, replications: 2)
        scenario.queues[0].recorded = [
            RecordedCustomer(atSeconds: 10, serviceSeconds: 100),
            RecordedCustomer(atSeconds: 50, serviceSeconds: 100),
            RecordedCustomer(atSeconds: 60, serviceSeconds: 100, patienceSeconds: 20),
        ]
        let all = await Simulation.run(scenario).all
        #expect(all.customers == 6)
        #expect(all.waitMeanSeconds == Measure(value: 80.0 / 3, low: 80.0 / 3, high: 80.0 / 3))
        #expect(all.abandonment.value == 1.0 / 3)
    }

    @Test func `the result as JSON has every figure with its interval`() async throws {
        let json = try await Simulation.run(small).json()
        let root = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        let queue = try #require((root["queues"] as? [String: Any])?["a"] as? [String: Any])
        let names = [
            "waitMeanSeconds", "waitP50Seconds", "waitP90Seconds", "probabilityOfWait", "abandonment", "serviceLevel",
            "occupancy",
        ]
        for name in names {
            let measure = try #require(queue[name] as? [String: Double])
            #expect(Set(measure.keys) == ["value", "low", "high"])
            #expect((root["all"] as? [String: Any])?[name] != nil)
        }
        #expect((root["decisionsPerSecond"] as? Double ?? 0) > 0)
    }

    @Test func `the page names queues as text`() async {
        var scenario = small
        scenario.queues[0].name = "<a & b>"
        let page = await Simulation.run(scenario).html(of: scenario, named: "test")
        #expect(page.contains("&lt;a &amp; b&gt;"))
        #expect(!page.contains("<a & b>"))
    }

    @Test func `a quantile's interval holds it`() {
        let samples: [[Float]] = (0..<20).map { part in (0..<500).map { Float(($0 * 7 + part * 13) % 1000) } }
        let found = Measure.quantile(0.9, of: samples)
        #expect(found.holds(found.value))
        #expect(abs(found.value - 900) < 20)
    }
}
