import HarkRouting
import HarkSimulator
import Testing

struct ScenarioReaderTests {
    private let issue = """
        seed: 7
        replications: 30
        horizonSeconds: 36000
        warmupSeconds: 3600
        policy: longestIdle            # longestIdle | leastLoaded | weighted | roundRobin | costBased
        queues:
          - {name: a, arrivalsPerHour: 60, service: {distribution: exponential, meanSeconds: 240}, patience: {distribution: exponential, meanSeconds: 300}, priority: 0, skills: [x]}
        agents:
          - {count: 5, capacity: 1, skills: [x, y]}
        """

    @Test func `a scenario is read with all it says`() throws {
        let scenario = try Scenario(issue, file: "s.yaml")
        #expect(scenario.seed == 7)
        #expect(scenario.replications == 30)
        #expect(scenario.policy.choice == .longestIdle)
        #expect(scenario.queues[0].service == .exponential(meanSeconds: 240))
        #expect(scenario.queues[0].patience == .exponential(meanSeconds: 300))
        #expect(scenario.queues[0].skills == [SkillNeed("x")])
        #expect(scenario.agents == [AgentGroup(count: 5, capacity: 100, skills: ["x": 5, "y": 5])])
    }

    @Test func `distributions, rates by hour and no patience are read`() throws {
        let text = """
            horizonSeconds: 100
            queues:
              - {name: a, arrivalsPerHour: [1, 2.5], service: {distribution: constant, meanSeconds: 9}, patience: none}
              - {name: b, arrivalsPerHour: 1, service: {distribution: lognormal, meanSeconds: 9, sigma: 0.5}}
              - {name: c, arrivalsPerHour: 1, service: {distribution: empirical, values: [1, 2]}, weight: 0.5}
            agents: [{count: 1, capacity: 3, shifts: [{fromHour: 9, toHour: 17.5}]}]
            """
        let scenario = try Scenario(text, file: "s.yaml")
        #expect(scenario.queues[0].arrivalsPerHour == [1, 2.5])
        #expect(scenario.queues[0].patience == nil)
        #expect(scenario.queues[1].service == .lognormal(meanSeconds: 9, sigma: 0.5))
        #expect(scenario.queues[2].service == .empirical(seconds: [1, 2]))
        #expect(scenario.queues[2].weight == 50)
        #expect(scenario.agents[0].shifts == [Shift(fromHour: 9, toHour: 17.5)])
    }

    @Test(arguments: [
        ("seed: 7", "sead: 7", "s.yaml:1: sead: is not a known key"),
        ("priority: 0", "prio: 0", "s.yaml:7: queues[0].prio: is not a known key"),
        ("priority: 0", "priority: 11", "s.yaml:7: queues[0].priority: must be -10 to 10"),
        ("meanSeconds: 240", "meanSeconds: soon", "s.yaml:7: queues[0].service.meanSeconds: must be a number"),
        ("meanSeconds: 240", "sigma: 1", "queues[0].service.sigma: does not belong to the distribution exponential"),
        ("policy: longestIdle ", "policy: fastest ", "s.yaml:5: policy: must be one of longestIdle"),
        ("count: 5", "count: 0", "s.yaml:9: agents[0].count: must be 1 to 10000"),
        ("name: a, ", "", "s.yaml:7: queues[0]: name is missing"),
        ("warmupSeconds: 3600", "warmupSeconds: 36000", "s.yaml:4: warmupSeconds: must be less than horizonSeconds"),
        ("arrivalsPerHour: 60", "arrivalsPerHour: []", "queues[0].arrivalsPerHour: must be a list with at least one"),
        ("horizonSeconds: 36000", "seed: 1", "holds a key twice: seed"),
    ])
    func `a fault is told with its place`(_ old: String, _ new: String, _ told: String) throws {
        let text = issue.replacing(old, with: new)
        let error = #expect(throws: ScenarioError.self) { try Scenario(text, file: "s.yaml") }
        #expect(error.map { "\($0)".contains(told) } == true, "\(error.map { "\($0)" } ?? "none")")
    }
}
