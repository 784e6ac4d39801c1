import HarkRouting

@testable import HarkSimulator

extension Scenario {
    /// Rates per hour that stand for a load, in agents, of services of 100 s.
    static func hourly(load: Double) -> Double { load * 36 }

    /// One queue of services of 100 s, run for so many hours.
    static func fixture(
        load: Double,
        agents: Int,
        service: Distribution = .exponential(meanSeconds: 100),
        patience: Distribution? = nil,
        hours: Double = 20,
        warmup: Double = 5,
        replications: Int = 10
    ) -> Scenario {
        let queue = SimulatedQueue(
            name: "a",
            arrivalsPerHour: [hourly(load: load)],
            service: service,
            patience: patience
        )
        var scenario = Scenario(horizonSeconds: hours * 3600, queues: [queue], agents: [AgentGroup(count: agents)])
        scenario.warmupSeconds = warmup * 3600
        scenario.replications = replications
        scenario.seed = 11
        return scenario
    }
}
