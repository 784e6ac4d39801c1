import Foundation
import HarkDomain
import HarkRouting

@testable import HarkSimulator

/// A centre whose truth is known: what its log tells, and what would have happened under another policy.
struct TrialWorld {
    static let start = Timestamp(milliseconds: 1_767_571_200_000)
    static let orders = QueueReference(id: ID(rawValue: 900), name: "Orders")
    static let returns = QueueReference(id: ID(rawValue: 700), name: "Returns")

    var scenario: Scenario
    var hours: Double
    private let groups: [(skills: [String: Int], queues: [QueueReference], spans: [(from: Double, to: Double)])]

    /// So many hours with two queues, nine agents who come and go, and exponential patience of 200 s.
    init(hours: Double, hourly: Double = 36, agents: Int = 9, seed: UInt64 = 5, patience: Double = 200) {
        self.hours = hours
        var random = RandomStream(seed: seed, replication: 0, queue: 0, purpose: .arrivals)
        let queues = [Self.returns, Self.orders].map { queue in
            var simulated = SimulatedQueue(name: queue.name, arrivalsPerHour: [0], service: .constant(seconds: 0))
            var time = 3600 / hourly * random.exponential()
            while time < hours * 3600 {
                var customer = RecordedCustomer(atSeconds: (time * 1000).rounded() / 1000)
                customer.serviceSeconds = (300_000 * random.exponential()).rounded() / 1000
                customer.patienceSeconds = (patience * 1000 * random.exponential()).rounded() / 1000
                simulated.recorded.append(customer)
                time += 3600 / hourly * random.exponential()
            }
            simulated.skills = queue == Self.returns ? [SkillNeed("returns")] : []
            return simulated
        }
        groups = (0..<agents).map { index in
            let served = [[Self.orders], [Self.returns], [Self.orders, Self.returns]][index % 3]
            let from = Double(index % 4) * 900
            let spans = stride(from: from, to: hours * 3600, by: 4 * 3600).map { (from: $0, to: $0 + 3.5 * 3600) }
            return (["returns": 3], served, spans)
        }
        let members = groups.map { group in
            var members = AgentGroup(count: 1, capacity: 100, skills: group.skills)
            members.limits = Dictionary(uniqueKeysWithValues: group.queues.map { ($0.name, SeatLimit()) })
            members.duty = DutySpans(group.spans.map { ($0.from, min($0.to, hours * 3600)) })
            return members
        }
        scenario = Scenario(horizonSeconds: hours * 3600, queues: queues, agents: members)
        scenario.endsAtHorizon = true
    }

    /// What happens under a policy.
    func run(_ policy: RoutingPolicy) -> (tally: ReplicationTally, log: TrialLog) {
        var scenario = scenario
        scenario.policy = policy
        var replication = Replication(scenario, number: 0, router: BoardDispatcher(scenario))
        let tally = replication.run()
        return (tally, log(of: replication.customers))
    }

    private func log(of customers: [Replication<BoardDispatcher>.Customer]) -> TrialLog {
        var came = [0, 0]
        let conversations = customers.enumerated().map { index, customer in
            let recorded = scenario.queues[customer.queue].recorded[came[customer.queue]]
            came[customer.queue] += 1
            return conversation(index, customer, recorded)
        }
        let agents = groups.enumerated().map { index, group in
            TrialAgent(
                agent: AgentReference(id: ID(rawValue: Int64(index) + 50), name: "Agent \(index)"),
                queues: Dictionary(uniqueKeysWithValues: group.queues.map { ($0.id, SeatLimit()) }),
                skills: group.skills,
                capacity: 100,
                available: group.spans.map { TrialSpan(from: moment($0.from), to: moment($0.to)) }
            )
        }
        return TrialLog(
            from: Self.start,
            to: moment(hours * 3600),
            conversations: conversations,
            agents: agents,
            queues: [Self.orders, Self.returns]
        )
    }

    private func conversation(
        _ index: Int,
        _ customer: Replication<BoardDispatcher>.Customer,
        _ recorded: RecordedCustomer
    ) -> TrialConversation {
        let queue = customer.queue == 0 ? Self.returns : Self.orders
        var demand = TrialDemand(queue: queue.id)
        demand.required = scenario.queues[customer.queue].skills
        var conversation = TrialConversation(
            id: ID(rawValue: Int64(index) + 1000),
            demand: demand,
            queuedAt: moment(customer.arrivedAt)
        )
        if let agent = customer.agent {
            conversation.agent = ID(rawValue: Int64(agent) + 50)
            conversation.assignedAt = moment(customer.answeredAt)
            let end = customer.answeredAt + (recorded.serviceSeconds ?? 0)
            conversation.endedAt = end < hours * 3600 ? moment(end) : nil
        } else if customer.hasLeft {
            conversation.endedAt = moment(customer.arrivedAt + (recorded.patienceSeconds ?? 0))
        }
        return conversation
    }

    private func moment(_ seconds: Double) -> Timestamp {
        Timestamp(milliseconds: Self.start.milliseconds + Int64((seconds * 1000).rounded()))
    }
}
