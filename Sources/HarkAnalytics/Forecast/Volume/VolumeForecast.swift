public import Foundation
public import HarkDomain

/// What arrived, what is expected, how well that would have gone in the past, and how many heads it takes.
///
/// This is what `/api/v1/forecast` answers. Every list is in the order of time.
public struct VolumeForecast: Hashable, Sendable {
    /// How long the stretches are.
    public let step: VolumeStep
    /// The zone whose clock cuts them.
    public let zone: TimeZone
    /// What arrived in the last whole stretches.
    public let history: [VolumeCount]
    /// What is expected, from the stretch on that is not whole yet.
    public let points: [VolumePoint]
    /// What the forecast is made by.
    public let model: String
    /// How it would have done; nil when there is too little to try.
    public let backtest: BacktestScore?
    /// All methods that were tried, the best first.
    public let others: [MethodScore]
    /// What was out of the ordinary.
    public let anomalies: [VolumeAnomaly]
    /// The heads that it takes; nil of days and weeks, and when nothing is known of the work.
    public let staffing: VolumeStaffing?
    /// What was promised for stretches that are whole by now, beside what came.
    public let outcome: [VolumeOutcome]

    /// What this forecast promises, to be kept and put beside what comes.
    public var promises: [VolumePromise] {
        let heads = staffing?.heads
        return points.indices.map { index in
            VolumePromise(at: points[index].at, contacts: points[index].point.mean, heads: heads?[index].heads)
        }
    }
}

/// How many arrived in a stretch.
public struct VolumeCount: Hashable, Sendable {
    /// When the stretch began.
    public let at: Timestamp
    /// How many arrived.
    public let count: Int
}

/// What is expected of a stretch to come.
public struct VolumePoint: Hashable, Sendable {
    /// When it begins.
    public let at: Timestamp
    /// When it ends.
    public let end: Timestamp
    /// What is expected.
    public let point: ForecastPoint
}

/// A stretch in which far more or far fewer arrived than usual.
public struct VolumeAnomaly: Hashable, Sendable {
    /// When the stretch began that stood out most.
    public let at: Timestamp
    /// How many arrived.
    public let count: Int
    /// What was usual then.
    public let expected: Double
    /// From where on it would not have stood out.
    public let low: Double
    /// Up to where it would not have stood out.
    public let high: Double
}

/// How many heads keep a promise to customers, stretch by stretch.
public struct VolumeStaffing: Hashable, Sendable {
    /// What is promised.
    public let target: ServiceTarget
    /// What contacts ask of those who handle them.
    public let work: ContactWork
    /// The heads of each stretch of the forecast.
    public let heads: [VolumeHeads]
}

/// How many heads a stretch takes.
public struct VolumeHeads: Hashable, Sendable {
    /// When it begins.
    public let at: Timestamp
    /// How many people to plan.
    public let heads: Int
    /// The share of customers who are then answered in time.
    public let expectedShare: Double
}

/// What a forecast promised for a stretch.
public struct VolumePromise: Hashable, Sendable {
    /// When the stretch begins.
    public let at: Timestamp
    /// How many contacts were expected.
    public let contacts: Double
    /// How many heads were planned.
    public let heads: Int?

    /// Creates a promise as it was kept.
    public init(at: Timestamp, contacts: Double, heads: Int?) {
        (self.at, self.contacts, self.heads) = (at, contacts, heads)
    }
}

/// A promise beside what came.
public struct VolumeOutcome: Hashable, Sendable {
    /// What was promised.
    public let promise: VolumePromise
    /// How many arrived.
    public let actual: Int
}
