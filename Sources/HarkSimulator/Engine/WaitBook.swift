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
        let common = Self.common(scenario, served)
        lines = queues.indices.map { own in
            let shares = queues.indices.map { other in
                let isLower = queues[other].priority < queues[own].priority
                return isLower || common[other][other] == 0
                    ? 0 : Double(common[other][own]) / Double(common[other][other])
            }
            return Line(patience: queues[own].patience?.meanSeconds, shares: shares)
        }
    }

    /// The capacity of agents who serve both of two queues, by their indices.
    private static func common(_ scenario: Scenario, _ served: [[Int]]) -> [[Int]] {
        var common = scenario.queues.map { _ in scenario.queues.map { _ in 0 } }
        for (group, queues) in zip(scenario.agents, served) {
            for queue in queues {
                for other in queues { common[queue][other] += group.count * group.capacity }
            }
        }
        return common
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
