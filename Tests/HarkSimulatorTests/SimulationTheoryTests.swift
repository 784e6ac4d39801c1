import HarkRouting
import Testing

@testable import HarkSimulator

/// Simulated queues against closed forms: the 95 % intervals of seeded runs hold what theory says.
struct SimulationTheoryTests {
    @Test func `one agent meets M/M/1`() async {
        let result = await Simulation.run(.fixture(load: 0.7, agents: 1, hours: 60))
        hold(result.all, Queueing.single(arrivals: 0.007, service: 0.01))
        #expect(result.all.serviceLevel.holds(1 - 0.7 * 0.9417645))
    }

    @Test func `five agents meet Erlang C`() async {
        let result = await Simulation.run(.fixture(load: 4, agents: 5))
        hold(result.all, Queueing.patient(arrivals: 0.04, service: 0.01, agents: 5))
    }

    @Test func `impatient customers meet Erlang A`() async {
        let scenario = Scenario.fixture(load: 5.5, agents: 5, patience: .exponential(meanSeconds: 150))
        let result = await Simulation.run(scenario)
        hold(result.all, Queueing.impatient(arrivals: 0.055, service: 0.01, patience: 1 / 150.0, agents: 5))
    }

    @Test func `constant service halves the wait of one agent`() async {
        // Pollaczek, Khinchine: Kleinrock, "Queueing Systems" I (1975), section 5.6.
        let result = await Simulation.run(.fixture(load: 0.7, agents: 1, service: .constant(seconds: 100), hours: 60))
        #expect(result.all.waitMeanSeconds.holds(100 * 0.7 / (2 * 0.3)))
    }

    @Test func `two chats at half the pace are one agent who takes one after the other`() async {
        var scenario = Scenario.fixture(load: 0.7, agents: 1, hours: 60)
        scenario.agents[0].capacity = 200
        scenario.slowdownPerChat = 1
        let all = await Simulation.run(scenario).all
        #expect(all.probabilityOfWait.holds(0.7 * 0.7))
        #expect(all.waitMeanSeconds.holds(0.7 * 0.7 / 0.3 * 100))
    }

    @Test func `strict priority meets Cobham`() async {
        var scenario = Scenario.fixture(load: 1.5, agents: 5)
        scenario.policy.priorityCreditSeconds = nil
        scenario.queues[0].priority = 1
        var later = scenario.queues[0]
        (later.name, later.priority, later.arrivalsPerHour) = ("b", 0, [Scenario.hourly(load: 2.5)])
        scenario.queues.append(later)

        let result = await Simulation.run(scenario)

        let waits = Queueing.priorities(arrivals: [0.015, 0.025], service: 0.01, agents: 5)
        #expect(result.queues["a"]?.waitMeanSeconds.holds(waits[0]) == true)
        #expect(result.queues["b"]?.waitMeanSeconds.holds(waits[1]) == true)
        #expect(result.all.waitMeanSeconds.holds(waits[0] * 0.375 + waits[1] * 0.625))
    }

    @Test(arguments: RoutingPolicy.Choice.allCases)
    func `no policy is better than one pool`(_ choice: RoutingPolicy.Choice) async throws {
        var scenario = Scenario.fixture(load: 2.5, agents: 2, patience: .exponential(meanSeconds: 200), hours: 12)
        scenario.policy.choice = choice
        scenario.replications = 6
        var other = scenario.queues[0]
        scenario.queues[0].skills = [SkillNeed("x")]
        (other.name, other.skills) = ("b", [SkillNeed("y")])
        scenario.queues.append(other)
        let skills = [["x": 5], ["y": 5], ["x": 5, "y": 5]]
        scenario.agents = skills.map { AgentGroup(count: 2, skills: $0) }

        let all = await Simulation.run(scenario).all

        let bound = try #require(scenario.pooledBound)
        #expect((all.waitMeanSeconds.high ?? 0) > bound.waitMeanSeconds)
        #expect((all.abandonment.high ?? 0) > bound.abandonment)
    }

    private func hold(_ found: QueueMeasures, _ theory: QueueingFigures) {
        #expect(found.waitMeanSeconds.holds(theory.waitMeanSeconds))
        #expect(found.probabilityOfWait.holds(theory.probabilityOfWait))
        #expect(found.occupancy.holds(theory.occupancy))
        #expect(abs(found.abandonment.value - theory.abandonment) == 0 || found.abandonment.holds(theory.abandonment))
    }
}
