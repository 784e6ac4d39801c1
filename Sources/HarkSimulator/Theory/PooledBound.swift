extension Scenario {
    /// What customers would meet if every agent could serve everybody: no routing does better.
    ///
    /// It holds where all handling times and all patience are exponential with the same means (means that differ would
    /// make the shortest conversation first a better order), one conversation an agent, and rates do not change.
    /// - Source: Smith, Whitt, "Resource Sharing for Efficiency in Traffic Systems" (1981).
    /// - Returns: nil where the bound has no closed form.
    public var pooledBound: QueueingFigures? {
        guard let first = queues.first, case .exponential(let mean) = first.service, isUniform else { return nil }
        let arrivals = queues.reduce(0) { $0 + $1.arrivalsPerHour[0] } / 3600
        let count = agents.reduce(0) { $0 + $1.count }
        switch first.patience {
        case .exponential(let patience):
            return Queueing.impatient(arrivals: arrivals, service: 1 / mean, patience: 1 / patience, agents: count)
        case nil:
            guard arrivals * mean < Double(count) else { return nil }
            return Queueing.patient(arrivals: arrivals, service: 1 / mean, agents: count)
        default: return nil
        }
    }

    /// The same customers and agents, if every agent could do everything.
    var pool: Scenario {
        var pool = self
        for index in pool.queues.indices {
            (pool.queues[index].skills, pool.queues[index].preferredSkills) = ([], [])
            pool.queues[index].language = nil
        }
        for index in pool.agents.indices { pool.agents[index].queues = [] }
        return pool
    }

    private var isUniform: Bool {
        queues.allSatisfy { queue in
            queue.service == queues[0].service && queue.patience == queues[0].patience && queue.weight == 100
                && queue.recorded.isEmpty
                && queue.arrivalsPerHour.allSatisfy { $0 == queue.arrivalsPerHour[0] }
        } && agents.allSatisfy { $0.capacity == 100 && $0.shifts.isEmpty }
    }
}
