/// What pictures of a simulation show beside the figures.
struct SimulationDetails: Sendable {
    /// Waits at 0, 1, … 99 % of the customers, by queue in the scenario's order.
    let quantiles: [[Double]]
    /// The mean wait by time of arrival; nil where nobody came.
    let waitByPart: [Double?]
    /// Customers an hour by time of arrival.
    let arrivalsByPart: [Double]

    init(_ scenario: Scenario, _ tallies: [ReplicationTally]) {
        quantiles = scenario.queues.indices.map { index in
            let sorted = tallies.flatMap { $0.lines[index].waits }.sorted()
            guard let last = sorted.indices.last else { return [] }
            return (0..<100).map { Double(sorted[last * $0 / 100]) }
        }
        let hours =
            (scenario.horizonSeconds - scenario.warmupSeconds) / 3600 / Double(ReplicationTally.parts)
            * Double(tallies.count)
        let parts = 0..<ReplicationTally.parts
        let customers = parts.map { part in tallies.reduce(0) { $0 + $1.customersByPart[part] } }
        let waits = parts.map { part in tallies.reduce(0) { $0 + $1.waitByPart[part] } }
        waitByPart = parts.map { customers[$0] > 0 ? waits[$0] / Double(customers[$0]) : nil }
        arrivalsByPart = customers.map { Double($0) / hours }
    }
}
