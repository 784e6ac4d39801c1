/// Days of the proleptic Gregorian calendar as numbers from 1 January 1970.
/// - Source: H. Hinnant, "chrono-compatible low-level date algorithms" (2013).
enum CivilDay {
    /// The number of a day, or nil when the month has no such day.
    static func number(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        guard (1...12).contains(month), (1...9999).contains(year), day >= 1, day <= length(year, month) else {
            return nil
        }
        return unchecked(year, month, day)
    }

    /// The number of a day that exists.
    static func unchecked(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// Year, month and day of a number.
    static func parts(of number: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// Days of a month.
    static func length(_ year: Int, _ month: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// 1 (Monday) … 7 (Sunday).
    static func weekday(of number: Int) -> Int { ((number + 3) % 7 + 7) % 7 + 1 }

    /// The day so many months later, or the last of a shorter month.
    static func adding(months: Int, to number: Int) -> Int {
        let parts = parts(of: number)
        let (year, month) = adding(months: months, toYear: parts.year, month: parts.month)
        return unchecked(year, month, min(parts.day, length(year, month)))
    }

    /// The month so many months later.
    static func adding(months: Int, toYear year: Int, month: Int) -> (year: Int, month: Int) {
        let total = year * 12 + month - 1 + months
        return (total / 12, total % 12 + 1)
    }
}
