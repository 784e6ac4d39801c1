import Dispatch

@testable import HarkHub

/// Keeps one of the hub's readers from reading for a while.
final class Stall: Sendable {
    private let gate = DispatchSemaphore(value: 0)

    init(_ hub: Hub, key: Int64) {
        _ = hub.surroundings.read(key) { [gate] in gate.wait() }
    }

    /// Lets it go on; once is enough, more does no harm.
    func release() { gate.signal() }
}
