/// The days of the week and the slots of the day that are open; forecasts leave out the others.
///
/// A floor that works from Monday to Friday, nine to six, has a season of 18 half hours and a week of 5 days: its nights
/// and Sundays tell nothing, and are forecast to stay empty. Where little comes an open time may be empty by chance, so a
/// time is closed only where it is hardly chance that nothing came: see `Emptiness`.
struct OpenTimes: Sendable {
    private let perDay: Int
    private let daysInCycle: Int
    /// The places of the week's days that are open, counted from the day of the first value, each with its rank.
    private let days: [Int]
    /// The slots of the day that are open.
    private let slots: [Int]
    /// The slots of the week that are closed.
    private let empty: Set<Int>

    /// How many weeks have to pass before what never came counts as closed.
    private static let fewestWeeks = 4

    /// Finds what is open in the values of whole slots, from the beginning of a day on.
    init(_ values: [Double], _ step: VolumeStep) {
        (perDay, daysInCycle) = (step.perDay, step.daysInCycle)
        let (perDay, week) = (step.perDay, step.perDay * step.daysInCycle)
        var came = [Double](repeating: 0, count: week)
        for (index, value) in values.enumerated() { came[index % week] += value }
        let isKnown = daysInCycle > 1 && values.count >= Self.fewestWeeks * week && came.contains { $0 > 0 }
        let emptiness = Emptiness(came, perDay: perDay, weeks: values.count / week)
        let closedDays = isKnown ? emptiness.closedDays : []
        let closedSlots = isKnown ? emptiness.closedSlots : []
        let cells = isKnown ? emptiness.closedCells : []
        days = (0..<step.daysInCycle).filter { !closedDays.contains($0) }
        slots = (0..<perDay).filter { !closedSlots.contains($0) }
        empty = Set(
            (0..<week).filter { place in
                closedDays.contains(place / perDay) || closedSlots.contains(place % perDay) || cells.contains(place)
            }
        )
    }

    /// How many open slots make an open day.
    var day: Int { slots.count }

    /// How many open days make a week; 1 of weeks.
    var week: Int { days.count }

    /// Whether a slot of the week is closed; slots count from the first value.
    func isEmpty(_ slot: Int) -> Bool { empty.contains(slot % (perDay * daysInCycle)) }

    /// The place of a slot among all open slots; nil when its day or its time is closed.
    func row(of slot: Int) -> Int? {
        let (day, place) = (slot / perDay, slot % perDay)
        guard let weekday = days.firstIndex(of: day % daysInCycle), let own = slots.firstIndex(of: place) else {
            return nil
        }
        return (day / daysInCycle * days.count + weekday) * slots.count + own
    }

    /// Which of the days, counted from the first, the open days are, as many as are asked for.
    func openDays(_ count: Int) -> [Int] {
        (0..<count).map { $0 / days.count * daysInCycle + days[$0 % days.count] }
    }
}
