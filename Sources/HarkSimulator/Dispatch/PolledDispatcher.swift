import HarkDomain
import HarkRouting

/// How products assign that look at who waits by a timer: at once on arrival when somebody is free, else at the next tick.
struct PolledDispatcher: Dispatcher {
    /// Who of the free agents gets it.
    enum Choice {
        /// Each in turn.
        case roundRobin
        /// Who holds least.
        case leastActive
    }

    private let choice: Choice
    private let periodMilliseconds: Int64
    private var line = PlainLine()
    /// Those who came with the last event.
    private var fresh: [RoutingNeed] = []
    private var lastByQueue: [QueueID: Int] = [:]

    init(_ choice: Choice, periodSeconds: Int) {
        self.choice = choice
        periodMilliseconds = Int64(periodSeconds) * 1000
    }

    mutating func put(_ need: RoutingNeed) {
        line.put(need)
        fresh.append(need)
    }

    mutating func remove(need: ConversationID) {
        line.remove(need: need)
        fresh.removeAll { $0.conversation == need }
    }

    mutating func put(_ seat: RoutingSeat) { line.put(seat) }

    mutating func nextAssignment(at now: Timestamp) -> Assignment? {
        let isTick = now.milliseconds % periodMilliseconds == 0
        let looked = isTick ? line.waiting : fresh
        fresh = []
        guard !looked.isEmpty, line.hasRoom else { return nil }
        for need in looked {
            guard let agent = pick(line.free(for: need), for: need.queue) else { continue }
            lastByQueue[need.queue] = agent.index
            return Assignment(conversation: need.conversation, agent: agent, queue: need.queue)
        }
        return nil
    }

    func nextMoment(after now: Timestamp) -> Timestamp? {
        guard !line.waiting.isEmpty else { return nil }
        return Timestamp(milliseconds: (now.milliseconds / periodMilliseconds + 1) * periodMilliseconds)
    }

    private func pick(_ free: [RoutingSeat], for queue: QueueID) -> AgentID? {
        switch choice {
        case .roundRobin:
            let last = lastByQueue[queue] ?? -1
            return (free.first { $0.agent.id.index > last } ?? free.first)?.agent.id
        case .leastActive:
            return free.min { ($0.load, $0.idleSince) < ($1.load, $1.idleSince) }?.agent.id
        }
    }
}
