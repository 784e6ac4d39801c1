import Foundation

/// Keeps the last outcomes of a pure function, so that the same is not worked out again.
///
/// `@unchecked` because the lock guards all that changes.
final class Memo<Key: Hashable & Sendable, Value: Sendable>: @unchecked Sendable {
    private let most: Int
    private let lock = NSLock()
    private var values: [Key: Value] = [:]
    /// The one kept longest first.
    private var order: [Key] = []

    /// Creates a memo of so many outcomes at most.
    init(most: Int) { self.most = most }

    /// What was kept of a key; nil when nothing is.
    func value(of key: Key) -> Value? { lock.withLock { values[key] } }

    /// Keeps an outcome in place of the one kept longest.
    func keep(_ value: Value, of key: Key) {
        lock.withLock {
            guard values.updateValue(value, forKey: key) == nil else { return }
            order.append(key)
            if order.count > most { values[order.removeFirst()] = nil }
        }
    }
}
