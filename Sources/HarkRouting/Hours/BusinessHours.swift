public import HarkDomain

/// When people are expected to be there: hours of the week in a time zone, and holidays.
///
/// What counts is the clock on the wall there, so that days of 23 and 25 hours are right: hours that begin while the
/// clock jumps ahead begin with the jump, and a quarter of an hour that the clock shows twice is open twice.
/// All answers come from one sum of open time and can't contradict one another.
public struct BusinessHours: Sendable {
    /// A day with hours of its own, or none.
    public struct Holiday: Hashable, Sendable {
        /// The day, as `2026-12-25`.
        public let date: String
        /// What it is called.
        public let name: String
        /// When it is open, as `09:00-13:00`.
        ///
        /// - Shape: in any order; empty: closed all day.
        public let open: [String]

        /// Creates a holiday, closed when no hours are given.
        public init(date: String, name: String, open: [String] = []) {
            (self.date, self.name, self.open) = (date, name, open)
        }
    }

    /// How far ahead changes and moments are looked for.
    public static let horizon: Duration = .seconds(400 * 86_400)

    /// What a plan calls them.
    public let name: String
    /// The time zone's id, such as `Europe/Madrid`.
    public let zone: String
    /// Lines such as `Mo-Fr 09:00-18:00`, as they were written.
    public let week: [String]
    /// Days with hours of their own, as they were written.
    public let holidays: [Holiday]
    private let count: OpenCount

    /// Reads hours as they are written.
    ///
    /// - Parameters:
    ///   - name: What a plan calls them.
    ///   - zone: A time zone's id.
    ///   - week: Lines such as `Mo-Fr 09:00-18:00` or `Sa,Su 10:00-14:00`; the end of a day is `24:00`.
    ///   - holidays: Days with hours of their own.
    /// - Throws: the first of ``faults(zone:week:holidays:)``.
    public init(name: String, zone: String, week: [String], holidays: [Holiday] = []) throws(RoutingFault) {
        var reader = HoursReader()
        let wall = WallHours(week: reader.week(week), holidays: reader.holidays(holidays))
        let place = reader.zone(zone)
        if let fault = reader.faults.first { throw fault }
        count = OpenCount(wall, in: ZoneOffsets.of(place))
        (self.name, self.zone, self.week, self.holidays) = (name, zone, week, holidays)
    }

    /// All that can't be read, with places such as `zone`, `week[1]` and `holidays[0].date`.
    public static func faults(zone: String, week: [String], holidays: [Holiday] = []) -> [RoutingFault] {
        var reader = HoursReader()
        _ = reader.zone(zone)
        _ = reader.week(week)
        _ = reader.holidays(holidays)
        return reader.faults
    }
}

extension BusinessHours {
    /// Whether a moment is within the hours.
    public func isOpen(at moment: Timestamp) -> Bool {
        let moment = moment.withinReach
        return count.open(before: moment + 1) > count.open(before: moment)
    }

    /// When it opens or closes next; nil: not within ``horizon``.
    public func nextChange(after moment: Timestamp) -> Timestamp? {
        let start = moment.withinReach
        let before = count.open(before: start)
        let isOpen = count.open(before: start + 1) > before
        // The millisecond that begins with the change is the first that is unlike those before it.
        let end = start + Self.horizon.wholeMilliseconds + 1
        let changed = firstMoment(after: start, through: end) { end in
            count.open(before: end) - before != (isOpen ? end - start : 0)
        }
        return changed.map { Timestamp(milliseconds: $0 - 1) }
    }

    /// How much of the time from one moment to another is open, none when they are in the other order.
    public func openTime(from start: Timestamp, to end: Timestamp) -> Duration {
        guard start < end else { return .zero }
        return .milliseconds(count.open(before: end.milliseconds) - count.open(before: start.milliseconds))
    }

    /// The first moment when so much open time has passed; nil: not within ``horizon``.
    ///
    /// What must pass is cut to whole milliseconds; none or less has passed at the start.
    public func moment(after open: Duration, from start: Timestamp) -> Timestamp? {
        guard open <= Self.horizon else { return nil }
        guard open >= .milliseconds(1) else { return start }
        let from = start.withinReach
        let goal = count.open(before: from) + open.wholeMilliseconds
        let end = from + Self.horizon.wholeMilliseconds
        let passed = firstMoment(after: from, through: end) { count.open(before: $0) >= goal }
        return passed.map(Timestamp.init(milliseconds:))
    }
}

extension BusinessHours: Hashable {
    /// Compares what was written.
    public static func == (left: Self, right: Self) -> Bool {
        left.name == right.name && left.zone == right.zone && left.week == right.week && left.holidays == right.holidays
    }

    /// Hashes what was written.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(zone)
        hasher.combine(week)
        hasher.combine(holidays)
    }
}

extension Timestamp {
    /// The moment in milliseconds, kept so far from the ends of what a number holds that horizons can be added.
    fileprivate var withinReach: Int64 { min(max(milliseconds, -1 << 62), 1 << 62) }
}
