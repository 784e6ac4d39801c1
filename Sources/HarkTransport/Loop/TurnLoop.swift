/// What the hub and its clients live on: one thread that works in turns, with its own time and timers.
///
/// ``EventLoop`` is the one that serves. A simulation steps another by hand, so that the same code runs in both.
public protocol TurnLoop: SerialExecutor {
    /// A timer of this loop.
    associatedtype Timer: Cancellable

    /// Time since some fixed point in the past; it never goes back.
    var now: Duration { get }

    /// Runs work on the loop, in the order given; callable from any thread.
    func execute(_ work: @escaping @Sendable () -> Void)

    /// Calls `body` once `after` has passed, and then at each `every`; on the loop.
    @discardableResult
    func schedule(after: Duration, every: Duration?, _ body: @escaping () -> Void) -> Timer

    /// Calls `body` at the end of each turn; on the loop.
    func onTurnEnd(_ body: @escaping () -> Void)
}

/// Something that was set going and can be stopped.
public protocol Cancellable: AnyObject {
    /// Stops it; a second call does nothing.
    func cancel()
}

extension EventLoop: TurnLoop {}

extension LoopTimer: Cancellable {}
