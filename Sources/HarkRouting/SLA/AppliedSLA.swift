public import HarkDomain

/// The clocks of one conversation: a value that whoever holds the conversation tells what happens.
///
/// It has no timers. The moments come in; ``nextMoment`` says when to ask ``due(at:)`` again. A late question loses
/// nothing and an early one tells nothing: what fell due before something happened is told as it was then, however
/// often it was asked meanwhile. What happens is taken in the order in which it comes; a time before an earlier one's
/// counts as the earlier one's.
///
/// - The first response is owed from the beginning until ``answered(at:hours:)``.
/// - The next response is owed from ``customerWrote(at:hours:)`` after that until the next answer; more messages of the
///   customer don't put it off.
/// - The resolution is owed from the beginning until ``resolved(at:)``. Its clock stands while the conversation waits
///   for the customer, and goes on with what is left.
///
/// All clocks stand while the conversation is snoozed.
///
/// Each clock warns and breaches once in a run, whatever its target becomes meanwhile.
///
/// - Units: business hours are handed in with what happens, always those of the policy; nil: clocks always run.
public struct AppliedSLA: Hashable, Sendable {
    /// What is so at the moment.
    struct Marks: OptionSet, Hashable, Sendable {
        let rawValue: Int
        static let answered = Marks(rawValue: 1)
        /// The customer waits for an answer.
        static let asked = Marks(rawValue: 2)
        static let waitsForCustomer = Marks(rawValue: 4)
        static let snoozed = Marks(rawValue: 8)
        /// The bot has it, and people owe nothing.
        static let withBot = Marks(rawValue: 16)
    }

    /// The policy's name.
    public internal(set) var policy: String
    /// The conversation's priority, as the clocks know it.
    public internal(set) var priority: Int
    var warnAtPercent: Int
    var marks: Marks = []
    var firstResponse = SLAClock()
    var nextResponse = SLAClock()
    var resolution = SLAClock()
    /// The latest moment at which something happened.
    var latest: Int64
    /// Since when all clocks stand as they are.
    var resolvedAt: Int64?
    var untold: [SLAFall] = []

    init(policy: String, priority: Int, warnAtPercent: Int, marks: Marks, latest: Int64, resolvedAt: Int64?) {
        (self.policy, self.priority, self.warnAtPercent) = (policy, priority, warnAtPercent)
        (self.marks, self.latest, self.resolvedAt) = (marks, latest, resolvedAt)
    }

    /// Starts the clocks of the first response and the resolution.
    public init(_ policy: SLAPolicy, priority: Int, hours: BusinessHours?, at now: Timestamp) {
        (self.policy, self.priority, warnAtPercent) = (policy.name, priority, 0)
        latest = now.milliseconds
        promise(policy, priority, hours)
        run(hours)
    }

    /// The state of one clock.
    subscript(kind: SLAKind) -> SLAClock {
        get {
            switch kind {
            case .firstResponse: firstResponse
            case .nextResponse: nextResponse
            case .resolution: resolution
            }
        }
        set {
            switch kind {
            case .firstResponse: firstResponse = newValue
            case .nextResponse: nextResponse = newValue
            case .resolution: resolution = newValue
            }
        }
    }
}

extension AppliedSLA {
    /// The customer wrote: an answer is owed, and nothing waits for the customer.
    public mutating func customerWrote(at now: Timestamp, hours: BusinessHours?) {
        change(at: now, hours) { sla in
            sla.marks.remove(.waitsForCustomer)
            guard sla.marks.contains(.answered), sla.marks.insert(.asked).inserted else { return }
            sla.nextResponse.renew()
        }
    }

    /// A person of the staff wrote to the customer.
    public mutating func answered(at now: Timestamp, hours: BusinessHours?) {
        change(at: now, hours) { sla in
            sla.marks.insert(.answered)
            sla.marks.remove(.asked)
        }
    }

    /// The staff can do nothing until the customer writes.
    public mutating func waitsForCustomer(at now: Timestamp, hours: BusinessHours?) {
        change(at: now, hours) { $0.marks.insert(.waitsForCustomer) }
    }

    /// The conversation is snoozed.
    public mutating func paused(at now: Timestamp, hours: BusinessHours?) {
        change(at: now, hours) { $0.marks.insert(.snoozed) }
    }

    /// The conversation is not snoozed any more.
    public mutating func resumed(at now: Timestamp, hours: BusinessHours?) {
        change(at: now, hours) { $0.marks.remove(.snoozed) }
    }

