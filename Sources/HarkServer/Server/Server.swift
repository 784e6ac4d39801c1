public import Foundation
import HarkBot
import HarkDomain
public import HarkHub
import HarkLanguage
public import HarkSearch
public import HarkStore
public import HarkTransport
public import Logging

/// A whole Hark in one process: loop, transport, hub, store, pages, API and the operator's door, wired together.
public final class Server: Sendable {
    /// The store of the data directory.
    public let store: Store
    /// The index over what was said.
    public let search: SearchIndex
    /// The running hub.
    public let hub: Hub
    /// What the server collects for `/metrics`.
    public let metrics: PrometheusRegistry
    private let loop: EventLoop
    private let transport: TransportServer
    private let switchboard: Switchboard
    private let control: ControlSocket
    private let backups: BackupDesk
    private let language: LanguageDesk
    private let measures: BotMeasures
    private let analytics: AnalyticsClerk
    private let reports: ReportClerk?
    private let workshop: BotWorkshop
    private let lookups: BotLookups
    private let answerer: AnswererDesk?
    private let orders: DemoOrders
    private let learning: LearningClerk
    private let satisfaction: SatisfactionClerk
    private let improvements: SuggestionClerk
    private let warmer: ReportWarmer
    /// The routing plan of the configuration.
    let plan: ConfiguredPlan?
    /// The survey plan of the configuration.
    let configuredSurveys: ConfiguredSurveys?
    /// Makes backups by the clock; nil when none are asked for.
    let clerk: BackupClerk?
    /// What an operator does by the command line, on this server.
    public let operations: Operations
    let logger: Logger

    /// Opens the data directory and wires everything; nothing listens yet.
    ///
    /// `reader` stands in for the language stack of the configuration, when there is one.
    /// `onFatal` is called when storage broke for good; the process should end with status 70.
    /// - Throws: `StoreError`, `BotError`, `ConfigurationError`, `TransportError` or `POSIXError`, each saying what is wrong.
    public init(
        configuration: Configuration,
        data: URL,
        listen: [ListenAddress],
        logger: Logger,
        metrics: PrometheusRegistry = PrometheusRegistry(),
        reader: LanguagePort? = nil,
        onFatal: @escaping @Sendable (StoreError) -> Void
    ) throws {
        (self.logger, self.metrics) = (logger, metrics)
        let configured = try BotBuild(rules: configuration.botRules, articles: configuration.botArticles)
        try configuration.checkLanguage()
        plan = try configuration.configuredPlan
        configuredSurveys = try configuration.configuredSurveys
        store = try Store.open(directory: data, mode: .readWrite, logger: logger)
        workshop = try BotWorkshop(store, configured: configured, at: HubClock().now, logger: logger)
        language = try LanguageDesk(
            configuration,
            admins: LanguageDocument(try store.vocabulary()),
            corrections: data.appending(path: LanguageDesk.correctionsFile)
        )
        search = SearchIndex(store, logger: logger, metrics: metrics)
        loop = try EventLoop(label: "hark.loop")
        lookups = try BotLookups(loop: loop, configuration.bot)
        answerer = try AnswererDesk(
            configuration.bot,
            use: try store.answererUse(),
            mask: { [language] in language.analyzer },
            logger: logger,
            metrics: metrics
        )
        orders = DemoOrders(loop: loop, today: Date(), logger: logger)
        switchboard = Switchboard()
        let origins = OriginRule(publicURL: configuration.server.publicURL)
        let clock = HubClock()
        let authenticator = Authenticator(store: store, configuration: configuration, now: { clock.now })
        let satisfactionDesk = SatisfactionDesk(store)
        satisfaction = SatisfactionClerk(
            store,
            SatisfactionModels(data: data),
            desk: satisfactionDesk,
            analyzer: { [language] in language.analyzer },
            zone: configuration.zone,
            logger: logger
        )
        hub = try Hub(
            loop: loop,
            store: store,
            settings: HubSettings(configuration),
            bot: workshop.live.build.engine,
            lookups: lookups.port,
            answerer: answerer?.port ?? .none,
            language: reader
                ?? language.port(estimating: satisfactionDesk) { [workshop] in
                    workshop.live.build.engine.intent(of: $0)
                },
            gate: .server(authenticator, origins, IdentityTokens(secret: store.secret), switchboard),
            greeting: Self.greeting(workshop, store),
            logger: logger,
            metrics: metrics,
            onFatal: onFatal
        )
        workshop.whenChanged { [hub, workshop] in
            Task { await hub.speak { workshop.live.build.engine } }
        }
        let passwords = PasswordHasher(atOnce: configuration.staff.passwordChecksAtOnce)
        var services = Services(
            store: store,
            search: search,
            floor: FloorPort(hub),
            workshop: workshop,
            passwords: passwords,
            origins: origins,
            configuration: configuration,
            metrics: metrics,
            logger: logger,
            now: { clock.now }
        )
        measures = BotMeasures(store)
        services.language = language
        services.support = SupportDesk(language) { [workshop] in workshop.live.build.engine.intent(of: $0) }
        services.measures = measures
        analytics = AnalyticsClerk(store, zone: configuration.zone, logger: logger, metrics: metrics)
        services.analytics = analytics
        services.satisfactionModels = SatisfactionModels(data: data)
        reports = ReportClerk(configuration, analytics, logger: logger)
        let improver = SuggestionDesk(store, services.floor, analytics, zone: configuration.zone) { [language] in
            language.analyzer
        }
        services.improvements = improver
        improvements = SuggestionClerk(improver, zone: configuration.zone, logger: logger)
        let learner = LearningDesk(services)
        services.learning = learner
        learning = LearningClerk(
            learner,
            measures,
            workshop,
            zone: configuration.zone,
            logger: logger
        )
        warmer = ReportWarmer(services)
        switchboard.front = HTTPFront(
            services,
            pages: try Pages(root: configuration.webRoot.path, services: services)
        )
        transport = TransportServer(
            loop: loop,
            configuration: TransportConfiguration(configuration, listen: listen),
            handler: hub,
            logger: logger
        )
        let door = FloorDoor(hub: hub, store: store)
        backups = BackupDesk(door, metrics: metrics)
        clerk = BackupSchedule(configuration.backup).map { [backups] in
            BackupClerk($0, desk: backups, logger: logger)
        }
        operations = Operations(door, passwords: passwords, backups: backups)
        control = try ControlSocket(directory: data, logger: logger, operations: operations)
    }

