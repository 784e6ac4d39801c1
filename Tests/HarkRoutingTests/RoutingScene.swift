import HarkDomain
import HarkRouting
import HarkTesting

extension Timestamp {
    /// So many seconds into the scene.
    static func at(_ seconds: Int) -> Timestamp { Timestamp(milliseconds: 1_000_000 + Int64(seconds) * 1000) }
}

extension RoutingNeed {
    static func fixture(
        _ id: Int64,
        _ queue: QueueID = .billing,
        at seconds: Int = 0,
        priority: Int = 0,
        weight: Int = 100,
        required: [SkillNeed] = [],
        preferred: [SkillNeed] = [],
        language: String? = nil,
        lastAgent: AgentID? = nil,
        excluded: [AgentID: Timestamp] = [:]
    ) -> RoutingNeed {
        RoutingNeed(
            conversation: ConversationID(rawValue: id),
            queue: queue,
            queuedAt: .at(seconds),
            priority: priority,
            weight: weight,
            required: required,
            preferred: preferred,
            language: language,
            lastAgent: lastAgent,
            excluded: excluded
        )
    }
}

extension RoutingSeat {
    static func fixture(
        _ agent: AgentID,
        _ queues: [QueueID] = [.billing],
        skills: [String: Int] = [:],
        languages: [String] = [],
        capacity: Int = 100,
        load: Int = 0,
        isAvailable: Bool = true,
        idleSince seconds: Int = 0,
        lastAssignedAt assigned: Int? = nil
    ) -> RoutingSeat {
        RoutingSeat(
            agent: AgentReference(id: agent, name: "Agent \(agent.rawValue)"),
            queues: Dictionary(uniqueKeysWithValues: queues.map { ($0, SeatLimit()) }),
            skills: skills,
            languages: languages,
            capacity: capacity,
            load: load,
            isAvailable: isAvailable,
            idleSince: .at(seconds),
            lastAssignedAt: assigned.map { .at($0) }
        )
    }
}

/// Who got what.
struct Pair: Hashable, CustomStringConvertible {
    let conversation: Int64
    let agent: AgentID

    init(_ conversation: Int64, _ agent: AgentID) { (self.conversation, self.agent) = (conversation, agent) }

    init(_ match: RoutingMatch) { self.init(match.need.conversation.rawValue, match.seat.agent.id) }

    var description: String { "\(conversation) to \(agent.rawValue)" }
}

extension RoutingBoard {
    init(
        _ policy: RoutingPolicy = RoutingPolicy(),
        _ policies: [QueueID: RoutingPolicy] = [:],
        needs: [RoutingNeed],
        seats: [RoutingSeat]
    ) {
        self.init(policies: policies, default: policy)
        for need in needs { put(need) }
        for seat in seats { put(seat) }
    }

    /// Carries out all that can be matched, in order.
    @discardableResult
    mutating func settle(at seconds: Int = 0) -> [Pair] {
        var pairs: [Pair] = []
        while let match = next(at: .at(seconds)) {
            remove(need: match.need.conversation)
            var seat = match.seat
            seat.take(match.need.weight, in: match.queue, at: .at(seconds))
            put(seat)
            pairs.append(Pair(match))
        }
        return pairs
    }
}

/// Two more agents than people remember.
extension AgentID {
    static let eve = AgentID(rawValue: 204)
    static let max = AgentID(rawValue: 205)
}
