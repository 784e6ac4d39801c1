import Foundation
import HarkStore

/// Commits batches on the journal's thread while the next one is played.
final class SeedWriter {
    private let journal: Journal
    private let results: Results
    private var isWriting = false

    init(_ store: Store) {
        let results = Results()
        self.results = results
        journal = Journal(store: store) { results.put($0) }
    }

    /// Hands a batch over once the one before is on disk.
    func write(_ batch: Batch) throws(StoreError) {
        try settle()
        journal.submit(batch)
        isWriting = true
    }

    /// Waits until all that was handed over is on disk.
    func settle() throws(StoreError) {
        guard isWriting else { return }
        isWriting = false
        switch results.take() {
        case .committed(_, let refused):
            if let first = refused.values.first { throw first }
        case .failed(let error), .fatal(let error): throw error
        case .available: break
        }
    }

    /// Ends the thread.
    func stop() { journal.stop() }

    /// What the journal said last.
    private final class Results: @unchecked Sendable {
        private let condition = NSCondition()
        private var all: [CommitResult] = []

        func put(_ result: CommitResult) {
            condition.withLock {
                all.append(result)
                condition.signal()
            }
        }

        func take() -> CommitResult {
            condition.withLock {
                while all.isEmpty { condition.wait() }
                return all.removeFirst()
            }
        }
    }
}
