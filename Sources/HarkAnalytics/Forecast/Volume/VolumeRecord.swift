public import HarkDomain
import HarkStatistics

/// How promises held, all that are known together.
public struct VolumeRecord: Hashable, Sendable {
    /// When the first stretch began that was promised.
    public let since: Timestamp
    /// How far what came lay from what was promised.
    public let contacts: ForecastRecord
    /// The absolute error over all that came of saying what came a week before; nil where that is not known or nothing came.
    public let naiveWape: Double?
    /// How many stretches lay in the range for four of five, of those in which anything was expected or came; its interval
    /// takes days, not stretches, as independent.
    public let coverage80: MeasureValue
    /// How customers were served; nil when nothing was promised of that, or nobody came to people.
    public let service: ServiceRecord?
}

/// What was promised of the service, beside what customers met.
public struct ServiceRecord: Hashable, Sendable {
    /// The share that was promised to be answered in time, by those who came to people.
    public let promised: Double
    /// The share that was, of those who came to people, with its interval by days.
    public let kept: MeasureValue
}

extension VolumeQuestion {
    /// Sums up outcomes in the order of time; nil of none.
    func record(_ outcomes: [VolumeOutcome], _ history: VolumeHistory) -> VolumeRecord? {
        guard let first = outcomes.first else { return nil }
        let days = outcomes.grouped { ReportDay.today($0.promise.at, in: zone) }
        // What came though all was taken to be closed lies outside; where nothing came either no range was held.
        let open = days.map { day in day.filter { $0.promise.contacts.high95 > 0 || $0.came > 0 } }
            .filter { !$0.isEmpty }
        return VolumeRecord(
            since: first.promise.at,
            contacts: ForecastRecord(outcomes.map(\.contacts)),
            naiveWape: naiveWape(outcomes, history),
            coverage80: .share(ofGroups: open.map { ($0.count(where: \.isWithinRange), $0.count) }),
            service: ServiceRecord(days)
        )
    }

    /// Weeks have the one before, all others the same time of the week before.
    private func naiveWape(_ outcomes: [VolumeOutcome], _ history: VolumeHistory) -> Double? {
        let week = step == .week ? 1 : step.perDay * step.daysInCycle
        let slots = Dictionary(history.stretches.map { ($0.start, Int($0.slot - history.firstSlot)) }) { $1 }
        let pairs = outcomes.compactMap { outcome -> (came: Double, before: Double)? in
            guard let slot = slots[outcome.promise.at.milliseconds], slot >= week else { return nil }
            return (Double(outcome.came), history.values[slot - week])
        }
        let came = pairs.map(\.came).sum
        guard pairs.count == outcomes.count, came > 0 else { return nil }
        return pairs.map { abs($0.came - $0.before) }.sum / came
    }
}

extension ServiceRecord {
    fileprivate init?(_ days: [[VolumeOutcome]]) {
        let met = days.flatMap(\.self).compactMap { outcome in
            outcome.service.flatMap { service in
                outcome.promise.service.map { (share: $0.share, people: Double(service.people)) }
            }
        }
        let people = met.map(\.people).sum
        guard people > 0 else { return nil }
        promised = met.map { $0.share * $0.people }.sum / people
        kept = .share(
            ofGroups: days.map { day in
                let served = day.compactMap(\.service)
                return (served.reduce(0) { $0 + $1.inTime }, served.reduce(0) { $0 + $1.people })
            }
        )
    }
}

extension [VolumeOutcome] {
    /// Neighbours of the same key together, in their order.
    fileprivate func grouped(by key: (VolumeOutcome) -> Int32) -> [[VolumeOutcome]] {
        var groups: [[VolumeOutcome]] = []
        var last: Int32?
        for outcome in self {
            let own = key(outcome)
            if own == last { groups[groups.count - 1].append(outcome) } else { groups.append([outcome]) }
            last = own
        }
        return groups
    }
}
