import Foundation
public import HarkBot
public import HarkDomain
import HarkFloor
import HarkProtocol
public import HarkStore
public import HarkTransport
public import Logging
public import Metrics

/// The live heart of Hark: sockets in, commands to the floor, events to disk, effects out.
///
/// It is an actor that runs on the event loop's own thread, so the transport's callbacks enter it without a hop,
/// and no lock or task lies between a frame and its answer.
public actor Hub {
    nonisolated let loop: any TurnLoop
    /// The loop's thread.
    public nonisolated let unownedExecutor: UnownedSerialExecutor

    let settings: HubSettings
    let logger: Logger
    let measures: HubMeasures
    var submittedAt: Duration = .zero
    nonisolated let store: Store
    nonisolated let surroundings: HubSurroundings
    nonisolated let clock: HubClock
    /// Whether Hark can commit, readable from any thread.
    public nonisolated let readiness = Readiness()
    /// The hub's time.
    public nonisolated var now: Timestamp { clock.now }
    var bot: BotDesk?
    let lookups: LookupPort
    let answerer: AnswererPort
    let language: LanguagePort
    let greeting: @Sendable (SiteProfile, String?) -> SiteGreeting
    nonisolated let gate: UpgradeGate
    nonisolated let contentHash: KeyedHash
    nonisolated let tokenHash: KeyedHash
    nonisolated let surveys: SurveyTokens

    var floor: Floor
    var ids: IDSource<Chance>
    var journal: (any Committing)?
    var batch = OpenBatch()
    var inFlight: OpenBatch?
    var storage = StorageState.healthy { didSet { noteReadiness() } }
    var committed: Int64
    /// How far the slow check of the log has come.
    var scrubbed: Int64 = 0
    var storedAcknowledgements: [String: AgentReference]

    var sessions: [UInt64: Session] = [:]
    var silent: [UInt64: Session] = [:]
    var visitors: [VisitorKey: VisitorPresence] = [:]
    var staff: [AgentID: StaffPresence] = [:]
    /// What those who left have used of their rates, until it has refilled.
    var restingVisitors: [VisitorKey: TokenBucket] = [:]
    var restingStaff: [AgentID: TokenBucket] = [:]
    /// What each address has used of its rate of new conversations, until it has refilled.
    var starts: [String: TokenBucket] = [:]
    var rooms: [ConversationID: Room] = [:]
    var loading: [ConversationID: [WaitingCall]] = [:]
    var readMarks: [ConversationID: ReadMarks] = [:]
    var botBusy: Set<ConversationID> = []
    /// Answers that a model is wording.
    var wordings: [ConversationID: Wording] = [:]
    var lastWording = 0
    var line = ReadingLine()
    var places = QueuePlaces()
    var boards: [FloorScope: FloorBoard] = [:]
    var contactNames = ContactNames()
    var resolvedToday = DayCount()
    var timers: [any Cancellable] = []
    var isDraining = false { didSet { noteReadiness() } }
    let onFatal: @Sendable (StoreError) -> Void

    /// Creates the hub over an open store; `start()` brings it to life.
    ///
    /// - Throws: `StoreError` when the projections can't be read.
    public init(
        loop: EventLoop,
        store: Store,
        settings: HubSettings,
        bot: BotEngine?,
        lookups: LookupPort = .none,
        answerer: AnswererPort = .none,
        language: LanguagePort,
        gate: UpgradeGate,
        greeting: @escaping @Sendable (SiteProfile, String?) -> SiteGreeting,
        logger: Logger,
        metrics: any MetricsFactory,
        onFatal: @escaping @Sendable (StoreError) -> Void
    ) throws {
        try self.init(
            loop: loop,
            store: store,
            settings: settings,
            bot: bot,
            lookups: lookups,
            answerer: answerer,
            language: language,
            gate: gate,
            greeting: greeting,
            logger: logger,
            metrics: metrics,
            surroundings: .threads(),
            onFatal: onFatal
        )
    }

    package init(
        loop: any TurnLoop,
        store: Store,
        settings: HubSettings,
        bot: BotEngine?,
        lookups: LookupPort = .none,
        answerer: AnswererPort = .none,
        language: LanguagePort,
        gate: UpgradeGate,
        greeting: @escaping @Sendable (SiteProfile, String?) -> SiteGreeting,
        logger: Logger,
        metrics: any MetricsFactory,
        surroundings: HubSurroundings,
        onFatal: @escaping @Sendable (StoreError) -> Void
    ) throws {
        unownedExecutor = loop.asUnownedSerialExecutor()
        (self.loop, self.store, self.settings, self.gate) = (loop, store, settings, gate)
        (self.greeting, self.logger, self.onFatal) = (greeting, logger, onFatal)
        measures = HubMeasures(metrics)
        self.surroundings = surroundings
        clock = surroundings.clock
        ids = IDSource(random: Chance(source: surroundings.random))
        contentHash = KeyedHash(secret: store.secret, purpose: "content")
        tokenHash = KeyedHash(secret: store.secret, purpose: "visitor token")
        surveys = SurveyTokens(secret: store.secret)
        self.language = language
        (self.lookups, self.answerer) = (lookups, answerer)
        self.bot = bot.map { BotDesk(engine: $0, analyse: language.analyse, think: surroundings.think) }
        let now = clock.now
        let image = try store.floorImage(
            ratedSince: Floor.ratedSince(settings.policy, at: now),
            askedSince: Floor.askedSince(now)
        )
        floor = Floor(image: image, policy: settings.policy, at: now)
        committed = image.position
        storedAcknowledgements = image.acknowledgements
    }
}

