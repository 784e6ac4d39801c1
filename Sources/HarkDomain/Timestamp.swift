/// A moment, in whole milliseconds since 1970 UTC.
///
/// The one time type of Hark: it comes into the floor as data, never from a clock.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public let milliseconds: Int64

    /// Creates a moment from milliseconds since 1970 UTC.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The moment ids count from: 2020-01-01T00:00:00Z.
    static let idEpoch = Timestamp(milliseconds: 1_577_836_800_000)

    /// Orders moments by time.
    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    /// Returns the moment `duration` later, cut to whole milliseconds.
    public static func + (left: Self, duration: Duration) -> Self {
        Timestamp(milliseconds: left.milliseconds + duration.wholeMilliseconds)
    }

    /// Returns the moment `duration` earlier, cut to whole milliseconds.
    public static func - (left: Self, duration: Duration) -> Self {
        Timestamp(milliseconds: left.milliseconds - duration.wholeMilliseconds)
    }

    /// Returns the time from `right` to `left`, negative when `left` is earlier.
    public static func - (left: Self, right: Self) -> Duration {
        .milliseconds(left.milliseconds - right.milliseconds)
    }
}

extension Duration {
    /// The duration in milliseconds, cut.
    public var wholeMilliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
