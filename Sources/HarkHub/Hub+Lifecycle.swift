import HarkDomain
import HarkFloor
import HarkProtocol
import HarkStore
import HarkTransport

// How the hub comes to life, what it does by the clock, and how it ends.
extension Hub {
    /// Brings the hub to life: journal, timers, and all that a restart owes to people.
    public func start() {
        journal = surroundings.committer(store) { [weak self] result in
            self?.loop.execute { [weak self] in
                self?.assumeIsolated { hub in hub.committed(result) }
            }
        }
        noteReadiness()
        let now = clock.now
        resolvedToday.start(at: now, with: (try? store.resolvedCount(since: DayCount.midnight(before: now))) ?? 0)
        loop.onTurnEnd { [weak self] in
            self?.assumeIsolated { hub in hub.submit() }
        }
        every(Self.beat) { hub in hub.tick() }
        every(.seconds(1)) { hub in
            hub.tellPlaces()
            hub.refreshBoards()
            hub.closeSilent()
            hub.forgetFullBuckets()
            hub.probeStorage()
            hub.observe()
        }
        every(.seconds(10)) { hub in hub.scrub() }
        every(.seconds(30)) { hub in hub.evict(resolvedBefore: hub.clock.now - Self.residenceAfterResolution) }
        resume()
    }

    private func every(_ interval: Duration, _ body: @escaping @Sendable (isolated Hub) -> Void) {
        let timer = loop.schedule(after: interval, every: interval) { [weak self] in
            self?.assumeIsolated { hub in body(hub) }
        }
        timers.append(timer)
    }

    /// How often it is looked what falls due.
    private static let beat = Duration.milliseconds(250)

    /// Lets happen what is due, and sets a timer for what falls due before the next beat.
    private func tick() {
        runDue()
        guard let due = floor.nextDeadline else { return }
        let wait = due - clock.now
        if wait < Self.beat { after(max(wait, .zero) + .milliseconds(1)) { hub in hub.runDue() } }
    }

    private func runDue() {
        guard let due = floor.nextDeadline, due <= clock.now else { return }
        run(.tick)
    }

    private func observe() {
        measures.observe(socketCounts, waiting: floor.waiting().count, resident: floor.conversations.count)
    }

    private func forgetFullBuckets() {
        let now = loop.now
        restingVisitors = restingVisitors.filter { !$0.value.isFull(now: now) }
        restingStaff = restingStaff.filter { !$0.value.isFull(now: now) }
        starts = starts.filter { !$0.value.isFull(now: now) }
    }

    /// Counts its own rounds instead of looking at the time: a process that stood still has not read the hellos yet
    /// that lie in its sockets, and must not blame those who sent them.
    private func closeSilent() {
        for (_, session) in silent.sorted(by: { $0.key < $1.key }) {
            session.secondsSilent += 1
            guard Duration.seconds(session.secondsSilent) > settings.helloWithin else { continue }
            silent[session.connection.id] = nil
            session.close(.protocolBreach, "no hello")
        }
    }

    /// Tells everybody that the server stops and when to come back, then takes no more commands.
    ///
    /// Comes back when all that was decided is on disk and what rests on it was handed to the transport.
    public func drain() async {
        isDraining = true
        for session in sessions.values {
            session.send(
                Frames.notification("server.draining") { writer in
                    writer.member("reconnectAfter", Int.random(in: 500...3000))
                }
            )
        }
        await settled()
    }

    /// Returns once all that was decided until now is on disk, or was given up.
    public func settled() async {
        await withCheckedContinuation { continuation in
            perform(.work { _, _ in continuation.resume() })
        }
    }

    /// Ends the journal and the timers; nothing is decided any more.
    public func stop() {
        for timer in timers { timer.cancel() }
        timers = []
        for wording in wordings.values { wording.cancel() }
        wordings = [:]
        storage = .dead
        journal?.stop()
        journal = nil
    }

    /// How many sockets are open, and whose.
    public var socketCounts: SocketCounts {
        SocketCounts(
            visitors: visitors.values.reduce(0) { $0 + $1.sessions.count },
            staff: staff.values.reduce(0) { $0 + $1.sessions.count },
            all: sessions.count
        )
    }
}

/// Open sockets by kind of party.
public struct SocketCounts: Sendable {
    /// Sockets of customers.
    public let visitors: Int
    /// Sockets of the staff.
    public let staff: Int
    /// All sockets, those that have not said hello too.
    public let all: Int
}
