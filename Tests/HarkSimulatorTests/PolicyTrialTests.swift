import Foundation
import HarkDomain
import HarkRouting
import Testing

@testable import HarkSimulator

struct PolicyTrialTests {
    private let world = TrialWorld(hours: 12)
    private let helping = TrialPlan(policies: [TrialWorld.orders.id: TrialWorld.helping])

    @Test func `equal plans differ by exactly nothing`() async throws {
        let log = world.run(RoutingPolicy()).log
        let result = try await unhurried(log, current: helping, proposed: helping, days: 1, replications: 3)
        #expect(result.current == result.proposed)
        let difference = result.difference
        let lines = [difference.all] + difference.queues.map(\.figures) + difference.agents.map(\.figures)
        #expect(lines.allSatisfy { $0.values.allSatisfy { $0 == Measure(value: 0, low: 0, high: 0) } })
    }

    @Test func `the plan that was in force comes to what happened`() async throws {
        let log = world.run(RoutingPolicy()).log
        let result = try await unhurried(log, current: TrialPlan(), proposed: helping, days: 1, replications: 3)
        for figure in TrialFigure.allCases where figure != .coverage {
            #expect(abs(result.gap[figure]?.value ?? 0) < 0.001, "\(figure)")
        }
        for agent in result.gap.agents { #expect(abs(agent.figures[.load]?.value ?? 1) < 0.001) }
        #expect(result.difference[.abandonment]?.value != 0)
    }

    @Test func `what happened is read from the log itself`() async throws {
        let (tally, log) = world.run(RoutingPolicy())
        let result = try await unhurried(log, current: helping, proposed: helping, days: 1, replications: 2)
        let waits = tally.lines.flatMap(\.waits)
        let mean = waits.reduce(0) { $0 + Double($1) } / Double(waits.count)
        #expect(result.conversations == waits.count)
        #expect(abs((result.happened[.waitMeanSeconds]?.value ?? 0) - mean) < 0.01)
        #expect(result.happened[.abandoned]?.value == Double(tally.lines.reduce(0) { $0 + $1.abandoned }))
        #expect(result.happened[.coverage] == nil)
        #expect(result.happened[.waitMeanSeconds]?.low == nil)
        let taken = result.happened.agents.reduce(0) { $0 + ($1.figures[.conversations]?.value ?? 0) }
        #expect(taken == result.happened[.answered]?.value)
    }

    @Test func `intervals hold what another policy would have come to`() async throws {
        var (held, count) = (0, 0)
        for seed in 1...8 {
            let world = TrialWorld(hours: 12, seed: UInt64(seed))
            let log = world.run(RoutingPolicy()).log
            let result = try await unhurried(
                log,
                current: TrialPlan(),
                proposed: helping,
                days: 1,
                replications: 8
            )
            let truth = TrialFigures(world.helped.run(RoutingPolicy()).tally, capacities: [])
            for figure: TrialFigure in [.waitMeanSeconds, .waitP90Seconds, .abandonment, .serviceLevel] {
                count += 1
                if result.proposed[figure]?.holds(truth.all[figure] ?? -1) == true { held += 1 }
            }
        }
        #expect(held >= count * 85 / 100, "\(held) of \(count)")
    }

    @Test func `the same seed gives the same result on any number of cores`() async throws {
        let log = world.run(RoutingPolicy()).log
        let one = try await unhurried(log, current: TrialPlan(), proposed: helping, days: 1, replications: 3)
        let two = try await unhurried(
            log,
            current: TrialPlan(),
            proposed: helping,
            days: 1,
            replications: 3,
            cores: 2
        )
        #expect(one == two)
    }

    @Test func `four in five of the ranges told in a replay hold`() async throws {
        let log = TrialWorld(hours: 100).run(RoutingPolicy()).log
        let result = try await unhurried(log, current: TrialPlan(), proposed: helping, days: 31, replications: 1)
        #expect((0.75...0.85).contains(result.current[.coverage]?.value ?? 0))
        #expect((0.75...0.85).contains(result.proposed[.coverage]?.value ?? 0))
    }

    @Test func `entry rules of a plan decide queue, target and limits anew`() async throws {
        let log = world.run(RoutingPolicy()).log
        let current = TrialPlan(firstResponseSeconds: [TrialWorld.orders.id: 30])
        var proposed = TrialPlan(agentCapacity: [TrialWorld.orders.id: 0])
        proposed.demand = { conversation in
            var demand = conversation.demand
            if demand.queue == TrialWorld.orders.id { demand.firstResponseSeconds = 0 }
            return demand
        }
        let result = try await unhurried(log, current: current, proposed: proposed, days: 1, replications: 2)
        let orders = try #require(result.proposed.queues.first { $0.queue == TrialWorld.orders })
        #expect(orders.figures[.answered]?.value == 0)
        #expect(orders.figures[.slaBreaches]?.value == 1)
        #expect(result.happened[.slaBreaches] != nil)
        let returns = try #require(result.current.queues.first { $0.queue == TrialWorld.returns })
        #expect(returns.figures[.slaBreaches] == nil)
    }

    @Test func `the result as JSON has every measure with its interval`() async throws {
        let log = world.run(RoutingPolicy()).log
        let result = try await unhurried(log, current: helping, proposed: TrialPlan(), days: 1, replications: 2)
        let json = try JSONSerialization.jsonObject(with: Data(try result.json().utf8))
        let root = try #require(json as? [String: Any])
        #expect(root["from"] as? String == "2026-01-05T00:00:00.000Z")
        #expect(root["to"] as? String == "2026-01-05T12:00:00.000Z")
        for name in ["happened", "current", "proposed", "difference", "gap"] {
            let part = try #require(root[name] as? [String: Any])
            for figure in ["waitMeanSeconds", "waitP50Seconds", "waitP90Seconds", "abandonment", "occupancy"] {
                #expect(Set(try #require(part[figure] as? [String: Any]).keys) == ["value", "low", "high"])
            }
            let agent = try #require((part["agents"] as? [[String: Any]])?.first)
            #expect(Set(agent.keys) == ["id", "name", "conversations", "load"])
        }
        #expect(result.markdown.contains("| Mean wait |"))
        #expect(result.markdown.contains("| Agent 3 |"))
    }
}

/// A trial that may take as long as it takes on a busy machine.
private func unhurried(
    _ log: TrialLog,
    current: TrialPlan,
    proposed: TrialPlan,
    days: Int,
    replications: Int? = nil,
    cores: Int = 1
) async throws -> PolicyTrialResult {
    try await PolicyTrial.run(
        log,
        current: current,
        proposed: proposed,
        days: days,
        replications: replications,
        cores: cores,
        limit: .seconds(3600)
    )
}
