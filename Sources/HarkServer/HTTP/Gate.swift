import Synchronization

/// Lets a number of requests in at once and turns the next away.
final class Gate: Sendable {
    private let width: Int
    private let inside = Atomic(0)

    init(width: Int) {
        self.width = width
    }

    /// True when there was room; then `leave` must follow.
    func enter() -> Bool {
        let before = inside.add(1, ordering: .relaxed).oldValue
        guard before >= width else { return true }
        inside.subtract(1, ordering: .relaxed)
        return false
    }

    func leave() {
        inside.subtract(1, ordering: .relaxed)
    }
}
