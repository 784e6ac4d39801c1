import HarkDomain
import HarkRouting
import HarkTesting

/// Something that happens to a conversation's clocks.
enum SLAStep: CustomStringConvertible {
    case wrote
    case answered
    case waits
    case paused
    case resumed
    case resolved
    case reopened
    case prioritised(SLAPolicy, Int)

    var description: String {
        switch self {
        case .wrote: "customer wrote"
        case .answered: "answered"
        case .waits: "waits for the customer"
        case .paused: "paused"
        case .resumed: "resumed"
        case .resolved: "resolved"
        case .reopened: "reopened"
        case .prioritised(let policy, let priority):
            "priority \(priority) of \(policy.warnAtPercent) %, minutes \(policy.targets.map(Self.minutes))"
        }
    }

    private static func minutes(_ target: SLATarget) -> [Int?] {
        SLAKind.allCases.map { target.seconds($0).map { $0 / 60 } }
    }
}

/// What happens to one conversation's clocks, in whole minutes.
struct SLAHistory: CustomStringConvertible {
    let start: Timestamp
    let hours: BusinessHours?
    var policy: SLAPolicy
    var priority: Int
    /// Minutes since the start, never going back.
    var steps: [(minute: Int, step: SLAStep)]
    let minutes: Int

    func moment(_ minute: Int) -> Timestamp { start + .seconds(minute * 60) }

    func begin() -> AppliedSLA { AppliedSLA(policy, priority: priority, hours: hours, at: start) }

    var description: String {
        let first = "0: \(SLAStep.prioritised(policy, priority)) in \(hours?.week ?? []) from \(start.iso8601)"
        return ([first] + steps.map { "\($0.minute): \($0.step)" }).joined(separator: "\n")
    }
}

extension AppliedSLA {
    mutating func take(_ step: SLAStep, at now: Timestamp, _ hours: BusinessHours?) {
        switch step {
        case .wrote: customerWrote(at: now, hours: hours)
        case .answered: answered(at: now, hours: hours)
        case .waits: waitsForCustomer(at: now, hours: hours)
        case .paused: paused(at: now, hours: hours)
        case .resumed: resumed(at: now, hours: hours)
        case .resolved: resolved(at: now)
        case .reopened: reopened(at: now, hours: hours)
        case .prioritised(let policy, let priority):
            prioritised(policy, priority: priority, at: now, hours: hours)
        }
    }
}

/// Histories by chance of a few days, around nights, holidays and changes of the clocks.
struct RandomSLAHistories {
    var random: SplitMix
    private let hours: [BusinessHours?]

    init(seed: UInt64) throws {
        random = SplitMix(seed: seed)
        let fair = BusinessHours.Holiday(date: "2026-10-26", name: "Fair", open: ["10:00-11:30"])
        hours = try [
            nil,
            BusinessHours(name: "a", zone: "Europe/Madrid", week: ["Mo-Su 01:30-03:10", "Mo-Su 09:00-18:00"]),
            BusinessHours(name: "b", zone: "Asia/Kolkata", week: ["Mo-Fr 09:00-18:00"], holidays: [fair]),
            BusinessHours(name: "c", zone: "America/St_Johns", week: ["Fr-Mo 20:00-24:00", "Sa-Tu 00:00-04:00"]),
        ]
    }

    /// It begins on a Saturday; on the Sunday the clocks of Madrid go back.
    mutating func next() -> SLAHistory {
        var history = SLAHistory(
            start: .utc("2026-10-24T06:00") + .seconds(random.below(1440) * 60),
            hours: random.pick(hours),
            policy: policy(),
            priority: random.below(3),
            steps: [],
            minutes: 4 * 1440
        )
        var minute = 0
        while minute < history.minutes {
            history.steps.append((minute, step()))
            minute += random.pick([0, 1, 5, 30, 120, 600])
        }
        return history
    }

    private mutating func step() -> SLAStep {
        switch random.below(20) {
        case 0..<6: .wrote
        case 6..<10: .answered
        case 10..<12: .waits
        case 12..<13: .paused
        case 13..<15: .resumed
        case 15..<16: .resolved
        case 16..<18: .reopened
        default: .prioritised(policy(), random.below(3))
        }
    }

    /// Targets and warnings fall on whole minutes.
    private mutating func policy() -> SLAPolicy {
        let minutes: [Int?] = [nil, 0, 5, 20, 60, 60, 240, 600]
        let targets = [nil, 1].map { priority in
            SLATarget(
                priority: priority,
                firstResponseSeconds: random.pick(minutes).map { $0 * 60 },
                nextResponseSeconds: random.pick(minutes).map { $0 * 60 },
                resolutionSeconds: random.pick(minutes).map { $0 * 60 }
            )
        }
        return SLAPolicy(name: "any", warnAtPercent: random.pick([20, 40, 60, 80]), targets: targets)
    }
}
