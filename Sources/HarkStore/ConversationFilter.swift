public import HarkDomain

/// Which conversations somebody asks for, and which that somebody may see.
public struct ConversationFilter: Hashable, Sendable {
    /// One of these states; empty for any.
    public var statuses: [ConversationStatus] = []
    /// Belonging to one of these queues; empty for any.
    public var queues: [QueueID] = []
    /// Owned by this person.
    public var assignee: AgentID?
    /// Opened by this contact.
    public var contact: ContactID?
    /// Opened by this visitor.
    public var visitor: VisitorID?
    /// What the asker may see.
    public var visibility = Visibility.all

    /// What somebody may see of all conversations.
    public enum Visibility: Hashable, Sendable {
        /// Everything.
        case all
        /// Those of these queues.
        case queues([QueueID])
        /// Those of these queues, and those this person owns or took part in.
        case supervisor(AgentID, of: [QueueID])
        /// Those this agent owns or took part in, and those that wait in these queues.
        case agent(AgentID, waitingIn: [QueueID])
        /// Those of one visitor.
        case visitor(VisitorID)
    }

    /// Creates a filter that lets everything through.
    public init() {}
}

/// Conversations from the youngest on.
public struct ConversationPage: Hashable, Sendable {
    /// The conversations, by falling id.
    public var records: [ConversationRecord]
    /// Where to go on; nil when there is nothing further.
    ///
    /// A page may be short, even empty, and still go on.
    public var next: ConversationID?
}

/// A filter as SQL; every name in it is a constant of this file, every value is bound.
struct ConversationSelection {
    private(set) var conditions: [String] = []
    private(set) var values: [Value] = []

    enum Value {
        case number(Int64)
        case text(String)
    }

    init(_ filter: ConversationFilter) {
        add("status", filter.statuses.map { .text($0.rawValue) })
        if !filter.statuses.isEmpty, !filter.statuses.contains(.resolved) { conditions.append("status <> 'resolved'") }
        add("queue", filter.queues.map { .number($0.rawValue) })
        if let assignee = filter.assignee { add("assignee", [.number(assignee.rawValue)]) }
        if let contact = filter.contact { add("contact", [.number(contact.rawValue)]) }
        if let visitor = filter.visitor { add("visitor", [.number(visitor.rawValue)]) }
        restrict(to: filter.visibility)
    }

    private mutating func restrict(to visibility: ConversationFilter.Visibility) {
        switch visibility {
        case .all: return
        case .queues(let queues): require("queue", queues.map { .number($0.rawValue) })
        case .visitor(let visitor): add("visitor", [.number(visitor.rawValue)])
        case .supervisor(let person, let queues): partake(person, or: "queue IN", queues)
        case .agent(let agent, let queues): partake(agent, or: "status IN ('queued', 'offered') AND queue IN", queues)
        }
    }

    private mutating func partake(_ person: AgentID, or condition: String, _ queues: [QueueID]) {
        let marks = queues.map { _ in "?" }.joined(separator: ",")
        conditions.append("(assignee = ? OR instr(participants, ?) > 0 OR (\(condition) (\(marks))))")
        values += [.number(person.rawValue), .text(NumberList.encode([person.rawValue]))]
        values += queues.map { .number($0.rawValue) }
    }

    private mutating func add(_ column: String, _ allowed: [Value]) {
        if !allowed.isEmpty { require(column, allowed) }
    }

    private mutating func require(_ column: String, _ allowed: [Value]) {
        let marks = allowed.map { _ in "?" }.joined(separator: ",")
        conditions.append(allowed.count == 1 ? "\(column) = ?" : "\(column) IN (\(marks))")
        values += allowed
    }

    /// The query for one page: the cursor, the values, then the limit are to be bound.
    var sql: String {
        let condition = (["id < ?"] + conditions).joined(separator: " AND ")
        return "SELECT \(ConversationRow.columns) FROM conversation WHERE \(condition) ORDER BY id DESC LIMIT ?"
    }

    /// The query for one conversation: its id, then the values are to be bound.
    var sqlOfOne: String {
        let condition = (["id = ?"] + conditions).joined(separator: " AND ")
        return "SELECT \(ConversationRow.columns) FROM conversation WHERE \(condition)"
    }
}
