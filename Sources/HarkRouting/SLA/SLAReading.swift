public import HarkDomain

/// What one clock of a conversation shows.
public struct SLAReading: Hashable, Sendable {
    /// What the clock measures.
    public let kind: SLAKind
    /// When it is due if nothing changes; nil: it stands, or is not due within ``BusinessHours/horizon``.
    public let dueAt: Timestamp?
    /// What its run may still take when it goes on; nil: it does not pause.
    ///
    /// - Units: open time.
    public let left: Duration?
    /// True when its run has warned.
    public let isWarned: Bool
    /// True when its run has breached, even if a later target is not yet due.
    public let isBreached: Bool
    /// True while it stands and will go on.
    public let isPaused: Bool
}

extension AppliedSLA {
    /// What the console and the board show.
    ///
    /// - Shape: in the order of the kinds: clocks with a target that run or pause, and those whose last run breached.
    public var shown: [SLAReading] {
        SLAKind.allCases.compactMap { kind in
            let clock = self[kind]
            let runs = clock.since != nil && resolvedAt == nil
            let isPaused = !runs && resolvedAt == nil && (kind == .resolution || isOwed(kind))
            guard clock.target != nil, runs || isPaused || clock.told == .breached else { return nil }
            return SLAReading(
                kind: kind,
                dueAt: runs ? clock.dueAt.map(Timestamp.init(milliseconds:)) : nil,
                left: isPaused ? clock.left.map { .milliseconds(max($0, 0)) } : nil,
                isWarned: clock.told != nil,
                isBreached: clock.told == .breached,
                isPaused: isPaused
            )
        }
    }
}
