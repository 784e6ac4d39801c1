import HarkDomain
import HarkRouting

/// What clocks tell, by walking minute after minute and counting those that are open.
struct SLASpecification {
    private struct Clock {
        var target: Int?
        var percent = 0
        var spent = 0
        var runs = false
        var hasWarned = false
        var hasBreached = false
    }

    /// What is told, with the minute in which it is.
    private(set) var told: [(minute: Int, kind: SLAKind, isBreach: Bool)] = []
    private var clocks = [SLAKind: Clock](uniqueKeysWithValues: SLAKind.allCases.map { ($0, Clock()) })
    private var isAnswered = false
    private var isAsked = false
    private var waitsForCustomer = false
    private var isSnoozed = false
    private var isResolved = false

    init(_ history: SLAHistory) {
        aim(history.policy, history.priority)
        run()
        var steps = history.steps[...]
        for minute in 0...history.minutes {
            tell(minute)
            while let next = steps.first, next.minute == minute {
                take(next.step)
                run()
                tell(minute)
                steps.removeFirst()
            }
            guard history.hours?.isOpen(at: history.moment(minute)) ?? true else { continue }
            for kind in SLAKind.allCases where clocks[kind]?.runs == true { clocks[kind]?.spent += 1 }
        }
    }

    private mutating func tell(_ minute: Int) {
        for kind in SLAKind.allCases {
            guard var clock = clocks[kind], clock.runs, let target = clock.target else { continue }
            if !clock.hasWarned, clock.spent * 100 >= target * clock.percent {
                clock.hasWarned = true
                told.append((minute, kind, false))
            }
            if !clock.hasBreached, clock.spent >= target {
                clock.hasBreached = true
                told.append((minute, kind, true))
            }
            clocks[kind] = clock
        }
    }

    private mutating func take(_ step: SLAStep) {
        switch step {
        case .wrote:
            waitsForCustomer = false
            if isAnswered, !isAsked {
                isAsked = true
                let old = clocks[.nextResponse]
                clocks[.nextResponse] = Clock(target: old?.target, percent: old?.percent ?? 0)
            }
        case .answered: (isAnswered, isAsked) = (true, false)
        case .waits: waitsForCustomer = true
        case .paused: isSnoozed = true
        case .resumed: isSnoozed = false
        case .resolved where !isResolved:
            (isResolved, isAsked, waitsForCustomer, isSnoozed) = (true, false, false, false)
        case .resolved: break
        case .reopened: isResolved = false
        case .prioritised(let policy, let priority): aim(policy, priority)
        }
    }

    private mutating func run() {
        clocks[.firstResponse]?.runs = !isResolved && !isAnswered && !isSnoozed
        clocks[.nextResponse]?.runs = !isResolved && isAsked && !isSnoozed
        clocks[.resolution]?.runs = !isResolved && !waitsForCustomer && !isSnoozed
    }

    private mutating func aim(_ policy: SLAPolicy, _ priority: Int) {
        for kind in SLAKind.allCases {
            clocks[kind]?.target = policy.target(priority: priority)?.seconds(kind).map { $0 / 60 }
            clocks[kind]?.percent = policy.warnAtPercent
        }
    }
}