    /// The bot has the conversation: people owe nothing, and all clocks stand.
    public mutating func wentToBot(at now: Timestamp, hours: BusinessHours?) {
        change(at: now, hours) { $0.marks.insert(.withBot) }
    }

    /// People have the conversation again, or wait for it.
    public mutating func cameToPeople(at now: Timestamp, hours: BusinessHours?) {
        change(at: now, hours) { $0.marks.subtract([.withBot, .snoozed]) }
    }

    /// The conversation is resolved: all clocks stand.
    public mutating func resolved(at now: Timestamp) {
        pass(to: now)
        guard resolvedAt == nil else { return }
        resolvedAt = latest
        marks.formIntersection(.answered)
    }

    /// The conversation goes on: the resolution, and a first response that never came, are owed with what is left.
    public mutating func reopened(at now: Timestamp, hours: BusinessHours?) {
        pass(to: now)
        guard let resolved = resolvedAt else { return }
        for kind in SLAKind.allCases { self[kind].stop(at: resolved, hours) }
        resolvedAt = nil
        run(hours)
    }

    /// The priority or the policy is another: the clocks that run are due as if it had been so since they began.
    public mutating func prioritised(_ policy: SLAPolicy, priority: Int, at now: Timestamp, hours: BusinessHours?) {
        pass(to: now)
        promise(policy, priority, hours)
    }
}

extension AppliedSLA {
    /// True while what a clock measures is still owed, late or not.
    public func owes(_ kind: SLAKind) -> Bool { resolvedAt == nil && isOwed(kind) }

    /// When something falls due next, at the very millisecond; nil: nothing will as things are.
    ///
    /// It lies in the past when something waits to be told.
    public var nextMoment: Timestamp? {
        let moments = resolvedAt == nil ? SLAKind.allCases.compactMap { self[$0].next } : []
        return (untold.first?.moment ?? moments.min()).map(Timestamp.init(milliseconds:))
    }

    /// What fell due up to a moment, in order, each once.
    ///
    /// What happens at the very moment at which a clock is due comes too late for it.
    public mutating func due(at now: Timestamp) -> [SLAEvent] {
        collect(by: now.milliseconds)
        defer { untold = [] }
        return untold.map(\.event)
    }

    private mutating func collect(by now: Int64) {
        guard resolvedAt == nil else { return }
        var falls: [SLAFall] = []
        for kind in SLAKind.allCases { falls += self[kind].fall(by: now, kind) }
        untold += falls.enumerated()
            .sorted { ($0.element.moment, $0.offset) < ($1.element.moment, $1.offset) }
            .map(\.element)
    }
}

extension AppliedSLA {
    private mutating func change(at now: Timestamp, _ hours: BusinessHours?, _ what: (inout AppliedSLA) -> Void) {
        pass(to: now)
        what(&self)
        run(hours)
    }

    private mutating func pass(to now: Timestamp) {
        latest = max(latest, now.milliseconds)
        collect(by: latest)
    }

    /// Lets each clock run or stand as the marks say; after the resolution they stay as they are.
    private mutating func run(_ hours: BusinessHours?) {
        guard resolvedAt == nil else { return }
        for kind in SLAKind.allCases {
            if !isOwed(kind) || isStanding(kind) {
                self[kind].stop(at: latest, hours)
            } else if self[kind].since == nil {
                self[kind].start(at: latest)
                self[kind].aim(self[kind].target, warnAtPercent: warnAtPercent, hours)
            }
        }
    }

    func isOwed(_ kind: SLAKind) -> Bool {
        guard !marks.contains(.withBot) else { return false }
        return switch kind {
        case .firstResponse: !marks.contains(.answered)
        case .nextResponse: marks.contains(.asked)
        case .resolution: true
        }
    }

    /// True while what is owed may wait.
    private func isStanding(_ kind: SLAKind) -> Bool {
        marks.contains(.snoozed) || kind == .resolution && marks.contains(.waitsForCustomer)
    }

    private mutating func promise(_ policy: SLAPolicy, _ priority: Int, _ hours: BusinessHours?) {
        let target = policy.target(priority: priority)
        (self.policy, self.priority) = (policy.name, priority)
        warnAtPercent = min(max(policy.warnAtPercent, 1), 99)
        for kind in SLAKind.allCases {
            let seconds = target?.seconds(kind).map { min(max(Int64($0), 0), 1 << 40) }
            self[kind].aim(seconds.map { $0 * 1000 }, warnAtPercent: warnAtPercent, hours)
        }
    }
}
