public import Foundation
import HarkDomain
import HarkRouting
public import HarkSimulator
public import HarkStore

/// A routing plan tried on what a store's log tells.
public enum RoutingTrial {
    /// Tries the plan in a file over the last days of a log, up to its last event.
    ///
    /// - Throws: `ConfigurationError` with every fault of the plan, `PolicyTrialError`, `StoreError`.
    public static func run(
        planFile: URL,
        on store: Store,
        days: Int,
        cores: Int
    ) async throws -> PolicyTrialResult {
        let plan = try ConfiguredPlan(planFile).plan(QueueNames(try store.queues()).id)
        let last = try store.lastMoment() ?? Timestamp(milliseconds: 0)
        return try await run(plan, on: store, days: days, before: last + .milliseconds(1), cores: cores)
    }

    /// Tries a plan, reading and all within a time, so that who asked over the network still hears of it.
    static func run(
        _ plan: RoutingPlan,
        on store: Store,
        days: Int,
        before end: Timestamp,
        cores: Int = 1,
        within limit: Duration = .seconds(60)
    ) async throws -> PolicyTrialResult {
        let began = ContinuousClock.now
        let material = try TrialReader(store: store).read(days: days, before: end)
        let left = limit - (ContinuousClock.now - began)
        guard left > .zero else { throw PolicyTrialError.tooLong(limit: limit) }
        let held = try store.routingVersion().map { RoutingDesk.kept($0).plan } ?? RoutingPlan()
        return try await PolicyTrial.run(
            material.log,
            current: TrialPlan(held, material.entries),
            proposed: TrialPlan(plan, material.entries),
            days: days,
            cores: cores,
            limit: left
        )
    }
}
