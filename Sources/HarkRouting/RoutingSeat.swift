public import HarkDomain

/// How an agent serves one queue.
public struct SeatLimit: Hashable, Sendable {
    /// How much of this queue the agent holds at once; nil: as much as the whole capacity.
    ///
    /// - Units: hundredths of a unit of capacity.
    public var capacity: Int?
    /// How well the agent serves it, 1…5: the higher, the sooner chosen.
    public var level: Int

    /// Creates a limit.
    public init(capacity: Int? = nil, level: Int = 3) {
        (self.capacity, self.level) = (capacity, level)
    }
}

/// An agent as routing sees one.
public struct RoutingSeat: Hashable, Sendable {
    /// Who.
    public var agent: AgentReference
    /// Queues this agent serves, and how.
    public var queues: [QueueID: SeatLimit]
    /// What the agent can do, and how well, 1…5.
    public var skills: [String: Int]
    /// Languages as BCP 47 tags; empty: none is recorded, so that language bars nothing.
    public var languages: [String]
    /// What the agent can hold at once.
    ///
    /// - Units: hundredths of a unit, one unit being an ordinary conversation.
    public var capacity: Int
    /// What the agent holds.
    ///
    /// - Units: hundredths of a unit.
    public var load: Int
    /// What of it came through each queue; a queue left out weighs nothing.
    ///
    /// - Units: hundredths of a unit.
    public var loadByQueue: [QueueID: Int]
    /// True when the agent is online and present.
    public var isAvailable: Bool
    /// Since when the agent has had nothing new to do.
    public var idleSince: Timestamp
    /// When the agent was last given a conversation; nil: never.
    public var lastAssignedAt: Timestamp?

    /// Creates a seat.
    public init(
        agent: AgentReference,
        queues: [QueueID: SeatLimit],
        skills: [String: Int] = [:],
        languages: [String] = [],
        capacity: Int,
        load: Int = 0,
        loadByQueue: [QueueID: Int] = [:],
        isAvailable: Bool = true,
        idleSince: Timestamp,
        lastAssignedAt: Timestamp? = nil
    ) {
        (self.agent, self.queues, self.skills, self.languages) = (agent, queues, skills, languages)
        (self.capacity, self.load, self.loadByQueue) = (capacity, load, loadByQueue)
        (self.isAvailable, self.idleSince, self.lastAssignedAt) = (isAvailable, idleSince, lastAssignedAt)
    }
}

extension RoutingSeat {
    /// Capacity that is not in use; negative when what the agent holds has grown.
    ///
    /// - Units: hundredths of a unit.
    public var spare: Int { capacity - load }

    /// True when the agent has the skill at that level.
    public func has(_ skill: SkillNeed) -> Bool { skills[skill.name].map { $0 >= skill.level } ?? false }

    /// True when the agent speaks the language, or no language is recorded.
    public func speaks(_ language: String) -> Bool {
        languages.isEmpty || languages.contains { $0.isSameLanguage(as: language) }
    }

    /// True when there is room for so much more through that queue.
    public func hasRoom(for weight: Int, in queue: QueueID) -> Bool {
        guard let limit = queues[queue], weight <= spare else { return false }
        return weight <= (limit.capacity ?? .max) - loadByQueue[queue, default: 0]
    }

    /// Takes a conversation on: load, and the times that say when the agent last had something new.
    public mutating func take(_ weight: Int, in queue: QueueID, at now: Timestamp) {
        load += weight
        loadByQueue[queue, default: 0] += weight
        idleSince = now
        lastAssignedAt = now
    }

    /// Lets a conversation go.
    public mutating func release(_ weight: Int, in queue: QueueID) {
        load -= weight
        let left = loadByQueue[queue, default: 0] - weight
        loadByQueue[queue] = left == 0 ? nil : left
    }
}

extension String {
    /// True when the tags are equal or one only adds a region or script to the other, whatever their case.
    ///
    /// - Source: RFC 4647, 3.3.1 (basic filtering), applied both ways.
    func isSameLanguage(as other: String) -> Bool {
        if self == other { return true }
        let (left, right) = (lowercased(), other.lowercased())
        return left == right || left.hasPrefix(right + "-") || right.hasPrefix(left + "-")
    }
}
