import HarkStore

/// The journal without its thread: each commit happens at a moment of the world's time, and may end the world's server.
final class SteppedJournal: Committing, @unchecked Sendable {
    private let store: Store
    private let onCommit: @Sendable (CommitResult) -> Void
    private unowned let world: World
    /// Gone with its process, while what was begun before still lies in the world's time.
    private weak var incarnation: Incarnation?
    private var isStopped = false

    init(
        _ store: Store,
        _ world: World,
        _ incarnation: Incarnation,
        onCommit: @escaping @Sendable (CommitResult) -> Void
    ) {
        (self.store, self.world, self.incarnation, self.onCommit) = (store, world, incarnation, onCommit)
    }

    func submit(_ batch: Batch) {
        if world.flaw == .acksBeforeCommit, let last = batch.events.last {
            onCommit(.committed(position: last.position, refused: [:]))
        }
        world.timeline.after(world.commitDelay()) { [self] in commit(batch) }
    }

    func probe() {
        world.timeline.after(world.commitDelay()) { [self] in
            guard isAtWork else { return }
            let result = store.probe()
            if result == .available { world.counters["reloads", default: 0] += 1 }
            tell(result)
        }
    }

    func stop() { isStopped = true }

    private var isAtWork: Bool { !isStopped && incarnation != nil && world.server === incarnation }

    private func commit(_ batch: Batch) {
        guard isAtWork, let incarnation else { return }
        let plan = world.planCommit()
        for row in batch.events { world.note("decided \(row.position) \(row.stream)/\(row.seq) \(row.type)") }
        if plan == .endsBefore { return world.crash(during: batch) }
        let result = store.commitInTransaction(batch)
        guard !incarnation.disk.isFrozen else { return world.crash(during: batch) }
        incarnation.disk.fault = nil
        // What a failed sync leaves may be there after all when the next process looks.
        if case .fatal = result { world.uncertain = batch }
        if case .committed(_, let refused) = result {
            world.judge.committed(batch, refused: refused.count)
            if plan == .endsAfter {
                world.counters["lost acks", default: 0] += 1
                return world.crash(during: nil)
            }
        }
        if !(world.flaw == .acksBeforeCommit && !batch.events.isEmpty) { tell(result) }
        upkeep()
    }

    private func upkeep() {
        guard world.random.chance(4) else { return }
        if let fatal = store.checkpoint(always: true) { tell(fatal) }
        if incarnation?.disk.isFrozen == true { world.crash(during: nil) }
    }

    private func tell(_ result: CommitResult) {
        switch result {
        // The hub takes its floor from the disk again, and with it forgets marks that live in memory.
        case .failed, .available: world.judge.reloaded(at: world.now)
        case .committed, .fatal: break
        }
        incarnation?.loop.handingOver(in: .microseconds(world.random.below(900))) { onCommit(result) }
    }
}

/// What befalls one commit as a whole.
enum CommitPlan {
    case happens
    /// The process ends before the transaction begins.
    case endsBefore
    /// The process ends when all is on disk, before anybody hears of it.
    case endsAfter
}
