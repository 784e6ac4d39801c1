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
    /// When it was made.
    public let madeAt: Timestamp
    /// What arrived in the last whole stretches.
    public let history: [VolumeCount]
    /// What is expected, from the stretch on that is not whole yet.
    public private(set) var points: [VolumePoint]
    /// What the forecast is made by.
    public let model: String
    /// How it would have done; nil when there is too little to try.
    public let backtest: BacktestScore?
    /// All methods that were tried, the best first.
    public let others: [MethodScore]
    /// What was out of the ordinary.
    public let anomalies: [VolumeAnomaly]
    /// The heads that it takes; nil of days and weeks, and when nothing is known of the work.
    public private(set) var staffing: VolumeStaffing?
    /// What was promised for the last stretches that are whole by now, beside what came; as far back as `history`.
    public let outcome: [VolumeOutcome]
    /// How all promises held that are known, also older ones; nil when there are none.
    public let record: VolumeRecord?

    /// The same of the first stretches alone.
    public func prefix(_ horizon: Int) -> VolumeForecast {
        var first = self
        first.points = Array(points.prefix(horizon))
        first.staffing = staffing.map {
            VolumeStaffing(target: $0.target, work: $0.work, heads: Array($0.heads.prefix(horizon)))
        }
        return first
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
