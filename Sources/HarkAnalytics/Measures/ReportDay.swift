public import Foundation
public import HarkDomain

/// Days of a calendar as numbers: 0 is 1970-01-01, a Thursday.
public enum ReportDay {
    private static let milliseconds: Int64 = 86_400_000

    /// Reads `YYYY-MM-DD`; nil for any other text, a day that does not exist, or one before 1970.
    public static func day(_ text: String) -> Int32? {
        guard let moment = Timestamp(iso8601: text + "T00:00:00.000Z") else { return nil }
        let day = Int32(moment.milliseconds / milliseconds)
        return moment.milliseconds >= 0 && self.text(day) == text ? day : nil
    }

    /// The day as `YYYY-MM-DD`.
    public static func text(_ day: Int32) -> String {
        String(Timestamp(milliseconds: Int64(day) * milliseconds).iso8601.prefix(10))
    }

    /// The day that it is in a zone.
    public static func today(_ now: Timestamp, in zone: TimeZone) -> Int32 {
        let ahead = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(now.milliseconds) / 1000))
        let local = now.milliseconds + Int64(ahead) * 1000
        return Int32((Double(local) / Double(milliseconds)).rounded(.down))
    }

    /// When the day begins in a zone.
    public static func start(_ day: Int32, in zone: TimeZone) -> Timestamp {
        let local = Int64(day) * milliseconds
        var moment = local
        // The first guess may lie on the other side of a change of the clock.
        for _ in 0..<2 {
            let date = Date(timeIntervalSince1970: Double(moment) / 1000)
            moment = local - Int64(zone.secondsFromGMT(for: date)) * 1000
        }
        return Timestamp(milliseconds: moment)
    }

    /// The place in the week, 0 for Monday.
    public static func weekday(_ day: Int32) -> Int { Int((day + 3) % 7) }

    /// The Monday of the week.
    public static func monday(_ day: Int32) -> Int32 { day - Int32(weekday(day)) }

    /// The month as `YYYY-MM`.
    public static func month(_ day: Int32) -> String { String(text(day).prefix(7)) }

    /// The week as `2026-W48`.
    ///
    /// - Source: ISO 8601: a week is of the year in which its Thursday lies.
    public static func week(_ day: Int32) -> String {
        let thursday = monday(day) + 3
        let year = text(thursday).prefix(4)
        let first = self.day("\(year)-01-01") ?? thursday
        let number = (thursday - first) / 7 + 1
        return "\(year)-W\(number < 10 ? "0" : "")\(number)"
    }
}
