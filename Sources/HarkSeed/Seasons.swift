import Foundation
import HarkDomain

/// When customers write: how much by half hour, weekday, month and holiday, and how it grows.
///
/// The figures are of no shop; they have the shape that support centres tell of.
struct Seasons {
    /// A half hour by the clock on the wall.
    struct Moment {
        let start: Timestamp
        /// Days since the beginning of the period, by midnights on the wall.
        let day: Int
        let month, date, weekday: Int
        /// 0…47.
        let half: Int

        /// Monday.
        var isMonday: Bool { weekday == 2 }
        var hour: Int { half / 2 }
    }

    static let halfHour: Int64 = 1_800_000

    private static let hours = [
        0.25, 0.16, 0.11, 0.09, 0.10, 0.18, 0.38, 0.72, 1.15, 1.55, 1.72, 1.66, 1.48, 1.50, 1.56, 1.52, 1.45, 1.38,
        1.36, 1.44, 1.40, 1.12, 0.78, 0.46,
    ]
    /// From Sunday on; Monday as it is planned for.
    private static let weekdays = [0.66, 1.00, 1.06, 1.02, 1.00, 0.98, 0.76]
    private static let months = [1.10, 0.90, 0.92, 0.96, 1.02, 1.04, 1.00, 0.94, 0.96, 1.00, 1.16, 1.34]
    /// By month and day: closed shops make it quiet, sales make it loud.
    private static let holidays: [Int: Double] = [
        101: 0.45, 501: 0.60, 1111: 1.45, 1224: 0.60, 1225: 0.35, 1226: 0.50, 1227: 1.25, 1228: 1.25, 1231: 0.60,
    ]
    private static let growthPerYear = 0.12
    private static let year = 365.25 * 86_400_000

    let moments: [Moment]
    private let from: Timestamp

    init(_ request: SeedRequest) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = request.zone
        let midnight = calendar.startOfDay(for: Date(request.from))
        from = request.from
        moments = stride(from: request.from.milliseconds, to: request.to.milliseconds, by: Int(Self.halfHour)).map {
            let date = Date(Timestamp(milliseconds: $0))
            let parts = calendar.dateComponents([.month, .day, .weekday, .hour, .minute], from: date)
            let days = calendar.dateComponents([.day], from: midnight, to: date).day ?? 0
            return Moment(
                start: Timestamp(milliseconds: $0),
                day: days,
                month: parts.month ?? 1,
                date: parts.day ?? 1,
                weekday: parts.weekday ?? 1,
                half: (parts.hour ?? 0) * 2 + (parts.minute ?? 0) / 30
            )
        }
    }

    /// How much comes in in a half hour, beside others.
    func weight(_ moment: Moment) -> Double {
        guard moment.isMonday else { return planned(moment) * Self.special(moment) }
        let surge = (8..<12).contains(moment.hour) ? Planted.mondayMorning : Planted.monday
        return planned(moment) * surge * Self.special(moment)
    }

    /// How much is planned for: nobody thinks of Mondays and of sales.
    func planned(_ moment: Moment) -> Double {
        let (hour, next) = (Self.hours[moment.hour], Self.hours[(moment.hour + 1) % 24])
        let curve = moment.half % 2 == 0 ? hour : (hour + next) / 2
        let grown = 1 + Self.growthPerYear * Double((moment.start - from).wholeMilliseconds) / Self.year
        return curve * Self.weekdays[moment.weekday - 1] * Self.months[moment.month - 1] * grown
    }

    private static func special(_ moment: Moment) -> Double {
        if let holiday = holidays[moment.month * 100 + moment.date] { return holiday }
        // The Friday after the fourth Thursday of November, and the Monday after it.
        let (isFriday, isMonday) = (moment.weekday == 6, moment.weekday == 2)
        if moment.month == 11, isFriday, (23...29).contains(moment.date) { return 1.9 }
        let isAfter = moment.month == 11 && moment.date >= 26 || moment.month == 12 && moment.date <= 2
        return isMonday && isAfter ? 1.6 : 1
    }
}

extension Date {
    init(_ moment: Timestamp) { self.init(timeIntervalSince1970: Double(moment.milliseconds) / 1000) }
}
