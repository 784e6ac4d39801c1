/// The kinds of party that write into a conversation's log.
public enum AuthorKind: String, Sendable, CaseIterable {
    /// The person in the widget.
    case visitor
    /// A member of the staff, by role.
    case agent, supervisor, admin
    /// The automated participant.
    case bot
    /// Hark itself: routing, timers, the operator's command line.
    case system

    /// True for the people who work with Hark.
    public var isStaff: Bool { self == .agent || self == .supervisor || self == .admin }
}

/// Who did what an event tells.
public struct Author: Hashable, Sendable {
    /// What kind of party it is.
    public let kind: AuthorKind
    /// The number of the visitor's or staff member's id; nil for the bot and the system.
    public let id: Int64?
    /// The name at that time; nil when unknown.
    public let name: String?

    /// Creates an author from its parts.
    public init(kind: AuthorKind, id: Int64? = nil, name: String? = nil) {
        (self.kind, self.id, self.name) = (kind, id, name)
    }

    /// Creates a visitor as author.
    public static func visitor(_ id: VisitorID, name: String? = nil) -> Author {
        Author(kind: .visitor, id: id.rawValue, name: name)
    }

    /// Creates a member of the staff as author.
    public static func staff(_ agent: AgentReference, role: Role) -> Author {
        Author(kind: role.authorKind, id: agent.id.rawValue, name: agent.name)
    }

    /// The bot.
    public static let bot = Author(kind: .bot)
    /// Hark itself.
    public static let system = Author(kind: .system)

    /// The staff member's id, when the author is one.
    public var agent: AgentID? {
        kind.isStaff ? id.map(AgentID.init(rawValue:)) : nil
    }

    /// True when both are the same party, whatever name each was known by.
    public func isSameParty(as other: Author) -> Bool {
        id == other.id && (kind == other.kind || kind.isStaff && other.kind.isStaff)
    }
}

/// What a member of the staff may do.
public enum Role: String, Sendable, CaseIterable, Codable {
    /// Answers customers.
    case agent
    /// Watches and steers the floor.
    case supervisor
    /// Administers Hark.
    case admin

    /// The kind under which this role's events are logged.
    public var authorKind: AuthorKind {
        switch self {
        case .agent: .agent
        case .supervisor: .supervisor
        case .admin: .admin
        }
    }
}

/// A member of the staff named in an event: id and the name at that time.
public struct AgentReference: Hashable, Sendable {
    /// The staff member's id.
    public let id: AgentID
    /// The name at that time.
    public let name: String

    /// Creates a reference.
    public init(id: AgentID, name: String) {
        (self.id, self.name) = (id, name)
    }
}

/// A queue named in an event: id and the name at that time.
public struct QueueReference: Hashable, Sendable {
    /// The queue's id.
    public let id: QueueID
    /// The name at that time.
    public let name: String

    /// Creates a reference.
    public init(id: QueueID, name: String) {
        (self.id, self.name) = (id, name)
    }
}
