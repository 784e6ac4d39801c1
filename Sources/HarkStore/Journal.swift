import Foundation
import Logging

/// The thread that commits: one batch, one transaction, one call back.
///
/// The caller hands over a batch, goes on gathering the next, and hands that over when it has been called
/// back; so batches grow under load and a lone message commits at once. Between batches the thread keeps
/// the write-ahead log short.
public final class Journal: Sendable {
    private let store: Store
    private let mailbox = Mailbox()
    private let onCommit: @Sendable (CommitResult) -> Void
    private let ended = DispatchSemaphore(value: 0)

    /// Starts the thread.
    ///
    /// - Parameters:
    ///   - store: A store open for writing; it outlives the journal.
    ///   - onCommit: Called on the journal's thread, once for each batch and each probe; must not block.
    public init(store: Store, onCommit: @escaping @Sendable (CommitResult) -> Void) {
        (self.store, self.onCommit) = (store, onCommit)
        let thread = Thread { [self] in
            run()
            ended.signal()
        }
        thread.name = "hark-journal"
        thread.start()
    }

    /// Commits a batch; the next may be handed over once `onCommit` was called for this one.
    public func submit(_ batch: Batch) {
        mailbox.put(.batch(batch))
    }

    /// Tries whether the store takes writes again; `onCommit` gets `.available`, `.failed` or `.fatal`.
    public func probe() {
        mailbox.put(.probe)
    }

    /// Finishes what was handed over and ends the thread; not to be called on that thread.
    public func stop() {
        mailbox.put(.stop)
        ended.wait()
        ended.signal()
    }

    private func run() {
        while true {
            switch mailbox.take(orIdleAfter: store.hasUnsettledPages ? 2 : nil) {
            case .batch(let batch):
                onCommit(store.commitInTransaction(batch))
                upkeep(always: false)
            case .probe: onCommit(store.probe())
            case .idle: upkeep(always: true)
            case .stop: return
            }
        }
    }

    private func upkeep(always: Bool) {
        if let fatal = store.checkpoint(always: always) { onCommit(fatal) }
    }
}

/// What the journal's thread is asked to do next.
enum JournalWork {
    case batch(Batch)
    case probe
    case idle
    case stop
}

/// The short line before the journal's thread.
///
/// `@unchecked` because the condition guards the line.
final class Mailbox: @unchecked Sendable {
    private let condition = NSCondition()
    private var line: [JournalWork] = []

    func put(_ work: JournalWork) {
        condition.lock()
        line.append(work)
        condition.signal()
        condition.unlock()
    }

    /// Waits for work; after `seconds` without any it answers `.idle`.
    func take(orIdleAfter seconds: TimeInterval?) -> JournalWork {
        condition.lock()
        defer { condition.unlock() }
        let deadline = seconds.map { Date(timeIntervalSinceNow: $0) }
        while line.isEmpty {
            if let deadline {
                guard condition.wait(until: deadline) else { return .idle }
            } else {
                condition.wait()
            }
        }
        return line.removeFirst()
    }
}

extension Store {
    /// True while the write-ahead log holds pages that are not in the file.
    var hasUnsettledPages: Bool { writer?.hasUnsettledPages(pool) ?? false }

    /// Tries on the calling thread whether writes are taken again, as the journal does.
    package func probe() -> CommitResult { writer?.probe(pool) ?? .failed(.closed) }

    /// Moves pages from the log into the file; answers only when that broke the store.
    package func checkpoint(always: Bool) -> CommitResult? {
        writer?.checkpoint(pool, always: always, logger: logger)
    }
}
