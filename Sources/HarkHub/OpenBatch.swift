import HarkDomain
import HarkProtocol
import HarkStore

/// What has been decided and is not on disk yet, with all that must wait for that.
struct OpenBatch {
    var rows: [EventRow] = []
    var conversations: Set<ConversationID> = []
    var agents: Set<AgentID> = []
    var queues: Set<QueueID> = []
    var sites: Set<SiteID> = []
    var routing: [RoutingVersion] = []
    var surveys: [SurveyVersion] = []
    var readMarks: [ReadMark] = []
    /// Rows that belong to the events.
    var joined: [DatabaseWrite] = []
    /// Rows of administration that stand alone.
    var writes: [DatabaseWrite] = []
    var effects: [BatchEffect] = []

    /// True when nothing of it needs the disk.
    var writesNothing: Bool { rows.isEmpty && readMarks.isEmpty && writes.isEmpty && joined.isEmpty }
}

/// Something that leaves the hub, or goes on inside it, once the batch is on disk.
enum BatchEffect {
    /// The answer to a call.
    case answer(Call, [UInt8])
    /// An event with its stored data, to everybody who follows its conversation.
    case publish(Event, StoredPayload)
    /// What the floor wants done.
    case floor(Effect)
    /// Anything else; `failed` is true when the batch did not reach the disk.
    case work((_ hub: isolated Hub, _ failed: Bool) -> Void)
    /// What became of the batch, for a caller who has rows in it.
    case report((CommitReport) -> Void)
}

/// What became of a batch.
struct CommitReport: Sendable {
    let failed: Bool
    /// Writes that the schema refused, by their index in the batch.
    var refused: [Int: StoreError] = [:]
}

/// One call on one socket that wants an answer.
struct Call: Sendable {
    let session: Session
    /// Nil for a notification: nobody waits for an answer.
    let id: RequestID?
    let params: Params
}
