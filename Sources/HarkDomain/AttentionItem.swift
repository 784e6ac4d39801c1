/// Something on the floor that a supervisor should look at, and why.
///
/// The id names the cause, not only the conversation: a later cause of the same kind is another item,
/// so taking on the first never hides the second.
public struct AttentionItem: Hashable, Sendable {
    /// `kind:object:cause`.
    public let id: String
    /// The conversation it is about; for an agent, the one whose customer waits longest.
    public let conversation: ConversationID?
    /// What kind of thing it is.
    public let kind: AttentionKind
    /// Why, as a code or in the words of who asked.
    public let reason: String
    /// Since when.
    public let since: Timestamp
    /// The conversation's queue.
    public let queue: QueueReference?
    /// The agent it is about.
    public let agent: AgentReference?
    /// Who took it on.
    public let acknowledgedBy: AgentReference?
    /// What the mood is and why, when it is about that.
    public let mood: MoodFlag?
    /// What the bot passed on when it handed the conversation to people.
    public let summary: String?
    /// The customer, when known.
    public let contact: ContactID?
    /// Whether a rated conversation was solved, as its customer says.
    public let solved: Solved?

    /// Creates the value from its parts.
    public init(
        id: String,
        conversation: ConversationID?,
        kind: AttentionKind,
        reason: String,
        since: Timestamp,
        queue: QueueReference? = nil,
        agent: AgentReference? = nil,
        acknowledgedBy: AgentReference? = nil,
        mood: MoodFlag? = nil,
        summary: String? = nil,
        contact: ContactID? = nil,
        solved: Solved? = nil
    ) {
        (self.id, self.conversation, self.kind, self.reason) = (id, conversation, kind, reason)
        (self.since, self.queue, self.agent, self.acknowledgedBy) = (since, queue, agent, acknowledgedBy)
        (self.mood, self.summary, self.contact, self.solved) = (mood, summary, contact, solved)
    }
}

/// What a supervisor should look at, most pressing first.
public enum AttentionKind: String, Sendable, CaseIterable {
    /// A rule raised it to supervisors.
    case escalation
    /// An agent asks for help.
    case helpRequested
    /// An agent with conversations has no socket.
    case agentDisconnected
    /// A target of the SLA was missed and still is.
    case slaBreached
    /// Somebody waits longer than the policy allows.
    case waitingLong
    /// A customer's mood is bad.
    case negativeMood
    /// A bad rating is likely.
    case likelyDissatisfied
    /// A customer left the bot for a person, and no person has answered yet.
    case handoff
    /// A customer rated a conversation low, or says that nothing was solved.
    case lowRating
}
