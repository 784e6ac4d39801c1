/// What the loop is asked to run.
enum LoopWork: Sendable {
    case closure(@Sendable () -> Void)
    case job(UnownedJob)
}

/// Work handed to the loop, from other threads (behind a lock) and from itself.
final class LoopInbox: @unchecked Sendable {
    private let lock = Lock()
    private var remote: [LoopWork] = []
    private var isClosed = false
    private var local: [LoopWork] = []
    var isShuttingDown = false

    /// Adds work from another thread, and wakes the loop for the first of it; before `close` returns, never after.
    func append(_ work: LoopWork, waking wake: () -> Void) {
        lock.withLock {
            guard !isClosed else { return }
            remote.append(work)
            if remote.count == 1 { wake() }
        }
    }

    func appendOnLoop(_ work: LoopWork) { local.append(work) }

    func takeRemote() -> [LoopWork] {
        lock.withLock {
            let work = remote
            remote = []
            return work
        }
    }

    func takeLocal() -> [LoopWork] {
        guard !local.isEmpty else { return [] }
        let work = local
        local = []
        return work
    }

    func close() {
        lock.withLock { isClosed = true }
    }

    /// Lets go of what nobody will run any more: it holds who gave it, and that often holds the loop.
    func drop() {
        _ = takeRemote()
        _ = takeLocal()
    }
}
