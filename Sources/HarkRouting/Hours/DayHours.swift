/// When one day is open, by the clock on the wall.
struct DayHours: Sendable {
    /// A whole day.
    ///
    /// - Units: milliseconds.
    static let day: Int64 = 86_400_000

    /// In order, apart from one another.
    ///
    /// - Units: milliseconds of the day, up to its end.
    private let spans: [Range<Int64>]
    /// How long the day is open in all.
    ///
    /// - Units: milliseconds.
    let total: Int64

    /// Takes spans in any order; where they overlap, they are one.
    init(_ spans: [Range<Int64>]) {
        var apart: [Range<Int64>] = []
        for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = apart.last, span.lowerBound <= last.upperBound {
                apart[apart.count - 1] = last.lowerBound..<max(last.upperBound, span.upperBound)
            } else {
                apart.append(span)
            }
        }
        self.spans = apart
        total = apart.reduce(0) { $0 + $1.upperBound - $1.lowerBound }
    }

    /// How much of the day before a time of it is open.
    func open(before time: Int64) -> Int64 {
        var sum: Int64 = 0
        for span in spans where span.lowerBound < time {
            sum += min(span.upperBound, time) - span.lowerBound
        }
        return sum
    }
}
