public import HarkDomain

/// Who asks, as far as it has been proved.
public enum Principal: Hashable, Sendable {
    /// Nobody known.
    case nobody
    /// A customer, known by the visitor's token.
    case visitor(VisitorID)
    /// A member of the staff, known by a session or an API token.
    case staff(StaffPrincipal)

    /// The member of the staff, when it is one.
    public var staffMember: StaffPrincipal? {
        if case .staff(let member) = self { member } else { nil }
    }
}

/// A member of the staff as authorisation knows it.
public struct StaffPrincipal: Hashable, Sendable {
    /// The id.
    public let id: AgentID
    /// The name that colleagues and customers see.
    public let name: String
    /// What this person may do.
    public let role: Role
    /// Queues this person serves; for a supervisor: watches, all when empty.
    public let queues: Set<QueueID>

    /// Creates a member from its parts.
    public init(id: AgentID, name: String, role: Role, queues: some Sequence<QueueID>) {
        (self.id, self.name, self.role, self.queues) = (id, name, role, Set(queues))
    }

    /// Creates a member from the floor's profile.
    public init(_ profile: AgentProfile) {
        self.init(id: profile.id, name: profile.name, role: profile.role, queues: profile.queues)
    }

    /// The member as author of events.
    public var author: Author { .staff(AgentReference(id: id, name: name), role: role) }
}
