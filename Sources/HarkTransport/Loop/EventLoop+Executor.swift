/// The loop as an actor's executor.
extension EventLoop {
    /// Takes a job of an actor that runs on this loop; called by the concurrency runtime.
    public func enqueue(_ job: consuming ExecutorJob) {
        submit(.job(UnownedJob(job)))
    }

    /// The reference that an actor returns as its `unownedExecutor`.
    public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }

    /// Stops the process when the caller is not on the loop.
    public func checkIsolated() {
        precondition(isOnLoop, "Not on the event loop")
    }

    /// Tells the runtime whether the caller is on the loop.
    public func isIsolatingCurrentContext() -> Bool? { isOnLoop }
}
