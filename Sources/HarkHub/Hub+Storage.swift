import HarkDomain
import HarkFloor
import HarkStore
import HarkTransport
import Logging

// Storage trouble is told, not hidden: what was decided and not stored is taken back, callers hear
// `unavailable`, and the hub asks each second whether the disk takes writes again.
extension Hub {
    func noteReadiness() {
        switch storage {
        case .failing(let error): readiness.set(obstacle: "Storage takes no writes: \(error)")
        case .dead: readiness.set(obstacle: "Storage failed for good")
        case .healthy where isDraining: readiness.set(obstacle: "The server stops")
        case .healthy: readiness.set(obstacle: journal == nil ? "Starting" : nil)
        }
    }

    func storageFailed(_ error: StoreError, _ lost: OpenBatch) {
        logger.error("Storage takes no writes", metadata: ["error": "\(error)"])
        storage = .failing(error)
        finish(lost, CommitReport(failed: true))
        failOpenBatch()
        // Reads go on, and must not tell what was decided and not stored.
        reload()
    }

    /// No write can be trusted any more: nothing is acknowledged from here on, and the process ends.
    func storageBroke(_ error: StoreError) {
        guard !isDead else { return }
        storage = .dead
        logger.critical("Storage failed for good", metadata: ["error": "\(error)"])
        onFatal(error)
    }

    private var isDead: Bool {
        if case .dead = storage { true } else { false }
    }

    private func failOpenBatch() {
        let later = batch
        batch = OpenBatch()
        finish(later, CommitReport(failed: true))
    }

    /// Called each second while storage fails.
    func probeStorage() {
        guard case .failing = storage, inFlight == nil else { return }
        journal?.probe()
    }

    /// The disk takes writes again: start over from what it holds.
    func probed() {
        guard case .failing = storage else { return }
        failOpenBatch()
        guard reload() else { return }
        storage = .healthy
        logger.notice("Storage takes writes again")
        resume()
    }

    /// Takes the floor from what is on disk; false when that can't be read.
    @discardableResult private func reload() -> Bool {
        let now = clock.now
        do throws(StoreError) {
            let image = try store.floorImage(
                ratedSince: Floor.ratedSince(settings.policy, at: now),
                askedSince: Floor.askedSince(now)
            )
            floor = Floor(image: image, policy: settings.policy, at: now)
        } catch {
            logger.error("The projections can't be read", metadata: ["error": "\(error)"])
            return false
        }
        committed = floor.position
        storedAcknowledgements = floor.acknowledgements
        return true
    }

    /// Brings a floor that was just loaded up to what is observed: who is connected, what is due, who is owed an answer.
    func resume() {
        record(floor.resume(at: clock.now), hash: nil)
        for id in staff.keys.sorted() { run(.staffConnected(id)) }
        for visitor in visitors.keys.map(\.visitor).sorted() { run(.visitorConnected(visitor)) }
        for id in floor.conversationsAwaitingBot.sorted() {
            askBot(id, about: floor.conversation(id)?.lastCustomerSeq ?? 0)
        }
        readWhatIsMissing()
    }
}
