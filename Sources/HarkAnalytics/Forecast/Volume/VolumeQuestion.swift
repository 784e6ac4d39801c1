public import Foundation
public import HarkDomain

/// What is asked of the volume to come, beside the arrivals themselves.
public struct VolumeQuestion: Sendable {
    /// How long the stretches are.
    public var step: VolumeStep
    /// The zone whose clock cuts them.
    public var zone: TimeZone
    /// What time it is: stretches that are not over are not counted.
    public var now: Timestamp
    /// How many stretches to forecast, from the one on that is not over.
    public var horizon: Int
    /// Since when all arrivals are known; since the first of them when nil.
    public var since: Timestamp?
    /// Kinds of special days, past ones and those to come, by `YYYY-MM-DD`.
    ///
    /// A kind counts from its second day on, so that days which are closed alike are better of one kind than each of
    /// its own name. Weeks take no notice of them.
    public var specialDays: [String: String] = [:]
    /// What a contact asks of people; no heads are planned when nil.
    public var work: MeasuredWork?
    /// What is promised to customers.
    public var target = ServiceTarget(share: 0.8, withinSeconds: 60)
    /// The share of planned heads who are away.
    public var shrinkage = 0.0
    /// What earlier forecasts promised.
    public var promises: [VolumePromise] = []
    /// Those who came to people in the stretches that were promised, in any order.
    public var contacts: [PersonContact] = []

    /// Asks for as many stretches as are usual, or for at most as many as may be.
    public init(step: VolumeStep, zone: TimeZone, now: Timestamp, horizon: Int? = nil) {
        (self.step, self.zone, self.now) = (step, zone, now)
        self.horizon = min(max(1, horizon ?? step.usualHorizon), step.mostHorizon)
    }
}

/// The volume to come, or why nothing can be said of it.
public enum VolumeAnswer: Hashable, Sendable {
    /// What is expected.
    case known(VolumeForecast)
    /// Too few whole stretches have passed.
    case tooLittle(step: VolumeStep, known: Int, needed: Int)
    /// Nothing has arrived in all the stretches.
    case nothingCame(step: VolumeStep, known: Int)

    /// Why nothing can be said, in a sentence; nil of a forecast.
    public var reason: String? {
        switch self {
        case .known: nil
        case .tooLittle(let step, let known, let needed):
            "A forecast by \(step.word) needs \(needed) whole ones; \(known) are known"
        case .nothingCame(let step, let known): "Nothing arrived in the last \(known) \(step.word)"
        }
    }
}

extension VolumeStep {
    /// Half hours, hours, days or weeks.
    fileprivate var word: String {
        switch self {
        case .halfHour: "half hours"
        case .hour: "hours"
        case .day: "days"
        case .week: "weeks"
        }
    }
}
