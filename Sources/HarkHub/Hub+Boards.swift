import HarkDomain
import HarkProtocol
import HarkTransport

// Supervisors watch the floor: whole once, then changed rows at most once a second.
extension Hub {
    func watchFloor(_ call: Call) throws(Refusal) {
        guard let member = call.session.staff?.member else { throw .forbidden }
        let scope = FloorScope(member)
        // Who watches again stays, so that versions go on rather than begin anew.
        if let old = call.session.watchScope, old != scope { leaveBoard(call.session, old) }
        call.session.watchScope = scope
        guard boards[scope] == nil else { return watch(scope, call) }
        // Who watches first gets the names of customers with the first look.
        learnNames(of: view(of: scope).contacts) { hub in hub.watch(scope, call) }
    }

    private func watch(_ scope: FloorScope, _ call: Call) {
        let session = call.session
        if boards[scope] == nil {
            boards[scope] = FloorBoard()
            boards[scope]?.reset(view(of: scope))
        }
        boards[scope]?.watchers.removeAll { $0 === session }
        // It may have left again while names were read.
        if session.watchScope == scope { boards[scope]?.watchers.append(session) }
        answer(call) { [now = clock.now] in boards[scope]?.whole(&$0, at: now) }
        if boards[scope]?.watchers.isEmpty ?? false { boards[scope] = nil }
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
        var contacts: Set<ContactID> = []
        defer { learnNames(of: contacts) }
        for scope in boards.keys {
            let fresh = view(of: scope)
            contacts.formUnion(fresh.contacts)
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
        FloorView(
            floor,
            scope: scope,
            resolvedToday: resolvedToday.count,
            names: contactNames.names,
            at: clock.now
        )
    }

    /// Reads names that are unknown or old, then goes on; a board shows them the next time it is made.
    private func learnNames(
        of contacts: Set<ContactID>,
        then goOn: @escaping @Sendable (isolated Hub) -> Void = { _ in }
    ) {
        guard contactNames.needs(contacts, at: loop.now) else { return goOn(self) }
        read(key: 0) { store in
            try store.names(of: contacts)
        } then: { hub, result in
            if let names = try? result.get() { hub.contactNames.take(names, of: contacts, at: hub.loop.now) }
            goOn(hub)
        }
    }

    /// Keeps the count of conversations resolved today.
    func noteForBoards(_ event: Event) {
        switch event.body {
        case .conversationResolved: resolvedToday.add(at: event.at)
        default: break
        }
    }
}

/// The names of the contacts that boards show, as the store had them at most half a minute ago.
struct ContactNames {
    private(set) var names: [ContactID: String] = [:]
    private var asked: Set<ContactID> = []
    private var readAt = Duration.zero

    /// True when a name was never asked for, or the names are old.
    func needs(_ contacts: Set<ContactID>, at now: Duration) -> Bool {
        !contacts.isEmpty && (!contacts.isSubset(of: asked) || now - readAt > .seconds(30))
    }

    /// Takes what was read; contacts that are not among those any more are forgotten.
    mutating func take(_ names: [ContactID: String], of contacts: Set<ContactID>, at now: Duration) {
        (self.names, asked, readAt) = (names, contacts, now)
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
