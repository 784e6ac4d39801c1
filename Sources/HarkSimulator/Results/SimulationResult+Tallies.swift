extension SimulationResult {
    /// Puts together what the replications counted.
    init(_ scenario: Scenario, _ tallies: [ReplicationTally]) {
        let capacities = scenario.agents.map {
            $0.capacitySeconds(from: scenario.warmupSeconds, to: scenario.horizonSeconds)
        }
        var named: [String: QueueMeasures] = [:]
        for (index, queue) in scenario.queues.enumerated() {
            let serving = zip(scenario.agents, capacities).filter { scenario.serves($0.0, queue) }
            let capacity = serving.reduce(0) { $0 + $1.1 * Double($1.0.count) }
            named[queue.name] = QueueMeasures(tallies.map { [$0.lines[index]] }, capacity: capacity)
        }
        queues = named
        let capacity = zip(scenario.agents, capacities).reduce(0) { $0 + $1.1 * Double($1.0.count) }
        all = QueueMeasures(tallies.map(\.lines), capacity: capacity)
        let each = zip(scenario.agents, capacities).flatMap { Array(repeating: $0.1, count: $0.0.count) }
        fairness = .mean(tallies.map { Self.evenness($0.workOfAgent, each) }, in: 0...1)
        decisions = tallies.reduce(0) { $0 + $1.decisions }
        let seconds = tallies.reduce(0) { $0 + $1.elapsed / .seconds(1) }
        decisionsPerSecond = seconds > 0 ? Double(decisions) / seconds : 0
        replications = tallies.count
        details = SimulationDetails(scenario, tallies)
    }

    /// Jain's index of the agents' occupancies.
    /// - Source: Jain, Chiu, Hawe, "A Quantitative Measure of Fairness and Discrimination" (DEC-TR-301, 1984).
    private static func evenness(_ work: [Double], _ capacity: [Double]) -> Double {
        let shares = zip(work, capacity).compactMap { $1 > 0 ? $0 / $1 : nil }
        let (sum, squares) = shares.reduce((0, 0)) { ($0.0 + $1, $0.1 + $1 * $1) }
        return squares > 0 ? sum * sum / (Double(shares.count) * squares) : 1
    }
}

extension AgentGroup {
    /// What one of the group can do in a stretch of time, in units × seconds.
    func capacitySeconds(from start: Double, to end: Double) -> Double {
        secondsOnDuty(from: start, to: end) * Double(capacity) / 100
    }
}

extension QueueMeasures {
    /// Puts together the lines of each replication that belong to a queue, or to all.
    init(_ lines: [[ReplicationTally.Line]], capacity: Double) {
        func share(_ count: (ReplicationTally.Line) -> Int) -> Measure {
            .ratio(
                lines.map { part in
                    (Double(part.reduce(0) { $0 + count($1) }), Double(part.reduce(0) { $0 + $1.waits.count }))
                },
                in: 0...1
            )
        }
        let waits = lines.map { part in part.flatMap(\.waits) }
        let sums = waits.map { (above: $0.reduce(0) { $0 + Double($1) }, below: Double($0.count)) }
        customers = waits.reduce(0) { $0 + $1.count }
        waitMeanSeconds = .ratio(sums, in: 0...Double.greatestFiniteMagnitude)
        waitP50Seconds = .quantile(0.5, of: waits)
        waitP90Seconds = .quantile(0.9, of: waits)
        probabilityOfWait = share(\.waited)
        abandonment = share(\.abandoned)
        serviceLevel = share(\.answeredInTime)
        let told = lines.map { part in
            (above: Double(part.reduce(0) { $0 + $1.inRange }), below: Double(part.reduce(0) { $0 + $1.estimated }))
        }
        coverage = told.contains { $0.below > 0 } ? .ratio(told, in: 0...1) : nil
        occupancy = .mean(
            lines.map { part in capacity > 0 ? part.reduce(0) { $0 + $1.work } / capacity : 0 },
            in: 0...1
        )
    }
}
