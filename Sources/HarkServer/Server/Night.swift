import Foundation
import HarkDomain

/// The hours in which Hark does by itself what would be in the way by day, by the site's own clock: few people write then.
struct Night: Sendable {
    /// The hours.
    static let hours = 2..<5
    /// What was done in the evening, or before a restart, need not be done again.
    static let young: Duration = .seconds(6 * 3_600)

    private let calendar: Calendar

    /// The night of a zone.
    init(in zone: TimeZone) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        self.calendar = calendar
    }

    /// Whether it is night and what is done once a night is due.
    ///
    /// - Parameters:
    ///   - now: the moment.
    ///   - last: when it was done or tried last; what lies in the future is a clock that was set back.
    /// - Returns: true when it is to be done now.
    func isDue(at now: Timestamp, after last: Timestamp?...) -> Bool {
        let moment = Date(timeIntervalSince1970: Double(now.milliseconds) / 1_000)
        guard Self.hours.contains(calendar.component(.hour, from: moment)) else { return false }
        return last.compactMap { $0 }.allSatisfy { now - $0 >= Self.young || $0 > now }
    }
}
