import HarkDomain
import HarkRouting
import Testing

@testable import HarkSimulator

/// Logs that nobody would write, and what must hold for any.
struct PolicyTrialLimitTests {
    private let log = TrialWorld(hours: 3).run(RoutingPolicy()).log

    private func run(_ log: TrialLog, days: Int = 31, replications: Int = 2) async throws -> PolicyTrialResult {
        let proposed = TrialPlan(policies: [TrialWorld.orders.id: TrialWorld.helping])
        return try await PolicyTrial.run(
            log,
            current: TrialPlan(),
            proposed: proposed,
            days: days,
            replications: replications,
            limit: .seconds(3600)
        )
    }

    @Test func `an empty log has measures of zero`() async throws {
        let nobody = TrialLog(from: log.from, to: log.to, conversations: [], agents: [], queues: [])
        let result = try await run(nobody)
        #expect(result.conversations == 0)
        #expect(result.proposed.all.values.allSatisfy { $0.value == 0 })
        #expect(result.markdown.contains("Nobody came"))
    }

    @Test func `nobody is answered when nobody was ever available`() async throws {
        var log = log
        for index in log.agents.indices { log.agents[index].available = [] }
        let result = try await run(log)
        #expect(result.proposed[.answered]?.value == 0)
        #expect(result.proposed[.occupancy]?.value == 0)
    }

    @Test func `absurd times are left out and do no harm`() async throws {
        var log = log
        let ends = [Timestamp(milliseconds: .min), Timestamp(milliseconds: .max), log.from, log.to]
        var odd = log.conversations[0]
        for first in ends {
            for second in ends {
                (odd.queuedAt, odd.assignedAt, odd.endedAt) = (log.conversations[9].queuedAt, first, second)
                log.conversations.append(odd)
                (odd.queuedAt, odd.assignedAt, odd.endedAt) = (first, second, nil)
                log.conversations.append(odd)
                log.agents[0].available.append(TrialSpan(from: first, to: second))
            }
        }
        for seconds in [Double.nan, .infinity, -1, 1e300] {
            odd = log.conversations[9]
            odd.handlingSeconds = seconds
            (odd.demand.priority, odd.demand.weight, odd.demand.firstResponseSeconds) = (.max, .min, .min)
            log.conversations.append(odd)
        }
        log.agents[0].capacity = .max
        let result = try await run(log)
        #expect(result.leftOut > 0)
        let figures = [result.happened, result.current, result.proposed]
        #expect(figures.allSatisfy { $0.all.values.allSatisfy { $0.value.isFinite } })
        #expect(figures.allSatisfy { ($0[.waitMeanSeconds]?.value ?? -1) >= 0 })
    }

    @Test func `what is out of range is told`() async throws {
        var twice = log
        twice.agents.append(log.agents[0])
        await #expect(throws: PolicyTrialError.twice(log.agents[0].agent.id.text)) { try await run(twice) }
        var backwards = log
        (backwards.from, backwards.to) = (log.to, log.from)
        await #expect(throws: PolicyTrialError.noTime) { try await run(backwards) }
        await #expect(throws: PolicyTrialError.outOfRange("days", allowed: 1...31, found: 32)) {
            try await run(log, days: 32)
        }
        await #expect(throws: PolicyTrialError.outOfRange("replications", allowed: 1...1000, found: 0)) {
            try await run(log, replications: 0)
        }
        let policy = PolicyTrialError.policy(field: "stickySeconds", reason: "must be 0…3600")
        await #expect(throws: policy) {
            try await PolicyTrial.run(
                log,
                current: TrialPlan(),
                proposed: TrialPlan(default: RoutingPolicy(stickySeconds: -1)),
                days: 1
            )
        }
    }

    @Test func `a trial ends when its time is up`() async throws {
        let limit = Duration.zero
        await #expect(throws: PolicyTrialError.tooLong(limit: limit)) {
            try await PolicyTrial.run(log, current: TrialPlan(), proposed: TrialPlan(), days: 1, limit: limit)
        }
    }

    @Test func `a cancelled trial ends`() async {
        let trial = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await PolicyTrial.run(log, current: TrialPlan(), proposed: TrialPlan(), days: 1)
        }
        await #expect(throws: PolicyTrialError.cancelled) { try await trial.value }
    }

    @Test(arguments: 1...20)
    func `nobody is above capacity and nobody is lost, whatever the log`(_ seed: UInt64) async throws {
        let log = TrialWorld.random(seed: seed)
        var policy = RoutingPolicy(choice: RoutingPolicy.Choice.allCases[Int(seed) % 5], stickySeconds: 60)
        policy.overflow = [Overflow(to: TrialWorld.returns.id, atLength: 3, whenNobodyIsOnline: true)]
        let plan = TrialPlan(policies: [TrialWorld.orders.id: policy], agentCapacity: [TrialWorld.returns.id: 150])
        let study = try TrialStudy(log, TrialPlan(), plan, days: 2, serviceLevelSeconds: 20)
        let drawn = study.unknowns.draw(seed: seed, replication: 0)
        for centre in [study.current, study.proposed] {
            var replication = centre.replication(drawn, router: WatchfulDispatcher(centre.router))
            let lines = replication.run().lines
            #expect(replication.router.faults.isEmpty)
            #expect(lines.reduce(0) { $0 + $1.waits.count } == study.conversations)
            #expect(replication.customers.count == study.window.customers.count)
        }
        let run = try #require(study.run(0, seed: seed) { true })
        for figures in [study.happened, run.current, run.proposed] {
            let parts = [TrialFigure.answered, .abandoned, .waiting].reduce(0) { $0 + (figures.all[$1] ?? 0) }
            #expect(parts == Double(study.conversations))
        }
    }
}

/// The router, and who was given more than there is room for or was not there.
private struct WatchfulDispatcher: Dispatcher {
    private var router: BoardDispatcher
    private var seats: [AgentID: RoutingSeat] = [:]
    var faults: [String] = []

    init(_ router: BoardDispatcher) { self.router = router }

    mutating func put(_ need: RoutingNeed) { router.put(need) }

    mutating func remove(need: ConversationID) { router.remove(need: need) }

    mutating func put(_ seat: RoutingSeat) {
        if seat.load > seat.capacity { faults.append("\(seat.agent.name) holds \(seat.load)") }
        for (queue, load) in seat.loadByQueue where load > seat.queues[queue]?.capacity ?? .max {
            faults.append("\(seat.agent.name) holds \(load) of \(queue)")
        }
        seats[seat.agent.id] = seat
        router.put(seat)
    }

    mutating func nextAssignment(at now: Timestamp) -> Assignment? {
        let next = router.nextAssignment(at: now)
        if let next, seats[next.agent]?.isAvailable != true { faults.append("\(next.agent) is not there") }
        return next
    }

    func nextMoment(after now: Timestamp) -> Timestamp? { router.nextMoment(after: now) }
}
