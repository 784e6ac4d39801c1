public import HarkDomain
import HarkRouting

/// The live floor: open conversations, queues, agents and offers, as one deterministic value.
///
/// It decides commands into events, folds events into its state and says what the shell has to do about
/// them. Time and the results of slow work come in as data; it has no clock, no chance and no I/O, so the
/// same code is the live server, the replay of a day and the recovery after a crash.
///
/// Its projection (`position`, `floorSeq`, `conversations`, `agents`, `queues`, `sites`, `routing`,
/// `surveys`, `acknowledgements`) is a fold over the log; everything else is derived or may be forgotten.
public struct Floor: Hashable, Sendable {
    /// The time limits it runs by.
    public let policy: FloorPolicy
    /// The position of the last event.
    public internal(set) var position: Int64 = 0
    /// The seq of the last event on the floor's own stream.
    public internal(set) var floorSeq = 0
    /// The conversations in memory: all open ones, and resolved ones until they are evicted.
    public internal(set) var conversations = ConversationTable()
    /// Everybody on the staff, deactivated people included.
    public internal(set) var agents: [AgentID: AgentRecord] = [:]
    /// All queues, deleted ones included.
    public internal(set) var queues: [QueueID: QueueProfile] = [:]
    /// All sites, deleted ones included.
    public internal(set) var sites: [SiteID: SiteProfile] = [:]
    /// The routing plan that holds; nil before the first publication.
    public internal(set) var routing: RoutingPublished?
    /// The survey plan that holds; nil before the first publication.
    public internal(set) var surveys: SurveyPublished?
    /// That plan, as read.
    public internal(set) var surveyPlan = SurveyPlan()
    /// Attention items that somebody took on, by item.
    public internal(set) var acknowledgements: [String: AgentReference] = [:]

    var siteKeys: [String: SiteID] = [:]
    var openByVisitor: [Door: ConversationID] = [:]
    var desks: [AgentID: Desk] = [:]
    var lines: [QueueID: Line] = [:]
    var offers: [OfferID: ConversationID] = [:]
    /// Who waits and who could serve, as routing sees it.
    var board = RoutingBoard(counting: RoutingPlan().counted)
    var plan = RoutingPlan()
    var asked = SurveyMemory()
    /// When mere time changes what may be matched.
    var routingMoment: Timestamp?
    /// Offers in a row that agents let lapse without a sign of life.
    var missedOffers: [AgentID: Int] = [:]
    /// When members of the staff last did something, or came or went.
    var actedAt: [AgentID: Timestamp] = [:]
    var waitingCount = 0
    var visitors: Set<VisitorID> = []
    var deadlines = DeadlineHeap()
    var pace: [QueueID: QueuePace] = [:]
    var lowRatings: [ConversationID: LowRating] = [:]
    /// Conversations whose owner asked for help, whose hand-off nobody has answered, or whose mood is flagged.
    var calls: Set<ConversationID> = []
    var needsSettling = false
    var movedQueues: [QueueID] = []

    /// Creates an empty floor.
    public init(policy: FloorPolicy) {
        self.policy = policy
    }

    /// Where a visitor's one open conversation is found.
    struct Door: Hashable, Sendable {
        let visitor: VisitorID
        let site: SiteID
    }

    /// A bad rating, kept apart from the conversation so that it outlives its eviction.
    struct LowRating: Hashable, Sendable {
        let score: Int
        let solved: Solved?
        let at: Timestamp
        let queue: QueueReference
        let agent: AgentReference?
        let contact: ContactID?

        init(_ record: ConversationRecord, _ survey: SurveyResult) {
            (score, at, queue, agent) = (survey.score, survey.at, record.queue, record.lastAgent)
            (contact, solved) = (record.contact, survey.solved)
        }
    }
}
