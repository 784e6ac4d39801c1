import HarkDomain
import HarkRouting
import HarkSimulator
import HarkStore

/// Tries routing plans on what happened, one trial at a time, away from the loop and from other requests.
actor TrialDesk {
    private let store: Store
    private let worker = WorkerThread(label: "hark.trial")
    private var isBusy = false

    init(_ store: Store) { self.store = store }

    /// Holds a plan against the one that is in force, over the last days before a moment.
    ///
    /// - Throws: `Refusal.conflict` while another trial is under way, or when it can't be made; `StoreError`.
    func run(_ plan: RoutingPlan, days: Int, before now: Timestamp) async throws -> PolicyTrialResult {
        guard !isBusy else { throw Refusal.conflict("A trial is under way") }
        isBusy = true
        defer { isBusy = false }
        do {
            return try await withTaskExecutorPreference(worker) { [store] in
                try await RoutingTrial.run(plan, on: store, days: days, before: now, within: .seconds(45))
            }
        } catch let error as PolicyTrialError {
            throw Refusal.conflict("\(error)")
        }
    }
}
