import HarkDomain
import HarkStatistics

/// The forecast of days laid over the stretches of each, as the last weeks lay.
///
/// The ranges are those of counts, whose mean is as sure as the total of the day.
/// - Source: top-down reconciliation, Athanasopoulos and others, "Forecasting with Temporal Hierarchies" (2017).
struct DayOutlook {
    /// The forecast of the days, tried from where that of the stretches was tried.
    let days: VolumeOutlook
    let history: VolumeHistory
    let points: [VolumePoint]
    let model: String

    /// How many half widths of a range for four of five make a deviation.
    static let deviation = 1 / 1.2816

    /// Forecasts the days; nil when too few of them are known.
    init?(
        _ question: VolumeQuestion,
        _ outlook: VolumeOutlook,
        _ ahead: [WallStretch],
        _ history: VolumeHistory,
        _ arrivals: [Timestamp]
    ) {
        let (step, perDay) = (question.step, Int64(question.step.perDay))
        let clock = WallClock(question.zone, .day)
        let known = VolumeHistory(
            arrivals,
            clock,
            zone: question.zone,
            since: question.since,
            now: question.now
        )
        let fewest = VolumeStep.day.fewestKnown
        let wanted = Array(clock.stretches(from: known.end).prefix(ahead.count / step.perDay + 2))
        let starts = Set(outlook.forecast.past.map { outlook.slot(ofRow: $0.start) / perDay })
        let past = known.firstSlot + Int64(fewest)..<known.firstSlot + Int64(max(fewest, known.values.count))
        let places = starts.filter(past.contains).sorted()
        guard known.stretches.count >= fewest,
            let days = VolumeOutlook(
                known,
                wanted,
                specialDays: question.specialDays,
                triedFrom: places.count >= DayTrial.fewestPlaces ? places : []
            )
        else { return nil }
        (self.days, self.history) = (days, history)
        let byDay = Dictionary(zip(wanted.map(\.slot), days.points.map(\.point))) { $1 }
        let course = DayCourse(
            history.values,
            before: history.values.count,
            perDay: step.perDay,
            outlook.open
        )
        points = zip(ahead, outlook.points).map { stretch, point in
            guard let day = byDay[stretch.slot / perDay], day.mean > 0 else {
                return VolumePoint(at: point.at, end: point.end, point: CountRange(mean: 0, relativeVariance: 0).point)
            }
            let length = Double(stretch.end - stretch.start) / Double(step.length)
            let spread = (day.high80 - day.mean) * Self.deviation / day.mean
            let share = course.share(of: Int(stretch.slot - history.firstSlot))
            let range = CountRange(mean: day.mean * share * length, relativeVariance: spread * spread)
            return VolumePoint(at: point.at, end: point.end, point: range.point)
        }
        let told = min(DayCourse.days, history.values.count / step.perDay)
        model = "\(days.forecast.model), laid over the day by the last \(told) days"
    }
}
