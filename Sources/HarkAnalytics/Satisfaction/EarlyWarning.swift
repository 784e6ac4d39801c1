public import HarkDomain
import HarkStatistics

/// What was estimated of a rated conversation while it went on, and how it was rated in the end.
public struct WarningTrail: Hashable, Sendable {
    /// The chance of a bad rating as of a moment.
    public struct Reading: Hashable, Sendable {
        /// When it was estimated.
        public let at: Timestamp
        /// The chance, 0…1.
        public let probability: Double

        /// Describes an estimate.
        public init(at: Timestamp, probability: Double) {
            (self.at, self.probability) = (at, probability)
        }
    }

    /// The conversation.
    public let id: ConversationID
    /// The estimates, in the order of time.
    public let readings: [Reading]
    /// When it ended, or was rated if that came first: from then on a warning helps nobody.
    public let endedAt: Timestamp
    /// Whether it was rated badly.
    public let isBad: Bool

    /// Describes a rated conversation.
    public init(id: ConversationID, readings: [Reading], endedAt: Timestamp, isBad: Bool) {
        (self.id, self.readings, self.endedAt, self.isBad) = (id, readings, endedAt, isBad)
    }
}

/// How early bad ratings were foreseen, how many were missed, and how often the warning was wrong.
public struct EarlyWarning: Hashable, Sendable {
    /// The chance from which on a conversation counts as warned of.
    public let threshold: Double
    /// Badly rated ones that were warned of before they ended.
    public let caught: Int
    /// Badly rated ones that were not.
    public let missed: Int
    /// Others that were warned of.
    public let falseAlarms: Int
    /// Others that were not.
    public let quiet: Int
    /// From the first warning to the end, of each that was caught, the shortest first.
    ///
    /// - Units: milliseconds.
    public let leads: [Int64]

    /// Looks for the first estimate of each conversation that reaches a threshold.
    public init(_ trails: some Sequence<WarningTrail>, threshold: Double) {
        var counts = (caught: 0, missed: 0, falseAlarms: 0, quiet: 0)
        var leads: [Int64] = []
        for trail in trails {
            let warning = trail.readings.first { $0.probability >= threshold && $0.at <= trail.endedAt }
            switch (trail.isBad, warning) {
            case (true, let warning?):
                counts.caught += 1
                leads.append(trail.endedAt.since(warning.at))
            case (true, nil): counts.missed += 1
            case (false, .some): counts.falseAlarms += 1
            case (false, nil): counts.quiet += 1
            }
        }
        self.threshold = threshold
        (caught, missed, falseAlarms, quiet) = counts
        self.leads = leads.sorted()
    }

    /// The lead that half of the caught ones exceed, in milliseconds; nil when none was caught.
    public var median: Double? { quantile(0.5) }

    /// The lead that a share of the caught ones stays below, in milliseconds; nil when none was caught.
    public func quantile(_ share: Double) -> Double? {
        leads.isEmpty ? nil : leads.map(Double.init).quantile(share)
    }

    /// The share of badly rated ones that were warned of.
    public var recall: ScoreEstimate? { .share(caught, of: caught + missed) }

    /// The share of warnings after which the rating was bad.
    public var precision: ScoreEstimate? { .share(caught, of: caught + falseAlarms) }
}
