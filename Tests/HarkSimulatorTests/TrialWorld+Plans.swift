import HarkDomain
import HarkRouting

@testable import HarkSimulator

extension TrialWorld {
    /// Agents of returns help out with orders.
    static let helping = RoutingPolicy(overflow: [Overflow(to: returns.id, afterSeconds: 30)])

    /// The same world in which orders are helped.
    var helped: TrialWorld {
        var world = self
        world.scenario.queues[1].policy = RoutingPolicy(overflow: [Overflow(to: .simulated(0), afterSeconds: 30)])
        return world
    }

    /// A log of two days with nothing but chance in it, such as no centre ever has.
    static func random(seed: UInt64) -> TrialLog {
        var random = RandomStream(seed: seed, replication: 9, queue: 9, purpose: .arrivals)
        func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
        func moment() -> Timestamp { Timestamp(milliseconds: start.milliseconds + Int64(below(2 * 86_400_000))) }
        let queues = [orders.id, returns.id, ID(rawValue: 5)]
        let conversations = (0..<300).map { index in
            var demand = TrialDemand(queue: queues[below(3)], priority: below(4), weight: 25 + below(275))
            if below(2) == 0 { demand.required = [SkillNeed(["a", "b"][below(2)], level: 1 + below(5))] }
            if below(4) == 0 { demand.language = ["en", "zh-CN"][below(2)] }
            var conversation = TrialConversation(id: ID(rawValue: Int64(index) + 1), demand: demand, queuedAt: moment())
            if below(3) > 0 { conversation.assignedAt = moment() }
            if below(3) > 0 { conversation.endedAt = moment() }
            if below(3) == 0 { conversation.handlingSeconds = Double(below(9000)) }
            (conversation.agent, conversation.lastAgent) = (ID(rawValue: 1 + Int64(below(9))), ID(rawValue: 1))
            return conversation
        }
        let agents = (0..<7).map { index in
            TrialAgent(
                agent: AgentReference(id: ID(rawValue: Int64(index) + 1), name: "Agent \(index)"),
                queues: Dictionary(
                    uniqueKeysWithValues: queues.prefix(1 + below(3)).map { ($0, SeatLimit(capacity: 200)) }
                ),
                skills: ["a": 1 + below(5), "b": 1 + below(5)],
                languages: below(2) == 0 ? ["en"] : [],
                capacity: below(500),
                available: (0..<below(9)).map { _ in TrialSpan(from: moment(), to: moment()) }
            )
        }
        let end = Timestamp(milliseconds: start.milliseconds + 2 * 86_400_000)
        return TrialLog(from: start, to: end, conversations: conversations, agents: agents, queues: [orders])
    }
}
