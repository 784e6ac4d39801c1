/// The days of the week and the slots of the day at which anything ever arrives; forecasts leave out the others.
///
/// A floor that works from Monday to Friday, nine to six, has a season of 18 half hours and a week of 5 days: its nights
/// and Sundays tell nothing, and are forecast to stay empty.
struct OpenTimes: Sendable {
    private let perDay: Int
    private let daysInCycle: Int
    /// The places of the week's days that are open, counted from the day of the first value, each with its rank.
    private let days: [Int]
    /// The slots of the day that are open.
    private let slots: [Int]
    /// The slots of the week in which nothing ever arrived.
    private let empty: Set<Int>

    /// How many weeks have to pass before what never came counts as closed.
    private static let fewestWeeks = 4

    /// Finds what is open in the values of whole slots, from the beginning of a day on.
    init(_ values: [Double], _ step: VolumeStep) {
        (perDay, daysInCycle) = (step.perDay, step.daysInCycle)
        let week = step.perDay * step.daysInCycle
        let isKnown = daysInCycle > 1 && values.count >= Self.fewestWeeks * week
        var arrives = [Bool](repeating: !isKnown, count: week)
        for (index, value) in values.enumerated() where value > 0 { arrives[index % week] = true }
        let perDay = step.perDay
        days = (0..<step.daysInCycle).filter { day in arrives[(day * perDay)..<((day + 1) * perDay)].contains(true) }
        slots = (0..<perDay).filter { slot in stride(from: slot, to: week, by: perDay).contains { arrives[$0] } }
        empty = Set(arrives.indices.filter { !arrives[$0] })
    }

    /// How many open slots make an open day.
    var day: Int { slots.count }

    /// How many open days make a week; 1 of weeks.
    var week: Int { days.count }

    /// Whether nothing ever arrives in a slot of the week; slots count from the first value.
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
