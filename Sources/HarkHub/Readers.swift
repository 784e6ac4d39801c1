import Dispatch

/// Two threads that read the store for the hub; the bound on unanswered calls bounds what waits for them.
final class Readers: Sendable {
    private let queues = [DispatchQueue(label: "hark.reader.0"), DispatchQueue(label: "hark.reader.1")]

    /// Runs `work` on one of the threads; jobs with one `key` run in their order.
    func run(key: Int64, _ work: @escaping @Sendable () -> Void) {
        queues[Int(truncatingIfNeeded: key & 1)].async(execute: work)
    }
}
