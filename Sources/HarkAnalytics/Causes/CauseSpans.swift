/// The two spans of days that are held against one another, by the clock of the site.
struct CauseSpans: Equatable {
    /// A day of the clock.
    ///
    /// - Units: milliseconds.
    static let day: Int64 = 86_400_000

    /// The days that are explained.
    let days: Range<Int32>
    /// The days before of which something is known: as many, unless the first conversation came on a later day.
    let before: Range<Int32>
    /// What of each counts, up to a time of the clock.
    let end: Int64, endBefore: Int64

    /// Cuts the days at a time of the clock, and those before at the same time of the day.
    ///
    /// - Parameters:
    ///   - days: the days that are explained.
    ///   - until: the present time of the clock, in milliseconds since 1970, which counts too.
    ///   - first: the day of the first conversation, of which nobody knows when it began; nil without any.
    init(_ days: Range<Int32>, until: Int64, first: Int32?) {
        self.days = days
        let start = Int64(days.lowerBound) * Self.day
        end = min(Int64(days.upperBound) * Self.day, max(start, until + 1))
        let whole = days.lowerBound - Int32(days.count)..<days.lowerBound
        guard let first, first > whole.lowerBound else {
            (before, endBefore) = (whole, Int64(whole.lowerBound) * Self.day + end - start)
            return
        }
        // The day on which it began is not whole.
        before = min(first + 1, days.lowerBound)..<days.lowerBound
        endBefore = start
    }

    /// How many times as long as the span before the present one is; nil when nothing is known of days before.
    var scale: Double? {
        guard !before.isEmpty else { return nil }
        let length = endBefore - Int64(before.lowerBound) * Self.day
        return length > 0 ? Double(end - Int64(days.lowerBound) * Self.day) / Double(length) : 1
    }

    /// Whether both spans have all values of a dimension equally often, as far as the clock makes them.
    func areLike(in dimension: ChatDimension) -> Bool {
        switch dimension {
        case .weekday: days.count % 7 == 0 && before.count % 7 == 0
        case .hour: before.count == days.count || end == Int64(days.upperBound) * Self.day
        default: true
        }
    }
}
