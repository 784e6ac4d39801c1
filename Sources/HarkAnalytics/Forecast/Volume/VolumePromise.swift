public import HarkDomain

/// What a forecast promised for a stretch before it began.
public struct VolumePromise: Hashable, Sendable {
    /// When the stretch begins.
    public let at: Timestamp
    /// When the forecast was made.
    public let madeAt: Timestamp
    /// How many contacts were expected, with the ranges.
    public let contacts: ForecastPoint
    /// How customers were to be served; nil where no heads were planned.
    public let service: ServicePromise?

    /// Creates a promise as it was kept.
    public init(at: Timestamp, madeAt: Timestamp, contacts: ForecastPoint, service: ServicePromise? = nil) {
        (self.at, self.madeAt, self.contacts, self.service) = (at, madeAt, contacts, service)
    }
}

/// How customers are served with the heads that a plan asks for.
public struct ServicePromise: Hashable, Sendable {
    /// How many people were planned.
    public let heads: Int
    /// The share of customers who are then answered in time: 0 to 1.
    public let share: Double
    /// What the plan was made to reach, and what "in time" is.
    public let target: ServiceTarget

    /// Creates a promise from its parts.
    public init(heads: Int, share: Double, target: ServiceTarget) {
        (self.heads, self.share, self.target) = (heads, share, target)
    }
}

extension VolumeForecast {
    /// What this forecast promises for its stretches.
    public var promises: [VolumePromise] {
        points.indices.map { index in
            VolumePromise(at: points[index].at, madeAt: madeAt, contacts: points[index].point, service: service(index))
        }
    }

    /// A plan without people promises nothing to those who come all the same.
    private func service(_ index: Int) -> ServicePromise? {
        guard let staffing, case let heads = staffing.heads[index], heads.heads > 0 else { return nil }
        return ServicePromise(heads: heads.heads, share: heads.expectedShare, target: staffing.target)
    }
}
