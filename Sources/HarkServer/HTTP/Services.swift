import HarkBot
public import HarkDomain
public import HarkFloor
public import HarkHub
public import HarkSearch
public import HarkStore
public import Logging

/// What the HTTP side needs of the rest of Hark.
public struct Services: Sendable {
    /// The store, for reading.
    public var store: Store
    /// The index over what was said.
    public var search: SearchIndex
    /// The hub, for everything that writes.
    public var floor: FloorPort
    /// The bot's versions.
    let workshop: BotWorkshop
    /// The site's own words and patterns; nil where nobody reads messages.
    var language: LanguageDesk?
    /// Reads single texts; nil where nobody reads messages.
    var support: SupportDesk?
    /// What the bot did; nil where nobody sums it up.
    var measures: BotMeasures?
    /// Counts and measures conversations; nil where nobody does.
    var analytics: AnalyticsClerk?
    /// The site's models of satisfaction; nil where none are kept.
    var satisfactionModels: SatisfactionModels?
    /// Looks for what to improve, and keeps what was decided about it; nil where nobody does.
    var improvements: SuggestionDesk?
    /// Makes reports of satisfaction.
    let satisfactionReports = SatisfactionReports()
    /// Forecasts arrivals.
    let forecasts: ForecastDesk
    /// Explains changes and finds patterns.
    let diagnosis = DiagnosisDesk()
    /// Reads routing plans, and tries them on the floor as it is.
    let routing: RoutingDesk
    /// Reads survey plans.
    let surveys: SurveyDesk
    /// Tries routing plans on what happened.
    let trials: TrialDesk
    /// Looks for what the bot should learn; nil where nobody does.
    var learning: LearningDesk?
    /// Checks passwords.
    public var passwords: PasswordHasher
    /// What counts as Hark's own page.
    public var origins: OriginRule
    /// How long logins last, how many requests are worked on at once.
    public var configuration: Configuration
    /// What `/metrics` tells.
    public var metrics: PrometheusRegistry
    /// Where trouble is logged.
    public var logger: Logger
    /// The time.
    public var now: @Sendable () -> Timestamp

    /// Creates the services from their parts.
    init(
        store: Store,
        search: SearchIndex,
        floor: FloorPort,
        workshop: BotWorkshop,
        passwords: PasswordHasher,
        origins: OriginRule,
        configuration: Configuration,
        metrics: PrometheusRegistry,
        logger: Logger,
        now: @escaping @Sendable () -> Timestamp
    ) {
        (self.store, self.search, self.floor) = (store, search, floor)
        (self.workshop, self.passwords) = (workshop, passwords)
        (routing, surveys, trials) = (RoutingDesk(store), SurveyDesk(store), TrialDesk(store))
        forecasts = ForecastDesk(store, zone: configuration.zone)
        (self.origins, self.configuration, self.metrics) = (origins, configuration, metrics)
        (self.logger, self.now) = (logger, now)
    }
}

/// The hub as the HTTP side sees it: writes go in, and what only lives in memory comes out.
public struct FloorPort: Sendable {
    /// Decides a command and commits its events with the rows beside them; returns after the commit.
    public var administer: @Sendable (_ command: Command, _ writes: [DatabaseWrite]) async -> Outcome
    /// Commits rows that are no matter of the floor; returns after the commit.
    public var write: @Sendable (_ writes: [DatabaseWrite]) async throws -> Void
    /// Takes a customer's rating from the survey's page; returns after the commit.
    public var rate: @Sendable (_ rating: PageRating) async -> Outcome
    /// What each member of the staff does now.
    public var staff: @Sendable () async -> [AgentID: StaffState]
    /// A copy of the floor, to try things out on away from the loop.
    public var copy: @Sendable () async -> Floor
    /// Why Hark can't commit now, in words; nil when it can and is not going down.
    public var obstacle: @Sendable () -> String?
    /// Closes a member's sockets whose session or API token is no longer good.
    public var signOut: @Sendable (_ member: AgentID) -> Void

    /// Creates a port from its functions.
    public init(
        administer: @escaping @Sendable (Command, [DatabaseWrite]) async -> Outcome,
        write: @escaping @Sendable ([DatabaseWrite]) async throws -> Void,
        rate: @escaping @Sendable (PageRating) async -> Outcome,
        staff: @escaping @Sendable () async -> [AgentID: StaffState],
        copy: @escaping @Sendable () async -> Floor,
        obstacle: @escaping @Sendable () -> String?,
        signOut: @escaping @Sendable (AgentID) -> Void
    ) {
        (self.administer, self.write, self.rate, self.staff) = (administer, write, rate, staff)
        (self.copy, self.obstacle, self.signOut) = (copy, obstacle, signOut)
    }
}

/// What a member of the staff does at the moment.
public struct StaffState: Hashable, Sendable {
    /// What was chosen.
    public let availability: Availability
    /// True with at least one socket.
    public let isConnected: Bool
    /// What weighs on this person.
    ///
    /// - Units: hundredths of a unit.
    public let load: Int
    /// Why Hark set the availability; nil when a person chose it.
    public let because: AwayReason?

    /// Creates a state.
    public init(availability: Availability, isConnected: Bool, load: Int, because: AwayReason? = nil) {
        (self.availability, self.isConnected, self.load) = (availability, isConnected, load)
        self.because = because
    }
}
