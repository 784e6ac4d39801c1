extension TrialCentre {
    /// Each agent's capacity × time available while conversations count, in units × seconds.
    var capacities: [Double] {
        scenario.agents.map { $0.capacitySeconds(from: scenario.warmupSeconds, to: scenario.horizonSeconds) }
    }

    /// Counts what happened, as a replication counts what is simulated, with this plan's targets.
    func happened(_ window: TrialWindow, _ names: TrialNames, queueOf: [Int]) -> ReplicationTally {
        var tally = ReplicationTally(scenario)
        for (index, customer) in window.customers.enumerated() {
            let agent = customer.conversation.agent.flatMap { names.index(of: $0) }
            let weight = names.weight(of: customer.conversation.demand)
            if let answered = customer.answeredAt, let agent {
                let end = customer.handling.map { answered + $0 } ?? window.end
                tally.addWork(weight, of: queueOf[index], agent, group: agent, from: answered, to: end)
            }
            guard customer.at >= window.warmup else { continue }
            if customer.answeredAt != nil, let agent { tally.conversationsOfAgent[agent] += 1 }
            tally.add(customer, of: queueOf[index], target: demands[index].demand.targetSeconds)
        }
        return tally
    }
}

extension ReplicationTally {
    fileprivate mutating func add(_ customer: TrialWindow.Customer, of queue: Int, target: Double?) {
        let isAnswered = customer.answeredAt != nil
        let hasLeft = isAnswered || customer.gaveUp
        add(wait: customer.wait, of: queue, at: customer.at, isAnswered: isAnswered, hasLeft: hasLeft)
        if let target { add(target: target, of: queue, wait: customer.wait) }
    }
}
