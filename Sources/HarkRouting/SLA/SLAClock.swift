import HarkDomain

/// One clock of a conversation: what its run took so far, and when it warns and breaches if nothing changes.
///
/// - Units: milliseconds; what is taken and promised is open time, the rest since 1970.
struct SLAClock: Hashable, Sendable {
    /// How far a run has been told of; it warns and breaches once.
    enum Told: Int {
        case warned = 1
        case breached
    }

    /// What the run may take; nil: any time.
    var target: Int64?
    /// What the run took before `since`.
    var spent: Int64 = 0
    /// Since when it runs; nil: it stands.
    var since: Int64?
    var warnAt: Int64?
    var dueAt: Int64?
    var told: Told?

    /// What the run may still take; negative when it took more.
    var left: Int64? { target.map { $0 - spent } }

    /// When something falls due next.
    var next: Int64? {
        switch told {
        case nil: warnAt
        case .warned: dueAt
        case .breached: nil
        }
    }

    /// Makes ready for another run, of which nothing is told.
    mutating func renew() {
        let target = target
        self = SLAClock()
        self.target = target
    }

    mutating func start(at now: Int64) {
        if since == nil { since = now }
    }

    /// Stands, and keeps what is left.
    mutating func stop(at now: Int64, _ hours: BusinessHours?) {
        guard let begun = since else { return }
        spent += hours.open(from: begun, to: now)
        (since, warnAt, dueAt) = (nil, nil, nil)
    }

    /// Takes a target, counted from when the run began.
    mutating func aim(_ target: Int64?, warnAtPercent: Int, _ hours: BusinessHours?) {
        self.target = target
        (warnAt, dueAt) = (nil, nil)
        guard let since, let target, let due = hours.moment(after: target - spent, from: since) else { return }
        warnAt = hours.moment(after: target * Int64(warnAtPercent) / 100 - spent, from: since)
        dueAt = due
    }

    /// What falls due up to a moment, each once in a run.
    mutating func fall(by now: Int64, _ kind: SLAKind) -> [SLAFall] {
        var falls: [SLAFall] = []
        while let next, let dueAt, next <= now {
            let step: Told = told == nil ? .warned : .breached
            falls.append(SLAFall(kind: kind, told: step, moment: next, dueAt: dueAt))
            told = step
        }
        return falls
    }
}

/// Something that fell due, until it is told.
struct SLAFall: Hashable, Sendable {
    let kind: SLAKind
    let told: SLAClock.Told
    let moment: Int64
    let dueAt: Int64

    var event: SLAEvent {
        let due = Timestamp(milliseconds: dueAt)
        return told == .warned ? .warned(kind, dueAt: due) : .breached(kind, dueAt: due)
    }
}

extension BusinessHours? {
    /// The open time between moments; without hours all of it.
    fileprivate func open(from start: Int64, to end: Int64) -> Int64 {
        guard let hours = self else { return end - start }
        return hours.openTime(from: Timestamp(milliseconds: start), to: Timestamp(milliseconds: end)).wholeMilliseconds
    }

    /// When so much open time has passed.
    fileprivate func moment(after open: Int64, from start: Int64) -> Int64? {
        guard let hours = self else { return start + max(open, 0) }
        return hours.moment(after: .milliseconds(open), from: Timestamp(milliseconds: start))?.milliseconds
    }
}
