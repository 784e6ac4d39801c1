public import HarkDomain

/// A moment by the clock on the wall of the site.
public struct LocalMoment: Hashable, Sendable, Comparable {
    /// Days since 1970-01-01, by the site's own midnights.
    public let day: Int
    /// Minutes since midnight, 0…1439.
    public let minute: Int

    /// Describes a moment.
    public init(day: Int, minute: Int) { (self.day, self.minute) = (day, minute) }

    /// Reads a moment where clocks are so far ahead of UTC.
    public init(_ at: Timestamp, offsetSeconds: Int) {
        let minutes = (at.milliseconds + Int64(offsetSeconds) * 1_000).flooredDivision(by: 60_000)
        let days = minutes.flooredDivision(by: 1_440)
        self.init(day: Int(days), minute: Int(minutes - days * 1_440))
    }

    /// The day of the week: 1 for Monday to 7 for Sunday.
    public var weekday: Int { ((day + 3) % 7 + 7) % 7 + 1 }
    /// The half hour of the day, 0…47.
    public var halfHour: Int { minute / 30 }
    /// The part of the day.
    public var part: DayPart { DayPart.allCases[minute / 360] }
    /// Whether it is a Saturday or a Sunday.
    public var isWeekend: Bool { weekday >= 6 }

    /// By time.
    public static func < (left: Self, right: Self) -> Bool {
        (left.day, left.minute) < (right.day, right.minute)
    }
}

/// A quarter of a day, as people speak of it.
public enum DayPart: String, Hashable, Sendable, CaseIterable {
    /// 0 to 6 o'clock.
    case night
    /// 6 to 12 o'clock.
    case morning
    /// 12 to 18 o'clock.
    case afternoon
    /// 18 to 24 o'clock.
    case evening
}

extension Int64 {
    fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
