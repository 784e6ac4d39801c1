/// What somebody can do, from 1 (learning) to 5 (expert).
public struct Skill: Hashable, Sendable {
    /// The skill's name.
    public let name: String
    /// The level, 1…5.
    public let level: Int

    /// Creates a skill.
    public init(name: String, level: Int) {
        (self.name, self.level) = (name, level)
    }
}

/// A member of the staff as the floor knows it.
public struct AgentProfile: Hashable, Sendable {
    /// The id.
    public var id: AgentID
    /// The name that colleagues and customers see.
    public var name: String
    /// What this person may do.
    public var role: Role
    /// Conversations held at once, 0…100.
    public var capacity: Int
    /// What this person can do.
    public var skills: [Skill]
    /// Languages as BCP 47 codes.
    public var languages: [String]
    /// Queues this person serves; for a supervisor: watches, all when empty.
    public var queues: [QueueID]
    /// False once deactivated: the floor forgets such a person.
    public var isActive: Bool

    /// Creates a profile.
    public init(
        id: AgentID,
        name: String,
        role: Role,
        capacity: Int = 4,
        skills: [Skill] = [],
        languages: [String] = [],
        queues: [QueueID] = [],
        isActive: Bool = true
    ) {
        (self.id, self.name, self.role, self.capacity) = (id, name, role, capacity)
        (self.skills, self.languages, self.queues, self.isActive) = (skills, languages, queues, isActive)
    }

    /// The profile as events name it.
    public var reference: AgentReference { AgentReference(id: id, name: name) }
}

/// How a queue hands a conversation to an agent.
public enum AssignmentMode: String, Sendable, CaseIterable {
    /// The agent gets it at once.
    case auto
    /// The agent is asked and may decline.
    case offer
}

/// A queue as the floor knows it.
public struct QueueProfile: Hashable, Sendable {
    /// The id.
    public var id: QueueID
    /// The name, unique.
    public var name: String
    /// How conversations reach agents.
    public var assignment: AssignmentMode
    /// How long an offer stands, 5…600 s.
    public var offerSeconds: Int
    /// How long an agent keeps the slot after resolving, 0…3,600 s; 0 frees it at once.
    public var wrapUpSeconds: Int
    /// False once deleted.
    public var isActive: Bool

    /// Creates a queue's profile.
    public init(
        id: QueueID,
        name: String,
        assignment: AssignmentMode = .auto,
        offerSeconds: Int = 30,
        wrapUpSeconds: Int = 0,
        isActive: Bool = true
    ) {
        (self.id, self.name, self.assignment) = (id, name, assignment)
        (self.offerSeconds, self.wrapUpSeconds, self.isActive) = (offerSeconds, wrapUpSeconds, isActive)
    }

    /// The queue as events name it.
    public var reference: QueueReference { QueueReference(id: id, name: name) }
}

/// A site: where conversations come in.
public struct SiteProfile: Hashable, Sendable {
    /// The id.
    public var id: SiteID
    /// The public key in the script tag.
    public var key: String
    /// The name that customers see.
    public var name: String
    /// True when the bot answers first.
    public var hasBot: Bool
    /// Where its conversations wait for people.
    public var queue: QueueID
    /// Origins (`https://shop.example`) that may embed the widget; empty: Hark's own pages only.
    public var origins: [String]
    /// False once deleted.
    public var isActive: Bool

    /// Creates a site's profile.
    public init(
        id: SiteID,
        key: String,
        name: String,
        hasBot: Bool,
        queue: QueueID,
        origins: [String] = [],
        isActive: Bool = true
    ) {
        (self.id, self.key, self.name, self.hasBot) = (id, key, name, hasBot)
        (self.queue, self.origins, self.isActive) = (queue, origins, isActive)
    }
}
