import HarkDomain
import HarkFloor
import HarkStore
import HarkTransport

// Storage trouble is told, not hidden: what was decided and not stored is taken back, callers hear
// `unavailable`, and the hub asks each second whether the disk takes writes again.
extension Hub {
    /// True while what is decided can be stored.
    public var isAbleToCommit: Bool {
        if case .healthy = storage { !isDraining } else { false }
    }

    func storageFailed(_ error: StoreError, _ lost: OpenBatch) {
        finish(lost, failed: true)
        let later = batch
        batch = OpenBatch()
        finish(later, failed: true)
        guard error.isTemporary else {
            storage = .dead
            logger.critical("Storage failed for good", metadata: ["error": "\(error)"])
            return onFatal(error)
        }
        logger.error("Storage takes no writes", metadata: ["error": "\(error)"])
        storage = .failing(error)
    }

    /// Called each second while storage fails.
    func probeStorage() {
        guard case .failing = storage, let journal else { return }
        journal.probe { [weak self] error in
            self?.loop.execute {
                self?.assumeIsolated { hub in hub.probed(error) }
            }
        }
    }

    private func probed(_ error: StoreError?) {
        guard case .failing = storage else { return }
        guard error == nil else { return }
        do {
            floor = Floor(image: try store.floorImage(), policy: settings.policy, at: clock.now)
            committed = floor.position
        } catch {
            return logger.error("The projections can't be read", metadata: ["error": "\(error)"])
        }
        resolvedResidents = []
        storage = .healthy
        logger.notice("Storage takes writes again")
        resume()
    }

    /// Brings a floor that was just loaded up to what is observed: who is connected, what is due, who is owed an answer.
    func resume() {
        record(floor.resume(at: clock.now), hash: nil)
        for presence in staff.values { run(.staffConnected(presence.id)) }
        for key in visitors.keys { run(.visitorConnected(key.visitor)) }
        for id in floor.conversationsAwaitingBot { askBot(id) }
    }
}
