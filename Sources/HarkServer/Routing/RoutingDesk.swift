import Dispatch
import HarkDomain
import HarkFloor
import HarkRouting
import HarkStore

/// Reads, checks and tries routing plans, on a thread of its own: a long plan takes a while to read.
final class RoutingDesk: Sendable {
    /// The plan that holds.
    struct Held: Sendable {
        /// What was published; nil before the first publication.
        let version: RoutingVersion?
        /// What it says.
        let plan: RoutingPlan
        /// What is most likely a mistake in it.
        let warnings: [RoutingFault]
        /// The queues that there are.
        let queues: QueueNames

        /// The number of the version, 0 before the first publication.
        var number: Int { version?.published.version ?? 0 }
    }

    let store: Store
    private let bench = DispatchQueue(label: "hark.routing", qos: .utility)

    init(_ store: Store) { self.store = store }

    /// The plan that holds.
    ///
    /// - Throws: `StoreError`.
    func held() async throws(StoreError) -> Held {
        let (version, queues) = try await store.reading { store throws(StoreError) in
            (try store.routingVersion(), QueueNames(try store.queues()))
        }
        let (plan, faults) = await onBench { version.map { Self.kept($0) } ?? (RoutingPlan(), []) }
        return Held(version: version, plan: plan, warnings: faults, queues: queues)
    }

    /// Reads a plan that names queues that there are.
    ///
    /// - Throws: `StoreError`.
    func read(_ text: String) async throws(StoreError) -> (plan: RoutingPlan?, faults: [RoutingFault]) {
        let queues = try await store.reading { store throws(StoreError) in QueueNames(try store.queues()) }
        return await onBench { RoutingPlan.read(text, queues: queues.id) }
    }

    /// Writes a plan as it is kept, and reads that back, so that the loop finds it read when it is published.
    ///
    /// - Throws: `Refusal.conflict` when it can't be read back, such as when a queue is gone; `StoreError`.
    func written(_ plan: RoutingPlan) async throws -> String {
        let text = plan.json(name: \.text)
        let (read, faults) = try await read(text)
        guard read != nil else { throw Refusal.conflict(faults.first?.words ?? "The plan can't be kept") }
        return text
    }

    /// Tells what would happen to a conversation that came now, under the plan that holds or another one.
    ///
    /// - Returns: nil for an unknown site.
    func attempt(
        _ facts: EntryFacts,
        under plan: RoutingPlan?,
        on floor: Floor,
        at moment: Timestamp,
        now: Timestamp
    ) async -> TriedRoute? {
        await onBench { (plan.map { floor.routed(by: $0) } ?? floor).tried(facts, at: moment, now: now) }
    }

    /// A stored plan, whose queues may be gone by now.
    static func kept(_ version: RoutingVersion) -> (plan: RoutingPlan, warnings: [RoutingFault]) {
        let (plan, faults) = RoutingPlan.read(version.published.plan) { QueueID($0) }
        return (plan ?? RoutingPlan(), faults)
    }

    private func onBench<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in bench.async { continuation.resume(returning: work()) } }
    }
}
