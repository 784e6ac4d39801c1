import HarkStatistics

/// How forecasts of days, laid over their stretches, would have done where those of the stretches were tried.
struct DayTrial {
    /// What was said from one place.
    struct Place {
        /// What came, and what was expected by the stretches, by the days and by the seasonal naive rule.
        var actual: [Double] = [], direct: [Double] = [], laid: [Double] = [], naive: [Double] = []
        /// Whether what came lay in the range for four of five around what was expected by the days.
        var isWithin: [Bool] = []
        /// What errors are divided by.
        let scale: Double

        /// The mean absolute error of a forecast.
        func error(_ said: [Double]) -> Double { zip(said, actual).map { abs($0 - $1) }.mean / scale }

        /// The mean squared error of a forecast.
        func square(_ said: [Double]) -> Double {
            zip(said, actual).map { ($0 - $1) * ($0 - $1) }.mean / (scale * scale)
        }
    }

    let places: [Place]

    /// At the least so many places in the past have to tell which is better.
    static let fewestPlaces = 3

    /// How the days' forecast did, beside the naive rule at the same stretches.
    var score: BacktestScore {
        BacktestScore(
            mase: places.map { $0.error($0.laid) }.mean,
            coverage80: places.map { place in Double(place.isWithin.count { $0 }) / Double(place.isWithin.count) }.mean,
            naiveMase: places.map { $0.error($0.naive) }.mean,
            origins: places.count
        )
    }

    /// Whether the days' forecast was nearer to what came on average.
    var isBetter: Bool { places.map { $0.square($0.laid) }.mean <= places.map { $0.square($0.direct) }.mean }

    /// Lays what the days' forecast would have said over the same stretches; nil when it was not tried.
    init?(_ outlook: DayOutlook, _ direct: VolumeOutlook) {
        let perDay = outlook.history.clock.step.perDay
        let tried = Dictionary(outlook.days.forecast.past.map { ($0.start, $0) }) { $1 }
        guard !tried.isEmpty else { return nil }
        places = direct.forecast.past.compactMap { past -> Place? in
            let first = direct.slot(ofRow: past.start)
            guard let days = tried[outlook.days.rows(before: first / Int64(perDay))] else { return nil }
            let place = Self.place(past, days, outlook, direct, from: first)
            return place.actual.isEmpty ? nil : place
        }
    }

    private static func place(
        _ past: PastForecast,
        _ days: PastForecast,
        _ outlook: DayOutlook,
        _ direct: VolumeOutlook,
        from first: Int64
    ) -> Place {
        let history = outlook.history
        let perDay = Int64(history.clock.step.perDay)
        let course = DayCourse(
            history.values,
            before: Int(first - history.firstSlot),
            perDay: Int(perDay),
            direct.open
        )
        var place = Place(scale: past.scale)
        for step in past.actual.indices {
            let slot = direct.slot(ofRow: past.start + step)
            let ahead = outlook.days.rows(before: slot / perDay) - days.start
            guard days.means.indices.contains(ahead) else { break }
            let mean = outlook.days.isOpen(slot / perDay) ? max(0, days.means[ahead]) : 0
            let spread = mean > 0 ? days.eighty[ahead] * DayOutlook.deviation / mean : 0
            let share = course.share(of: Int(slot - history.firstSlot))
            let point = CountRange(mean: mean * share, relativeVariance: spread * spread).point
            place.actual.append(past.actual[step])
            place.direct.append(share > 0 ? past.means[step] : 0)
            place.laid.append(point.mean)
            place.naive.append(past.naive[step])
            place.isWithin.append(point.low80 <= past.actual[step] && past.actual[step] <= point.high80)
        }
        return place
    }
}
