import HarkStatistics

/// How early bad ratings were foreseen, how many were missed, and how often the warning was wrong.
public struct EarlyWarning: Hashable, Sendable {
    /// A rating up to this one is bad.
    public static let worst = 2

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
    public let leads: [Double]

    /// Counts rated conversations; others count for nothing.
    public init(_ rows: some Sequence<ChatRow>) {
        var counts = (caught: 0, missed: 0, falseAlarms: 0, quiet: 0)
        var leads: [Double] = []
        for row in rows {
            guard let score = row.score else { continue }
            switch (score <= Self.worst, row[.warningLead]) {
            case (true, let lead?):
                counts.caught += 1
                leads.append(lead)
            case (true, nil): counts.missed += 1
            case (false, .some): counts.falseAlarms += 1
            case (false, nil): counts.quiet += 1
            }
        }
        (caught, missed, falseAlarms, quiet) = counts
        self.leads = leads.sorted()
    }

    /// The lead that half of the caught ones exceed, in milliseconds; nil when none was caught.
    public var median: Double? { leads.isEmpty ? nil : leads.quantile(0.5) }

    /// The share of badly rated ones that were warned of.
    public var recall: ScoreEstimate? { .share(caught, of: caught + missed) }

    /// The share of warnings after which the rating was bad.
    public var precision: ScoreEstimate? { .share(caught, of: caught + falseAlarms) }
}
