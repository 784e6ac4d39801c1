import HarkDomain

/// The forecast of a history's open times, laid over the stretches to come.
struct VolumeOutlook {
    let open: OpenTimes
    let forecast: Forecast
    let points: [VolumePoint]
    /// What a stretch brought on average at times at which anything comes.
    let usual: Double
    /// The slots that are learnt from, one for each row of the forecast's series.
    private let slots: [Int64]
    private let firstSlot: Int64

    /// Forecasts stretches; nil when the history is too short for that.
    ///
    /// It is tried on the past from the given slots on, where there are any.
    init?(
        _ history: VolumeHistory,
        _ ahead: [WallStretch],
        specialDays: [String: String],
        triedFrom trials: [Int64] = []
    ) {
        let step = history.clock.step
        open = OpenTimes(history.values, step)
        let open = open
        let learnt = history.values.indices.filter { open.row(of: $0) != nil }
        let rows = learnt.map { history.values[$0] }
        firstSlot = history.firstSlot
        slots = learnt.map { history.firstSlot + Int64($0) }
        let places = ahead.map { stretch in
            open.row(of: Int(stretch.slot - history.firstSlot)).map { max(0, $0 - rows.count) }
        }
        let horizon = (places.compactMap { $0 }.max() ?? 0) + 1
        let special = Self.special(history, open, rows: rows.count + horizon, specialDays)
        var forecaster = Self.forecaster(step, open, rows.count, horizon)
        if !trials.isEmpty { forecaster.places = Self.rows(slots, before: trials) }
        guard let forecast = try? forecaster.forecast(rows, special: special) else { return nil }
        self.forecast = forecast
        usual = rows.mean
        points = zip(ahead, places).map { stretch, place in
            let isEmpty = open.isEmpty(Int(stretch.slot - history.firstSlot))
            let point = place.flatMap { isEmpty ? nil : forecast.points[$0] } ?? .nothing
            let share = Double(stretch.end - stretch.start) / Double(step.length)
            return VolumePoint(
                at: Timestamp(milliseconds: stretch.start),
                end: Timestamp(milliseconds: stretch.end),
                point: step.isPartOfDay && share != 1 ? point.scaled(by: share) : point
            )
        }
    }

    /// The slot of a row of the series.
    func slot(ofRow row: Int) -> Int64 { slots[row] }

    /// Whether the day and the time of a slot are open.
    func isOpen(_ slot: Int64) -> Bool { open.row(of: Int(slot - firstSlot)) != nil }

    /// How many rows of the series lie before a slot.
    func rows(before slot: Int64) -> Int { slots.count { $0 < slot } }

    private static func rows(_ slots: [Int64], before places: [Int64]) -> [Int] {
        // After the last open day nothing has come yet that could be held against a forecast.
        Set(places.map { place in slots.count { $0 < place } }).filter { $0 < slots.count }.sorted()
    }

    /// Half hours and hours have a day and a week, days a week, weeks a year once three of them have passed.
    private static func forecaster(_ step: VolumeStep, _ open: OpenTimes, _ rows: Int, _ horizon: Int) -> Forecaster {
        let season =
            switch step {
            case .halfHour, .hour: open.day
            case .day: open.week
            case .week: rows >= 157 ? 52 : 1
            }
        var forecaster = Forecaster(season: season, horizon: horizon)
        if step.isPartOfDay { forecaster.days = open.week }
        return forecaster
    }

    /// The kinds of the open days, past and to come.
    private static func special(
        _ history: VolumeHistory,
        _ open: OpenTimes,
        rows: Int,
        _ kinds: [String: String]
    ) -> SpecialDays {
        let step = history.clock.step
        guard step != .week, !kinds.isEmpty else { return SpecialDays(kinds: [], day: 1, week: 1) }
        let first = history.firstSlot / Int64(step.perDay)
        let days = open.openDays(rows / open.day + 1).map { day in
            let midnight = Timestamp(milliseconds: (first + Int64(day)) * VolumeStep.day.length)
            return kinds[String(midnight.iso8601.prefix(10))]
        }
        return SpecialDays(kinds: days, day: open.day, week: open.week)
    }
}

extension ForecastPoint {
    /// That nothing comes.
    fileprivate static let nothing = ForecastPoint(mean: 0, low80: 0, high80: 0, low95: 0, high95: 0)
}
