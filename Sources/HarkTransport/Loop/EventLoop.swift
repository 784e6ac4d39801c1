internal import CLibUV
internal import Glibc
internal import Synchronization

/// A libuv loop on its own thread, which actors can use as their executor.
///
/// Sockets, timers and an actor that names this loop as its `unownedExecutor` all run on the one thread, so a socket
/// callback may enter that actor with `assumeIsolated`: no task, no hop, no lock.
public final class EventLoop: SerialExecutor, @unchecked Sendable {
    /// The name of the thread, shown by debuggers.
    public let label: String

    let loop: UnsafeMutablePointer<uv_loop_t>
    private let wakeUp: UnsafeMutablePointer<uv_async_t>
    private let turnEnd: UnsafeMutablePointer<uv_check_t>
    private let spin: UnsafeMutablePointer<uv_idle_t>
    private let inbox = LoopInbox()
    private let threadID = Atomic<UInt>(0)
    private var thread: pthread_t?
    private var isSpinning = false
    private var isClosed = false
    private var turnEndHandlers: [() -> Void] = []
    private var flushers: [Int: () -> Void] = [:]
    private var lastFlusher = 0
    private var shutdownHooks: [Int: (@escaping () -> Void) -> Void] = [:]
    var timers: Set<LoopTimer> = []
    /// The libwebsockets context that clients of this loop share.
    var clientContext: ClientContext?

    /// Makes the loop; nothing runs before ``start()``.
    ///
    /// - Parameter label: The name of the thread (15 characters are kept).
    /// - Throws: ``TransportError/loop(_:)`` when the system refuses a loop (out of file descriptors).
    public init(label: String) throws(TransportError) {
        self.label = label
        loop = .allocate(capacity: 1)
        wakeUp = .allocate(capacity: 1)
        turnEnd = .allocate(capacity: 1)
        spin = .allocate(capacity: 1)
        let code = uv_loop_init(loop)
        guard code == 0 else { throw .loop(String(cString: uv_strerror(code))) }
        signal(SIGPIPE, SIG_IGN)
        uv_async_init(loop, wakeUp) { EventLoop.of($0?.pointee.data)?.drainInbox() }
        uv_check_init(loop, turnEnd)
        uv_idle_init(loop, spin)
        let unretained = Unmanaged.passUnretained(self).toOpaque()
        wakeUp.pointee.data = unretained
        turnEnd.pointee.data = unretained
        spin.pointee.data = unretained
        uv_check_start(turnEnd) { EventLoop.of($0?.pointee.data)?.endTurn() }
    }

    deinit {
        loop.deallocate()
        wakeUp.deallocate()
        turnEnd.deallocate()
        spin.deallocate()
    }

    /// Starts the thread; work given to the loop earlier runs first.
    public func start() {
        var id = pthread_t()
        let box = Unmanaged.passRetained(self).toOpaque()
        let code = pthread_create(
            &id,
            nil,
            { argument in
                if let argument { Unmanaged<EventLoop>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            },
            box
        )
        precondition(code == 0, "No thread for the event loop")
        thread = id
    }

    /// Ends the loop after its sockets and timers are closed; callable from any thread, more than once.
    public func stop() {
        execute { self.beginShutdown() }
    }

    /// Waits until the thread has ended after ``stop()``; not from the loop itself.
    public func join() {
        guard let thread else { return }
        pthread_join(thread, nil)
        self.thread = nil
    }

    /// Runs work on the loop; callable from any thread.
    ///
    /// Work is run in the order given. Many calls before the loop wakes cost one wake-up.
    public func execute(_ work: @escaping @Sendable () -> Void) {
        submit(.closure(work))
    }

    /// Whether the caller is on the loop's thread.
    public var isOnLoop: Bool {
        threadID.load(ordering: .relaxed) == UInt(pthread_self())
    }

    /// Time since some fixed point in the past; it never goes back and ignores changes of the wall clock.
    public var now: Duration { .nanoseconds(Int64(bitPattern: uv_hrtime())) }

    /// Calls `body` once `after` has passed, and then at each `every`; on the loop.
    ///
    /// - Returns: The timer, which lives until it has fired or is cancelled, held or not.
    @discardableResult
    public func schedule(after: Duration, every: Duration? = nil, _ body: @escaping () -> Void) -> LoopTimer {
        preconditionIsOnLoop()
        return LoopTimer(on: self, after: after, every: every, body)
    }

    /// Calls `body` at the end of each turn, after all I/O callbacks of that turn; on the loop.
    public func onTurnEnd(_ body: @escaping () -> Void) {
        preconditionIsOnLoop()
        turnEndHandlers.append(body)
    }

    /// Stops the process when the caller is not on the loop, once that runs.
    package func preconditionIsOnLoop() {
        precondition(isOnLoop || threadID.load(ordering: .relaxed) == 0, "Call this on the event loop")
    }
}

// MARK: - Turns

extension EventLoop {
    static func of(_ data: UnsafeMutableRawPointer?) -> EventLoop? {
        data.map { Unmanaged<EventLoop>.fromOpaque($0).takeUnretainedValue() }
    }

