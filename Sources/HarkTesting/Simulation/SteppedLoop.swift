import Glibc
import HarkTransport

/// A loop whose turns are things that happen on a timeline; it stands in for the thread of a server or of clients.
final class SteppedLoop: TurnLoop, @unchecked Sendable {
    private let timeline: Timeline
    private let thread = pthread_self()
    private var turnEnds: [() -> Void] = []
    private var isStopped = false
    /// How long what is handed over now is on its way, for work of other threads.
    private var handOver: Duration = .zero

    init(_ timeline: Timeline) { self.timeline = timeline }

    var now: Duration { timeline.now }

    func execute(_ work: @escaping @Sendable () -> Void) {
        timeline.after(handOver) { [weak self] in self?.turn(work) }
    }

    @discardableResult
    func schedule(after: Duration, every: Duration?, _ body: @escaping () -> Void) -> SteppedTimer {
        let timer = SteppedTimer(body)
        arm(timer, after, every)
        return timer
    }

    func onTurnEnd(_ body: @escaping () -> Void) { turnEnds.append(body) }

    /// One turn: something happens on this loop, then what ends a turn.
    func turn(_ body: () -> Void) {
        guard !isStopped else { return }
        body()
        for end in turnEnds { end() }
    }

    /// Does the work of another thread, whose word then takes `delay` to arrive.
    func handingOver(in delay: Duration, _ body: () -> Void) {
        handOver = delay
        body()
        handOver = .zero
    }

    /// The process is gone: nothing of it happens any more.
    func stop() {
        isStopped = true
        turnEnds = []
    }

    private func arm(_ timer: SteppedTimer, _ delay: Duration, _ every: Duration?) {
        timeline.after(delay) { [weak self] in
            guard let self, !self.isStopped, let body = timer.body else { return }
            if every == nil { timer.cancel() }
            self.turn(body)
            if let every { self.arm(timer, every, every) }
        }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        timeline.after(.zero) { [weak self] in
            guard let self else { return }
            self.turn { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
        }
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }

    func checkIsolated() { precondition(pthread_equal(thread, pthread_self()) != 0, "Not on the world's thread") }

    func isIsolatingCurrentContext() -> Bool? { pthread_equal(thread, pthread_self()) != 0 }
}

/// A timer of a stepped loop.
final class SteppedTimer: Cancellable {
    private(set) var body: (() -> Void)?

    init(_ body: @escaping () -> Void) { self.body = body }

    func cancel() { body = nil }
}
