import HarkStatistics

/// The seasons of a series: the one that was named, and a shorter or a longer one that the series itself shows.
public struct SeasonalShape: Hashable, Sendable {
    /// The season that was named; 1 when there is none.
    public let season: Int
    /// How many values make a day, and how many days a week, when the series goes by days and weeks.
    public let day: Int?
    /// How many days make a week.
    public let week: Int?

    /// The day and the week as seasons, the shortest first; the named season alone when there are no weeks.
    public var seasons: [Int] {
        guard let day, let week else { return season > 1 ? [season] : [] }
        return [day, day * week]
    }

    /// Finds the seasons.
    ///
    /// A named season of at least 20 values may be a day, when 5, 6 or 7 of them make a week; or a week, when a fifth,
    /// sixth or seventh of it makes a day. Weeks are told by how days' totals resemble those a week before. When it is
    /// known how many `days` make a week, the named season is a day.
    public init(_ series: [Double], season: Int, days: Int? = nil) {
        self.season = max(1, season)
        if let days {
            let isKnown = days > 1 && season > 1 && series.count >= (2 * days + 1) * season
            (day, week) = isKnown ? (season, days) : (nil, nil)
        } else if let week = Self.days(series, week: season) {
            (day, self.week) = (season / week, week)
        } else if let week = Self.week(series, day: season) {
            (day, self.week) = (season, week)
        } else {
            (day, self.week) = (nil, nil)
        }
    }

    /// The shortest season that can be a day.
    private static let shortestDay = 20
    /// How many days may make a week, the likeliest first.
    private static let weeks = [7, 5, 6]

    private static func week(_ series: [Double], day: Int) -> Int? {
        guard day >= shortestDay, day <= 1_440 else { return nil }
        let possible = weeks.filter { series.count >= 2 * $0 * day + day }
        let totals = totals(series, day: day)
        let best = possible.map { (week: $0, likeness: likeness(totals, lag: $0)) }.max { $0.likeness < $1.likeness }
        guard let best, best.likeness > 0.2 else { return 1_440 % day == 0 ? possible.first : nil }
        return best.week
    }

    private static func days(_ series: [Double], week: Int) -> Int? {
        weeks.first { days in
            week % days == 0 && week / days >= shortestDay && series.count >= 2 * week
                && DifferenceTests.seasonalStrength(series, season: week / days) > 0.3
        }
    }

    /// The sums of whole days up to the end.
    static func totals(_ series: [Double], day: Int) -> [Double] {
        let skipped = series.count % day
        return stride(from: skipped, to: series.count, by: day).map { series[$0..<$0 + day].sum }
    }

    /// The autocorrelation of what differs from the moving level.
    private static func likeness(_ totals: [Double], lag: Int) -> Double {
        let level = MovingAverage.centred(totals, width: lag)
        let rest = zip(totals, level).map { $0 - $1 }
        let spread = dot(rest, rest)
        return spread > 0 ? dot(rest.dropFirst(lag), rest) / spread * Double(rest.count) / Double(rest.count - lag) : 0
    }
}