/// Whether Hark can commit; the loop writes it, anybody reads it.
///
/// `@unchecked` because the lock guards the reason.
public final class Readiness: @unchecked Sendable {
    private let lock = NSLock()
    private var reason: String? = "Starting"

    /// True while what is decided can be stored and the server is not going down.
    public var isReady: Bool { obstacle == nil }

    /// Why nothing can be committed now, in words for the operator; nil when it can.
    public var obstacle: String? { lock.withLock { reason } }

    func set(obstacle: String?) { lock.withLock { reason = obstacle } }
}

/// A visitor on one site.
struct VisitorKey: Hashable {
    let visitor: VisitorID
    let site: SiteID
}

/// What the widget says of a site.
public struct SiteGreeting: Sendable {
    /// The greeting in the customer's language.
    public let greeting: String
    /// Questions a customer may start with, at most three.
    public let starters: [String]

    /// Creates the words.
    public init(greeting: String, starters: [String]) {
        (self.greeting, self.starters) = (greeting, starters)
    }
}

/// What decides at the upgrade: the origin rule and who proved to be staff.
public struct UpgradeGate: Sendable {
    /// Returns the refusal for a foreign origin or a wrong bearer token, nil to let it pass.
    public let refuse: @Sendable (HTTPRequest) -> HTTPResponse?
    /// Returns what the request proves.
    public let identify: @Sendable (HTTPRequest) -> UpgradeIdentity
    /// True while a credential proved at the upgrade is still good.
    public let isGood: @Sendable (StaffCredential) -> Bool
    /// Returns whom an identity token of a site names, nil when it is not good.
    public let verify: @Sendable (_ token: String, _ site: SiteID) async -> VerifiedIdentity?
    /// Answers every request that is no upgrade.
    public let request: @Sendable (HTTPRequest, HTTPResponder) -> Void

    /// Creates a gate from its decisions.
    public init(
        refuse: @escaping @Sendable (HTTPRequest) -> HTTPResponse?,
        identify: @escaping @Sendable (HTTPRequest) -> UpgradeIdentity,
        isGood: @escaping @Sendable (StaffCredential) -> Bool,
        verify: @escaping @Sendable (_ token: String, _ site: SiteID) async -> VerifiedIdentity?,
        request: @escaping @Sendable (HTTPRequest, HTTPResponder) -> Void
    ) {
        (self.refuse, self.identify, self.isGood) = (refuse, identify, isGood)
        (self.verify, self.request) = (verify, request)
    }
}

/// Whether the disk takes what is decided.
enum StorageState {
    case healthy
    /// The last batch failed for a reason that may pass; it is probed each second.
    case failing(StoreError)
    /// The process must end.
    case dead
}
