import HarkDomain
import HarkRouting

/// One run of a centre with one set of customers: events in order of time, and the router after each.
struct Replication<Router: Dispatcher> {
    /// A customer from arrival to the end of the conversation.
    struct Customer {
        let queue: Int
        /// How much of an agent it takes.
        let weight: Int
        let arrivedAt: Double
        /// Work that an agent still has with the conversation, in seconds at full pace.
        var workLeft = 0.0
        /// How soon it should be answered.
        var targetSeconds: Double?
        /// Who has it; nil while the customer waits.
        var agent: Int?
        /// The queue through which that agent serves it.
        var through: QueueID
        var answeredAt = 0.0
        /// Numbers the plans for its end, of which the last counts.
        var plan = 0
        var hasLeft = false
        /// What was said about the wait when it began.
        var estimate: WaitEstimate?
    }

    /// An agent at work.
    struct Agent {
        let group: Int
        var seat: RoutingSeat
        /// Customers in conversation with this agent.
        var held: [Int] = []
        /// Up to when the work of those is accounted for.
        var progressedTo = 0.0
    }

    let scenario: Scenario
    var router: Router
    var events = EventQueue()
    var arrivals: [ArrivalStream]
    var customers: [Customer] = []
    var agents: [Agent]
    var tally: ReplicationTally
    var book: WaitBook
    var now = 0.0
    private var plannedWake: Timestamp?
    /// Customers who count and have no answer yet.
    var unanswered = 0
    /// Where the agents of each group begin.
    let firstOfGroup: [Int]
    /// False when the run is to end at once, which is asked now and then; nil: never.
    var mayGoOn: (@Sendable () -> Bool)?
    /// True when the run ended because of that.
    private(set) var isCutOff = false

    init(_ scenario: Scenario, number: Int, router: Router, book: WaitBook? = nil) {
        self.scenario = scenario
        self.router = router
        arrivals = scenario.queues.enumerated().map {
            ArrivalStream($0.element, seed: scenario.seed, replication: number, index: $0.offset)
        }
        agents = scenario.seats().map { Agent(group: $0.group, seat: $0.seat) }
        tally = ReplicationTally(scenario)
        self.book = book ?? WaitBook(scenario)
        firstOfGroup = scenario.agents.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1.count) }
    }

    /// Runs until all who came between warm-up and horizon are answered or gone, at most twice the horizon.
    mutating func run() -> ReplicationTally {
        for agent in agents { router.put(agent.seat) }
        for group in scenario.agents.indices { planShift(of: group) }
        for queue in scenario.queues.indices { planArrival(to: queue) }
        let started = ContinuousClock.now
        var handled = 0
        while let (time, event) = events.next(), goesOn(at: time) {
            handled += 1
            if handled % 1024 == 0, let mayGoOn, !mayGoOn() { isCutOff = true }
            if isCutOff { break }
            now = time
            guard handle(event) else { continue }
            settle()
            if case .arrival = event { estimateWait(of: customers.count - 1) }
        }
        tally.elapsed = ContinuousClock.now - started
        if scenario.endsAtHorizon { now = scenario.horizonSeconds }
        countTheRest()
        return tally
    }

    private func goesOn(at time: Double) -> Bool {
        if time < scenario.horizonSeconds { return true }
        return !scenario.endsAtHorizon && unanswered > 0 && time < 2 * scenario.horizonSeconds
    }

    /// True when the router has something to decide after the event.
    private mutating func handle(_ event: SimulatedEvent) -> Bool {
        switch event {
        case .arrival(let queue): arrive(at: queue)
        case .giveUp(let customer): return giveUp(customer)
        case .finish(let customer, let plan): return finish(customer, plan: plan)
        case .shift(let group): changeShift(of: group)
        case .wake: plannedWake = nil
        }
        return true
    }

    /// Carries out what the router decides, until it has nothing more to decide now.
    private mutating func settle() {
        let moment = Timestamp(seconds: now)
        var assignments = 0
        while let assignment = router.nextAssignment(at: moment) {
            assign(assignment)
            assignments += 1
        }
        tally.decisions += max(1, assignments)
        guard let next = router.nextMoment(after: moment) else { return }
        if let plannedWake, plannedWake <= next { return }
        plannedWake = next
        events.add(.wake, at: next.seconds)
    }

    /// True for those who come between warm-up and horizon.
    func counts(_ customer: Customer) -> Bool {
        customer.arrivedAt >= scenario.warmupSeconds && customer.arrivedAt < scenario.horizonSeconds
    }
}
