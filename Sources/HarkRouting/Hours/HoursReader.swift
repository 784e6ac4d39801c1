import Foundation
import HarkDomain

/// Reads the written form of hours and collects what can't be read.
struct HoursReader {
    private(set) var faults: [RoutingFault] = []

    /// The zone of that id, or UTC and a fault.
    mutating func zone(_ id: String) -> TimeZone {
        if let zone = TimeZone(identifier: id) { return zone }
        faults.append(RoutingFault(at: "zone", message: "\(quoted(id)) is no time zone such as Europe/Madrid"))
        return .gmt
    }

    /// The hours of seven days, Monday first.
    mutating func week(_ lines: [String]) -> [DayHours] {
        var days = [[Range<Int64>]](repeating: [], count: 7)
        if lines.isEmpty {
            faults.append(RoutingFault(at: "week", message: "must hold a line such as Mo-Fr 09:00-18:00"))
        }
        for (index, line) in lines.enumerated() {
            let parts = line.split(separator: " ")
            let named = parts.first.map { Self.days(of: $0.lowercased()) } ?? []
            guard parts.count == 2, !named.isEmpty, let times = TimeSpan(parts[1]) else {
                faults.append(RoutingFault(at: "week[\(index)]", message: misshapen(line, "Mo-Fr 09:00-18:00")))
                continue
            }
            guard let span = range(times, at: "week[\(index)]") else { continue }
            for day in named { days[day].append(span) }
        }
        return days.map { DayHours($0) }
    }

    /// The hours of holidays by their days since 1970.
    mutating func holidays(_ holidays: [BusinessHours.Holiday]) -> [Int64: DayHours] {
        var hours: [Int64: DayHours] = [:]
        for (index, holiday) in holidays.enumerated() {
            let place = "holidays[\(index)]"
            let spans = spans(holiday.open, at: place)
            guard let day = Self.day(holiday.date) else {
                let message = "\(quoted(holiday.date)) is no day such as 2026-12-25"
                faults.append(RoutingFault(at: place + ".date", message: message))
                continue
            }
            if hours.updateValue(DayHours(spans), forKey: day) != nil {
                faults.append(RoutingFault(at: place + ".date", message: "\(holiday.date) is there twice"))
            }
        }
        return hours
    }

    private mutating func spans(_ texts: [String], at place: String) -> [Range<Int64>] {
        var spans: [Range<Int64>] = []
        for (index, text) in texts.enumerated() {
            let place = "\(place).open[\(index)]"
            if let times = TimeSpan(text[...]) {
                if let span = range(times, at: place) { spans.append(span) }
            } else {
                faults.append(RoutingFault(at: place, message: misshapen(text, "09:00-13:00")))
            }
        }
        return spans
    }

    private mutating func range(_ times: TimeSpan, at place: String) -> Range<Int64>? {
        if times.start < times.end { return times.start..<times.end }
        let rule = "must end later than it begins; hours past midnight are two lines, up to 24:00 and from 00:00"
        faults.append(RoutingFault(at: place, message: "\(times.text) \(rule)"))
        return nil
    }

    private static let names = ["mo", "tu", "we", "th", "fr", "sa", "su"]

    /// `mo-fr,su` as numbers, Monday 0; none when the form is another.
    private static func days(of text: String) -> Set<Int> {
        let groups = text.split(separator: ",", omittingEmptySubsequences: false).map(days(from:))
        return groups.allSatisfy { !$0.isEmpty } ? Set(groups.joined()) : []
    }

    private static func days(from group: Substring) -> [Int] {
        let ends = group.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count <= 2, let first = names.firstIndex(of: String(ends[0])),
            let last = names.firstIndex(of: String(ends[ends.count - 1]))
        else { return [] }
        return first <= last ? Array(first...last) : Array(first...6) + Array(0...last)
    }

    /// `2026-12-25` as days since 1970; nil for another form, and for a day that its month does not have.
    private static func day(_ date: String) -> Int64? {
        guard let start = Timestamp(iso8601: date + "T00:00:00.000Z"), start.iso8601.hasPrefix(date) else { return nil }
        return start.milliseconds / DayHours.day
    }

    private func misshapen(_ text: String, _ form: String) -> String { "\(quoted(text)) is not of the form \(form)" }

    private func quoted(_ text: String) -> String { "“\(text.prefix(40))”" }
}

/// `09:00-18:00` in milliseconds of a day, in whichever order.
private struct TimeSpan {
    let text: Substring
    let start: Int64
    let end: Int64

    init?(_ text: Substring) {
        let times = text.split(separator: "-", omittingEmptySubsequences: false).map(Self.time)
        guard times.count == 2, let start = times[0], let end = times[1] else { return nil }
        (self.text, self.start, self.end) = (text, start, end)
    }

    /// `09:30`; `24:00` is the end of the day.
    private static func time(_ text: Substring) -> Int64? {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == 0x3A else { return nil }
        let digits = [0, 1, 3, 4].map { Int64(bytes[$0]) - 0x30 }
        guard digits.allSatisfy({ (0...9).contains($0) }), digits[2] < 6 else { return nil }
        let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
        return minutes <= 24 * 60 ? minutes * 60_000 : nil
    }
}
