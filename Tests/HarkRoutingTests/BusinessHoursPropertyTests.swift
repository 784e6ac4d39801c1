import Foundation
import HarkDomain
import HarkRouting
import HarkTesting
import Testing

/// What holds for any hours, checked minute by minute against the calendar.
struct BusinessHoursPropertyTests {
    /// Zones, and days around which their clocks change; the last one leaves out a whole day.
    private static let places: [(zone: String, days: [String])] = [
        ("Europe/Madrid", ["2026-03-29", "2026-10-25", "2026-12-24"]),
        ("America/St_Johns", ["2011-03-13", "2010-11-07", "2026-11-01"]),
        ("Australia/Lord_Howe", ["2026-04-05", "2026-10-04"]),
        ("Asia/Kolkata", ["2026-03-29"]),
        ("Asia/Kathmandu", ["2026-03-29"]),
        ("America/Havana", ["2026-03-08", "2026-11-01"]),
        ("Africa/Casablanca", ["2026-02-15", "2026-03-22"]),
        ("Pacific/Apia", ["2011-12-30"]),
    ]

    @Test(arguments: places.indices) func `all answers agree with the calendar's clock`(index: Int) throws {
        let place = Self.places[index]
        var random = SplitMix(seed: UInt64(index) + 1)
        let zone = try #require(TimeZone(identifier: place.zone))
        for day in place.days {
            let start = Timestamp.utc(day + "T00:00") - .seconds(86_400 * 2)
            let clock = WallClock(zone, from: start, minutes: 5 * 1440)
            for _ in 0..<8 {
                let hours = try RandomHours(around: start).next(&random, zone: place.zone)
                try check(hours, MinuteWalk(hours, clock), &random)
            }
        }
    }

    private func check(_ hours: BusinessHours, _ walk: MinuteWalk, _ random: inout SplitMix) throws {
        for minute in 0..<walk.isOpen.count where hours.isOpen(at: walk[minute]) != walk.isOpen[minute] {
            Issue.record("\(hours) at \(walk[minute].iso8601)")
            return
        }
        for _ in 0..<60 {
            let (one, other) = (random.below(walk.isOpen.count), random.below(walk.isOpen.count))
            let (from, to) = (min(one, other), max(one, other))
            let open = walk.isOpen[from..<to].count { $0 }
            #expect(hours.openTime(from: walk[from], to: walk[to]) == .seconds(open * 60))
            let change = walk.isOpen[from...].firstIndex { $0 != walk.isOpen[from] }
            if let change { #expect(hours.nextChange(after: walk[from]) == walk[change]) }
            agree(hours, from: walk[from] + .milliseconds(random.below(60_000)), open: .seconds(random.below(90_000)))
        }
    }

    /// The moment is the first by which so much was open.
    private func agree(_ hours: BusinessHours, from: Timestamp, open: Duration) {
        guard let moment = hours.moment(after: open, from: from) else { return }
        #expect(hours.openTime(from: from, to: moment) == open)
        #expect(open == .zero || hours.openTime(from: from, to: moment - .milliseconds(1)) < open)
        if let change = hours.nextChange(after: from) {
            let passed = hours.openTime(from: from, to: change)
            #expect(passed == (hours.isOpen(at: from) ? change - from : .zero))
            #expect(hours.isOpen(at: change) != hours.isOpen(at: from))
        }
    }
}

/// What the clock of a zone shows minute by minute, asked of Foundation's calendar.
private struct WallClock {
    let start: Timestamp
    private(set) var readings: [(date: String, day: String, time: Int)] = []

    init(_ zone: TimeZone, from start: Timestamp, minutes: Int) {
        self.start = start
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let names = ["Su", "Mo", "Tu", "We", "Th", "Fr", "Sa"]
        for minute in 0..<minutes {
            let date = Date(timeIntervalSince1970: Double(start.milliseconds) / 1000 + Double(minute * 60))
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .weekday], from: date)
            let day = String(format: "%04d-%02d-%02d", parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
            let name = names[(parts.weekday ?? 1) - 1]
            readings.append((day, name, (parts.hour ?? 0) * 60 + (parts.minute ?? 0)))
        }
    }
}

/// Which minutes are open, found one by one.
private struct MinuteWalk {
    let start: Timestamp
    let isOpen: [Bool]

    init(_ hours: BusinessHours, _ clock: WallClock) {
        start = clock.start
        let holidays = Dictionary(uniqueKeysWithValues: hours.holidays.map { ($0.date, $0.open.map(Self.minutes)) })
        let week = Dictionary(grouping: hours.week) { String($0.prefix(2)) }
            .mapValues { $0.map { Self.minutes(String($0.dropFirst(3))) } }
        isOpen = clock.readings.map { date, day, time in
            (holidays[date] ?? week[day] ?? []).contains { $0.contains(time) }
        }
    }

    subscript(minute: Int) -> Timestamp { start + .seconds(minute * 60) }

    private static func minutes(_ span: String) -> Range<Int> {
        let parts = span.split { $0 == ":" || $0 == "-" }.map { Int($0) ?? 0 }
        return parts[0] * 60 + parts[1]..<parts[2] * 60 + parts[3]
    }
}

/// Hours by chance, each line of one day.
private struct RandomHours {
    let start: Timestamp

    init(around start: Timestamp) { self.start = start }

    func next(_ random: inout SplitMix, zone: String) throws -> BusinessHours {
        var week = ["Mo 09:00-17:00"]
        for day in ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"] {
            for _ in 0..<random.below(4) { week.append("\(day) \(span(&random))") }
        }
        var holidays: [BusinessHours.Holiday] = []
        for day in 1..<4 where random.chance(25) {
            let date = String((start + .seconds(day * 86_400)).iso8601.prefix(10))
            holidays.append(.init(date: date, name: "Day", open: random.chance(50) ? [] : [span(&random)]))
        }
        return try BusinessHours(name: "any", zone: zone, week: week, holidays: holidays)
    }

    /// Mostly in the night, when clocks change.
    private func span(_ random: inout SplitMix) -> String {
        let length = random.chance(60) ? 300 : 1440
        let start = random.below(length)
        let end = random.chance(15) ? 1440 : start + 1 + random.below(1440 - start)
        return String(format: "%02d:%02d-%02d:%02d", start / 60, start % 60, end / 60, end % 60)
    }
}
