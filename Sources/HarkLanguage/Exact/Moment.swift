/// A day near the day of the message, with a part of it, as the lexicon packs them.
enum RelativeDay {
    static func pack(_ days: Int32, _ part: DayPart = .none) -> Int32 { (days + 8) * 16 + part.rawValue }

    static func days(_ value: Int32) -> Int { Int(value / 16) - 8 }

    static func part(_ value: Int32) -> DayPart { DayPart(rawValue: value % 16) ?? .none }
}

/// A day, or the longer time that a text names in its place.
enum DaySpan: Hashable {
    case day(Int)
    /// A week by its Monday.
    case week(Int)
    case month(year: Int, month: Int)
    case year(Int)

    /// The ISO 8601 form.
    var text: String {
        switch self {
        case .day(let number):
            let parts = CivilDay.parts(of: number)
            return "\(Self.padded(parts.year, 4))-\(Self.padded(parts.month, 2))-\(Self.padded(parts.day, 2))"
        case .month(let year, let month): return "\(Self.padded(year, 4))-\(Self.padded(month, 2))"
        case .year(let year): return Self.padded(year, 4)
        case .week(let monday):
            let year = CivilDay.parts(of: monday + 3).year
            let week = (monday + 3 - CivilDay.unchecked(year, 1, 1)) / 7 + 1
            return "\(Self.padded(year, 4))-W\(Self.padded(week, 2))"
        }
    }

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// A time of day as a text writes it.
struct ClockTime {
    var hour: Int
    var minute = 0
    /// True when the hour counts to 24 or stands with "am" or "pm".
    var isSure = false

    /// Minutes from the midnight that starts the day, and past 1440 for the night after it.
    ///
    /// Without a word on the part of the day, one to six are in the afternoon.
    func minutes(in part: DayPart) -> Int {
        let time = hour * 60 + minute
        guard !isSure, hour <= 12 else { return time }
        switch part {
        case .none: return (1...6).contains(hour) ? time + 720 : time
        case .smallHours: return hour == 12 ? minute : time
        case .morning: return time
        case .noon: return hour <= 3 ? time + 720 : time
        case .afternoon, .evening: return hour < 12 ? time + 720 : time
        case .night: return (5...11).contains(hour) ? time + 720 : hour == 12 ? 1440 + minute : 1440 + time
        }
    }
}

/// A moment while its parts are read.
struct MomentReading {
    var first: Int
    var end: Int
    var span: DaySpan?
    /// True when the day came from a weekday alone, which a date may explain.
    var isWeekday = false
    var clock: ClockTime?
    var part = DayPart.none
    /// Minutes from 1970 in the zone, for "in two hours".
    var exact: Int?

    init(at index: Int) {
        first = index
        end = index
    }

    var isEntity: Bool { span != nil || clock != nil || exact != nil }

    /// The value on the wire.
    var value: String {
        if let exact { return Self.text(day: Int((Double(exact) / 1440).rounded(.down)), exact) }
        guard let clock else { return span?.text ?? "" }
        let minutes = clock.minutes(in: part)
        guard case .day(let day) = span else { return "T" + Self.time(minutes) }
        return Self.text(day: day + minutes / 1440, minutes)
    }

    private static func text(day: Int, _ minutes: Int) -> String {
        DaySpan.day(day).text + "T" + time(minutes)
    }

    private static func time(_ minutes: Int) -> String {
        let minute = ((minutes % 1440) + 1440) % 1440
        return "\(DaySpan.padded(minute / 60, 2)):\(DaySpan.padded(minute % 60, 2))"
    }
}
