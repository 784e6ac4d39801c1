public import GRDB
public import HarkDomain

/// A change of a table of administration, made inside a batch's transaction.
public typealias DatabaseWrite = @Sendable (Database) throws -> Void

/// Everything that one transaction commits: events, what they make of the projections, and rows beside them.
public struct Batch: Sendable {
    /// The events, by position, going on where the last batch ended.
    public var events: [EventRow] = []
    /// Conversations as they are after the events; the last one counts when one is named twice.
    public var conversations: [ConversationRecord] = []
    /// Members of the staff as they are after the events.
    public var agents: [AgentRecord] = []
    /// Queues as they are after the events.
    public var queues: [QueueProfile] = []
    /// Sites as they are after the events.
    public var sites: [SiteProfile] = []
    /// Versions of the routing plan that the events publish.
    public var routing: [RoutingVersion] = []
    /// Versions of the survey plan that the events publish.
    public var surveys: [SurveyVersion] = []
    /// Attention items acknowledged by somebody, or gone (nil).
    public var acknowledgements: [String: AgentReference?] = [:]
    /// How far somebody has read; an earlier mark never replaces a later one.
    public var readMarks: [ReadMark] = []
    /// Changes that belong to the events: when the schema refuses one, the whole batch fails.
    public var joined: [DatabaseWrite] = []
    /// Changes that stand alone: when the schema refuses one, only that one is undone and reported.
    public var writes: [DatabaseWrite] = []

    /// Creates an empty batch.
    public init() {}

    /// True when there is nothing to commit.
    public var isEmpty: Bool {
        events.isEmpty && conversations.isEmpty && agents.isEmpty && queues.isEmpty && sites.isEmpty
            && routing.isEmpty && surveys.isEmpty && acknowledgements.isEmpty && readMarks.isEmpty && joined.isEmpty
            && writes.isEmpty
    }
}

/// Who has read a conversation: the customer, or the staff as one party.
public enum ReadParty: String, Sendable, CaseIterable {
    /// The customer.
    case visitor
    /// Any member of the staff.
    case agent
}

/// How far one party has read a conversation.
public struct ReadMark: Hashable, Sendable {
    /// Which conversation.
    public var conversation: ConversationID
    /// Who.
    public var party: ReadParty
    /// The last seq read.
    public var seq: Int

    /// Creates a mark.
    public init(conversation: ConversationID, party: ReadParty, seq: Int) {
        (self.conversation, self.party, self.seq) = (conversation, party, seq)
    }
}

/// What became of a batch, or of a probe.
public enum CommitResult: Sendable, Equatable {
    /// All of it is on disk up to `position`, but the writes (by index) that the schema refused.
    case committed(position: Int64, refused: [Int: StoreError])
    /// Nothing of it was kept, and the projections on disk are as before the batch: reload the floor from
    /// them. After `StoreError.unavailable` probe until the store is available.
    case failed(StoreError)
    /// No write may be trusted any more: stop acknowledging and end the process.
    case fatal(StoreError)
    /// A probe went through.
    case available
}
