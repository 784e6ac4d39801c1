import HarkDomain
import HarkProtocol
import HarkTransport

// Supervisors watch the floor: whole once, then changed rows at most once a second.
extension Hub {
    func watchFloor(_ call: Call) throws(Refusal) {
        guard let member = call.session.staff?.member else { throw .forbidden }
        let scope = FloorScope(member)
        if let old = call.session.watchScope { leaveBoard(call.session, old) }
        call.session.watchScope = scope
        if boards[scope] == nil {
            boards[scope] = FloorBoard()
            boards[scope]?.reset(view(of: scope))
        }
        boards[scope]?.watchers.append(call.session)
        answer(call) { [now = clock.now] in boards[scope]?.whole(&$0, at: now) }
    }

    func leaveFloor(_ call: Call) {
        if let scope = call.session.watchScope { leaveBoard(call.session, scope) }
        answer(call) { _ in }
    }

    func leaveBoard(_ session: Session, _ scope: FloorScope) {
        session.watchScope = nil
        boards[scope]?.watchers.removeAll { $0 === session }
        if boards[scope]?.watchers.isEmpty ?? false { boards[scope] = nil }
    }

    /// Called each second: sends each scope what changed, and a bare heartbeat when nothing did.
    func refreshBoards() {
        let now = clock.now
        for scope in boards.keys {
            let fresh = view(of: scope)
            guard let bytes = boards[scope]?.change(to: fresh, at: now), let watchers = boards[scope]?.watchers else {
                continue
            }
            let frame = OutboundFrame(copying: bytes)
            perform(
                .work { _, failed in
                    guard !failed else { return }
                    for watcher in watchers { watcher.send(frame) }
                }
            )
        }
    }

    private func view(of scope: FloorScope) -> FloorView {
        FloorView(floor, scope: scope, resolvedToday: resolvedToday.count, at: clock.now)
    }

    /// Keeps the count of conversations resolved today.
    func noteForBoards(_ event: Event) {
        switch event.body {
        case .conversationResolved: resolvedToday.add(at: event.at)
        default: break
        }
    }
}

/// A count that starts anew at midnight UTC.
struct DayCount {
    private var day: Int64 = 0
    private(set) var count = 0

    mutating func start(at now: Timestamp, with count: Int) {
        day = Self.day(of: now)
        self.count = count
    }

    mutating func add(at time: Timestamp) {
        if Self.day(of: time) != day { start(at: time, with: 0) }
        count += 1
    }

    static func midnight(before now: Timestamp) -> Timestamp {
        Timestamp(milliseconds: day(of: now) * 86_400_000)
    }

    private static func day(of time: Timestamp) -> Int64 { time.milliseconds / 86_400_000 }
}
