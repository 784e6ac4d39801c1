import Dispatch
import HarkDomain
import HarkFloor
import HarkProtocol
import HarkRouting
import HarkStore

/// Reads and writes survey plans, on a thread of its own: a long plan takes a while to read.
final class SurveyDesk: Sendable {
    /// The plan that holds.
    struct Held: Sendable {
        /// What was published; nil before the first publication.
        let version: SurveyVersion?
        /// What it says.
        let plan: SurveyPlan
        /// The queues that there are.
        let queues: QueueNames

        /// The number of the version, 0 before the first publication.
        var number: Int { version?.published.version ?? 0 }
    }

    private let store: Store
    private let bench = DispatchQueue(label: "hark.surveys", qos: .utility)

    init(_ store: Store) { self.store = store }

    /// The plan that holds.
    ///
    /// - Throws: `StoreError`.
    func held() async throws(StoreError) -> Held {
        let (version, queues) = try await store.reading { store throws(StoreError) in
            (try store.surveyVersion(), QueueNames(try store.queues()))
        }
        let plan = await onBench { version.map { Self.kept($0) } ?? SurveyPlan() }
        return Held(version: version, plan: plan, queues: queues)
    }

    /// Reads a plan that names queues that there are.
    ///
    /// - Throws: `StoreError`.
    func read(_ text: String) async throws(StoreError) -> (plan: SurveyPlan?, faults: [RoutingFault]) {
        let queues = try await store.reading { store throws(StoreError) in QueueNames(try store.queues()) }
        return await onBench { SurveyPlan.read(text, queues: queues.id) }
    }

    /// A stored plan, whose queues may be gone by now.
    static func kept(_ version: SurveyVersion) -> SurveyPlan {
        SurveyPlan.read(version.published.plan) { QueueID($0) }.plan ?? SurveyPlan()
    }

    private func onBench<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in bench.async { continuation.resume(returning: work()) } }
    }
}

// The survey plan as the API tells it.
extension JSONWriter {
    mutating func surveys(_ held: SurveyDesk.Held) {
        if let version = held.version { self.version(version) } else { member("version", 0) }
        plan(held.plan, held.queues)
    }

    mutating func version(_ version: SurveyVersion) {
        member("version", version.published.version)
        member("publishedAt", version.publishedAt)
        member("publishedBy", version.publishedBy)
        member("note", version.published.note)
    }

    /// Writes a member with a plan, queues by name.
    mutating func plan(_ plan: SurveyPlan, _ queues: QueueNames) {
        name("plan")
        raw(plan.json(name: queues.name).utf8)
    }
}
