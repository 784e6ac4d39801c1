import HarkDomain
import HarkRouting

/// How products assign that give each agent one queue: others help out only after a fixed wait.
struct QueuePerSkillDispatcher: Dispatcher {
    private let homes: [Int]
    private let helpMilliseconds: Int64
    private var line = PlainLine()

    init(_ scenario: Scenario, helpAfterSeconds: Int) {
        homes = Self.homes(in: scenario)
        helpMilliseconds = Int64(helpAfterSeconds) * 1000
    }

    mutating func put(_ need: RoutingNeed) { line.put(need) }

    mutating func remove(need: ConversationID) { line.remove(need: need) }

    mutating func put(_ seat: RoutingSeat) { line.put(seat) }

    mutating func nextAssignment(at now: Timestamp) -> Assignment? {
        guard line.hasRoom else { return nil }
        for need in line.waiting {
            let isHelped = now.milliseconds - need.queuedAt.milliseconds >= helpMilliseconds
            let free = line.free(for: need).filter { isHelped || homes[$0.agent.id.index] == need.queue.index }
            guard let seat = free.min(by: { ($0.load, $0.idleSince) < ($1.load, $1.idleSince) }) else { continue }
            return Assignment(conversation: need.conversation, agent: seat.agent.id, queue: need.queue)
        }
        return nil
    }

    func nextMoment(after now: Timestamp) -> Timestamp? {
        line.waiting.lazy.map { $0.queuedAt.milliseconds + helpMilliseconds }.filter { $0 > now.milliseconds }.min()
            .map { Timestamp(milliseconds: $0) }
    }

    /// One queue for each agent, so that queues are staffed in proportion to their work: the best such a product can do.
    private static func homes(in scenario: Scenario) -> [Int] {
        let work = scenario.queues.map { queue in
            let rate = queue.arrivalsPerHour.reduce(0, +) / Double(queue.arrivalsPerHour.count)
            let recorded = Double(queue.recorded.count) * 3600 / scenario.horizonSeconds
            return (queue.recorded.isEmpty ? rate : recorded) * queue.service.meanSeconds
        }
        let groups = scenario.agents.flatMap { Array(repeating: $0, count: $0.count) }
        let choices = groups.map { group in
            scenario.queues.indices.filter { scenario.serves(group, scenario.queues[$0]) }
        }
        var homes = Array(repeating: 0, count: groups.count)
        var staff = scenario.queues.map { _ in 0 }
        for agent in groups.indices.sorted(by: { (choices[$0].count, $0) < (choices[$1].count, $1) }) {
            let needy = choices[agent].max { work[$0] / Double(staff[$0] + 1) < work[$1] / Double(staff[$1] + 1) }
            homes[agent] = needy ?? 0
            staff[homes[agent]] += 1
        }
        return homes
    }
}
