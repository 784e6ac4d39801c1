/// When a week and its holidays are open, by the clock on the wall: how much of all time before a reading is open.
struct WallHours: Sendable {
    /// Monday first.
    private let week: [DayHours]
    /// Open time of the week before each of its days, and at last of the whole.
    private let weekBefore: [Int64]
    /// Days since 1970, in order.
    private let holidays: [Int64]
    private let holidayHours: [DayHours]
    /// By how much the holidays before each one change the sum, and at last all of them.
    private let changeBefore: [Int64]

    /// Takes seven days, Monday first, and holidays by their days since 1970.
    init(week: [DayHours], holidays: [Int64: DayHours]) {
        let days = holidays.sorted { $0.key < $1.key }
        self.week = week
        weekBefore = week.reduce(into: [0]) { sums, day in sums.append(sums[sums.count - 1] + day.total) }
        self.holidays = days.map(\.key)
        holidayHours = days.map(\.value)
        changeBefore = days.reduce(into: [0]) { sums, holiday in
            let usual = week[Self.weekday(holiday.key).index].total
            sums.append(sums[sums.count - 1] + holiday.value.total - usual)
        }
    }

    /// The open time before a reading, from a beginning that is the same for all readings.
    ///
    /// - Units: milliseconds, both; the reading is since 1970 by the wall's clock.
    /// - Complexity: O(log n) in the holidays.
    func open(before reading: Int64) -> Int64 {
        let day = reading.floorDivided(by: DayHours.day)
        let (number, index) = Self.weekday(day)
        let passed = holidaysBefore(day)
        let isHoliday = passed < holidays.count && holidays[passed] == day
        let today = isHoliday ? holidayHours[passed] : week[index]
        let days = number * weekBefore[7] + weekBefore[index] + changeBefore[passed]
        return days + today.open(before: reading - day * DayHours.day)
    }

    private func holidaysBefore(_ day: Int64) -> Int {
        var (low, high) = (0, holidays.count)
        while low < high {
            let middle = (low + high) / 2
            if holidays[middle] < day { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Which week a day lies in, and where, Monday 0; 1 January 1970 was a Thursday.
    private static func weekday(_ day: Int64) -> (week: Int64, index: Int) {
        let week = (day + 3).floorDivided(by: 7)
        return (week, Int(day + 3 - week * 7))
    }
}

extension Int64 {
    fileprivate func floorDivided(by divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : (self - divisor + 1) / divisor
    }
}