    func submit(_ work: LoopWork) {
        if isOnLoop {
            inbox.appendOnLoop(work)
            keepTurning()
        } else {
            inbox.append(work) { uv_async_send(wakeUp) }
        }
    }

    /// Lets the next poll return at once, so that the end of the turn comes although no socket is ready.
    func keepTurning() {
        guard !isSpinning, !isClosed else { return }
        isSpinning = true
        uv_idle_start(spin) { _ in }
    }

    /// Registers what runs last in each turn: sockets write what the turn has queued.
    func addFlusher(_ body: @escaping () -> Void) -> Int {
        lastFlusher += 1
        flushers[lastFlusher] = body
        return lastFlusher
    }

    func removeFlusher(_ id: Int) { flushers[id] = nil }

    /// Calls `body` when the loop begins to end; the loop goes on until `body` has called what it is given.
    ///
    /// - Returns: The number for ``removeShutdownHook(_:)``.
    package func addShutdownHook(_ body: @escaping (@escaping () -> Void) -> Void) -> Int {
        lastFlusher += 1
        shutdownHooks[lastFlusher] = body
        return lastFlusher
    }

    /// Forgets what ``addShutdownHook(_:)`` was given.
    package func removeShutdownHook(_ id: Int) { shutdownHooks[id] = nil }

    private func drainInbox() {
        inbox.takeRemote().forEach(run)
    }

    private func run(_ work: LoopWork) {
        switch work {
        case .closure(let body): body()
        case .job(let job): job.runSynchronously(on: asUnownedSerialExecutor())
        }
    }

    private func endTurn() {
        if isSpinning {
            isSpinning = false
            uv_idle_stop(spin)
        }
        inbox.takeLocal().forEach(run)
        for handler in turnEndHandlers { handler() }
        for flush in flushers.values { flush() }
    }
}

// MARK: - Life of the thread

extension EventLoop {
    private func run() {
        threadID.store(UInt(pthread_self()), ordering: .relaxed)
        hark_name_thread(String(label.prefix(15)))
        uv_run(loop, UV_RUN_DEFAULT)
        closeLeftovers()
        for _ in 0..<8 { uv_run(loop, UV_RUN_NOWAIT) }
        uv_loop_close(loop)
        inbox.drop()
    }

    private func beginShutdown() {
        guard !inbox.isShuttingDown else { return }
        inbox.isShuttingDown = true
        let hooks = Array(shutdownHooks.values)
        shutdownHooks = [:]
        var remaining = hooks.count + 1
        let finish = { [self] in
            remaining -= 1
            if remaining == 0 { closeHandles() }
        }
        for hook in hooks { hook(finish) }
        if let clientContext {
            self.clientContext = nil
            remaining += 1
            clientContext.close(finish)
        }
        finish()
    }

    private func closeHandles() {
        inbox.close()
        isClosed = true
        for timer in timers { timer.cancel() }
        uv_idle_stop(spin)
        uv_close(UnsafeMutableRawPointer(spin).assumingMemoryBound(to: uv_handle_t.self), nil)
        uv_close(UnsafeMutableRawPointer(turnEnd).assumingMemoryBound(to: uv_handle_t.self), nil)
        uv_close(UnsafeMutableRawPointer(wakeUp).assumingMemoryBound(to: uv_handle_t.self), nil)
        turnEndHandlers = []
        flushers = [:]
        uv_stop(loop)
    }

    /// The handles that are open or closing now, all or those of some types.
    func openHandles(of types: [uv_handle_type]? = nil) -> Set<UnsafeRawPointer> {
        var found: [UnsafeMutablePointer<uv_handle_t>] = []
        withUnsafeMutablePointer(to: &found) { found in
            uv_walk(
                loop,
                { handle, argument in
                    guard let handle, let argument else { return }
                    let found = argument.assumingMemoryBound(to: [UnsafeMutablePointer<uv_handle_t>].self)
                    found.pointee.append(handle)
                },
                found
            )
        }
        if let types { found.removeAll { !types.contains($0.pointee.type) } }
        return Set(found.map { UnsafeRawPointer($0) })
    }

    /// Closes what lws has left behind: the watchers of clients that found no connection.
    private func closeLeftovers() {
        for handle in openHandles() {
            let handle = UnsafeMutableRawPointer(mutating: handle).assumingMemoryBound(to: uv_handle_t.self)
            if uv_is_closing(handle) == 0 { uv_close(handle, nil) }
        }
    }
}
