import Foundation

/// Lets reads in until the store closes, which waits for those that are inside.
///
/// A read that began while connections are closed would use one that is gone.
final class ReadGate: Sendable {
    private let condition = NSCondition()
    private let state = State()

    /// `@unchecked` because the condition guards it.
    private final class State: @unchecked Sendable {
        var inside = 0
        var isShut = false
    }

    /// Runs a read.
    ///
    /// - Throws: `StoreError.closed` once the gate is shut, and what the read throws.
    func pass<Value>(_ body: () throws -> Value) throws -> Value {
        let isLetIn = condition.withLock {
            if !state.isShut { state.inside += 1 }
            return !state.isShut
        }
        guard isLetIn else { throw StoreError.closed }
        defer {
            condition.withLock {
                state.inside -= 1
                if state.inside == 0 { condition.broadcast() }
            }
        }
        return try body()
    }

    /// Lets nobody in any more, and waits until nobody is inside.
    func shut() {
        condition.withLock {
            state.isShut = true
            while state.inside > 0 { condition.wait() }
        }
    }
}
