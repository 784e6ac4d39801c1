import Foundation

/// When and where a text was written.
struct MessageClock {
    let moment: Date
    let zone: TimeZone

    /// The day of the moment in the zone, and the minute of that day.
    var local: (day: Int, minute: Int) { local(after: 0) }

    /// The same some seconds later, across changes of the clocks.
    func local(after seconds: Int) -> (day: Int, minute: Int) {
        let later = moment.addingTimeInterval(Double(seconds))
        return local(at: later)
    }

    /// Day and minute at which the zone sees a moment that is given in UTC.
    func local(utcDay day: Int, minute: Int) -> (day: Int, minute: Int) {
        local(at: Date(timeIntervalSince1970: Double(day) * 86_400 + Double(minute) * 60))
    }

    private func local(at moment: Date) -> (day: Int, minute: Int) {
        let seconds = moment.timeIntervalSince1970 + Double(zone.secondsFromGMT(for: moment))
        guard seconds.magnitude < 2e11 else { return (0, 0) }
        let day = Int((seconds / 86_400).rounded(.down))
        return (day, (Int(seconds.rounded(.down)) - day * 86_400) / 60)
    }
}