    /// Brings loop and hub to life; commands are taken, sockets are not.
    public func start() async {
        loop.start()
        answerer?.start { [hub] use in try? await hub.write([{ try AnswererUse.write(use, $0) }]) }
        await hub.start()
        search.start()
        analytics.start()
        if let clerk { watchClock(every: BackupClerk.interval) { await clerk.look(at: $0) } }
        if let reports { watchClock(every: ReportClerk.interval) { await reports.look(at: $0) } }
        watchClock(every: LearningClerk.interval) { [learning] in await learning.look(at: $0) }
        watchClock(every: SatisfactionClerk.interval) { [satisfaction] in await satisfaction.look(at: $0) }
        watchClock(every: ReportWarmer.interval) { [warmer] in await warmer.look(at: $0) }
        watchClock(every: SuggestionClerk.interval) { [improvements] in await improvements.look(at: $0) }
    }

    /// The loop only gives the sign; the work is done elsewhere.
    private func watchClock(every interval: Duration, _ look: @escaping @Sendable (Timestamp) async -> Void) {
        loop.execute { [loop, hub] in
            loop.schedule(after: .seconds(5), every: interval) {
                Task { await look(hub.now) }
            }
        }
    }

    /// Starts the demo's order service and lets the bot's flows ask it.
    ///
    /// - Throws: `TransportError` or `FetchSetupError` when it can't be had.
    public func startDemoOrders() async throws {
        try await onLoop { [orders, lookups] _ in
            try orders.start()
            try lookups.reach(orders)
        }
    }

    /// Starts to listen.
    ///
    /// - Returns: where, with the ports that were really taken.
    /// - Throws: `TransportError` when an address can't be had.
    public func listen() async throws -> [BoundAddress] {
        try await onLoop { transport in try transport.start() }
    }

    /// Takes a new certificate into use; connections go on.
    ///
    /// - Throws: `TransportError` when the pair is not good; the old one stays.
    public func reloadCertificates() async throws {
        try await onLoop { transport in try transport.reloadCertificates() }
    }

    /// Reads the site's own words and patterns again; a mistake in them changes nothing.
    ///
    /// - Throws: `BotError` or `ConfigurationError`, each saying what is wrong.
    public func reloadLanguage() throws { try language.reload() }

    /// Ends in order: no new sockets, everybody told, everything decided on disk, sockets flushed and closed with 4000.
    public func stop(within limit: Duration = .seconds(4)) async {
        control.close()
        switchboard.isDraining = true
        try? await onLoop { $0.stopListening() }
        await backups.stop()
        await answerer?.stop()
        await hub.drain()
        await withCheckedContinuation { continuation in
            loop.execute { [transport] in
                transport.shutdown(within: limit, code: 4000) { continuation.resume() }
            }
        }
        await withCheckedContinuation { continuation in
            loop.execute { [orders] in orders.stop { continuation.resume() } }
        }
        await hub.settled()
        await hub.stop()
        loop.stop()
        loop.join()
        search.close()
        measures.close()
        analytics.close()
        store.close()
    }

    private func onLoop<Value: Sendable>(
        _ work: @escaping @Sendable (TransportServer) throws -> Value
    ) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            loop.execute { [transport] in
                continuation.resume(with: Result { try work(transport) })
            }
        }
    }

    /// A site's own words win over the bot's, and the bot's are in the customer's language.
    private static func greeting(
        _ workshop: BotWorkshop,
        _ store: Store
    ) -> @Sendable (SiteProfile, String?) -> SiteGreeting {
        { site, language in
            let engine = workshop.live.build.engine
            let spoken = language.flatMap { Language(tag: $0) } ?? .english
            let own = (try? store.sites())?.first { $0.profile.id == site.id }?.words
            let starters = own.map(\.starters) ?? []
            return SiteGreeting(
                greeting: own?.greeting ?? engine.greeting(site: site.key, language: spoken),
                starters: starters.isEmpty ? engine.starters(site: site.key, language: spoken) : starters
            )
        }
    }
}

/// Passes requests on to the HTTP side, which is made after the hub that needs it.
///
/// `@unchecked` because the front is set once, before the loop runs.
final class Switchboard: @unchecked Sendable {
    var front: HTTPFront?
    var isDraining = false

    func handle(_ request: HTTPRequest, _ responder: HTTPResponder) {
        guard let front else { return responder.respond(HTTPResponse(status: 503)) }
        front.handle(request, responder)
    }
}
