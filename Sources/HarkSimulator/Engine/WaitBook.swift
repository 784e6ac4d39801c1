import HarkRouting

/// What queues know of themselves when they tell customers how long they may wait.
///
/// Agents who serve several queues are seen by each of them: what counts is how many conversations end at agents who
/// serve this one, and how many customers of any queue stand before this customer for those agents. That customers of
/// higher priority may come later is left out.
struct WaitBook {
    private struct Line {
        var waiting = 0
        /// Conversations, of whatever queue, at agents who serve this one.
        var inHand = 0
        /// How long such conversations took.
        var service = ServiceTimes()
        let patience: Double?
        /// Which part of each queue's agents serves this queue too; 0 for queues of lower priority.
        let shares: [Double]
    }

    private var lines: [Line]
    /// The queues that agents of a group serve.
    private let served: [[Int]]

    init(_ scenario: Scenario) {
        let queues = scenario.queues
        served = scenario.agents.map { group in queues.indices.filter { scenario.serves(group, queues[$0]) } }
        lines = queues.map { queue in
            let shares = queues.map { $0.priority < queue.priority ? 0 : scenario.share(of: $0, serving: queue) }
            return Line(patience: queue.patience?.meanSeconds, shares: shares)
        }
    }

    mutating func arrive(at queue: Int) { lines[queue].waiting += 1 }

    mutating func leave(_ queue: Int) { lines[queue].waiting -= 1 }

    mutating func begin(_ queue: Int, group: Int) {
        lines[queue].waiting -= 1
        for queue in served[group] { lines[queue].inHand += 1 }
    }

    mutating func end(group: Int, seconds: Double) {
        for queue in served[group] {
            lines[queue].inHand -= 1
            lines[queue].service.add(seconds: seconds)
        }
    }

    /// What the last in line is told, once there is anything to tell it by.
    func estimate(for queue: Int) -> WaitEstimate? {
        let line = lines[queue]
        guard line.service.count >= 8 else { return nil }
        let ahead = zip(lines, line.shares).reduce(0) { $0 + Double($1.0.waiting) * $1.1 }
        let position = max(1, Int(ahead.rounded()))
        return WaitEstimate(position: position, busy: line.inHand, service: line.service, patience: line.patience)
    }
}

extension Scenario {
    /// Which part of the agents who serve a queue serves another one too.
    fileprivate func share(of queue: SimulatedQueue, serving other: SimulatedQueue) -> Double {
        let own = agents.filter { serves($0, queue) }
        let all = own.reduce(0) { $0 + $1.count * $1.capacity }
        let both = own.filter { serves($0, other) }.reduce(0) { $0 + $1.count * $1.capacity }
        return all > 0 ? Double(both) / Double(all) : 0
    }
}
