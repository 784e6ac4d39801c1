import Dispatch
import Synchronization

/// Two threads that read the store for the hub; the bound on unanswered calls bounds what waits for them.
final class Readers: Sendable {
    /// Reads that may wait at once; one more is not taken, and its caller hears `unavailable`.
    static let limit = 20_000

    /// Why a read was not taken.
    struct Busy: Error {}

    private let queues = [DispatchQueue(label: "hark.reader.0"), DispatchQueue(label: "hark.reader.1")]
    private let waiting = Atomic(0)
    private let limit: Int

    init(limit: Int = Readers.limit) {
        self.limit = limit
    }

    /// Runs `work` on one of the threads; jobs with one `key` run in their order.
    ///
    /// - Returns: false when too many wait already: `work` will not run.
    func run(key: Int64, _ work: @escaping @Sendable () -> Void) -> Bool {
        guard waiting.add(1, ordering: .relaxed).newValue <= limit else {
            waiting.subtract(1, ordering: .relaxed)
            return false
        }
        queues[Int(truncatingIfNeeded: key & 1)].async { [self] in
            waiting.subtract(1, ordering: .relaxed)
            work()
        }
        return true
    }
}
