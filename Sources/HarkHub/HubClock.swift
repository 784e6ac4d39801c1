import Glibc
public import HarkDomain

/// Wall time that never jumps: read once, then carried on by the monotonic clock.
public struct HubClock: Sendable {
    private let started: Timestamp
    private let elapsed: @Sendable () -> Duration

    /// Creates a clock that agrees with the wall clock now.
    public init() {
        let origin = ContinuousClock.now
        self.init(started: Self.wall) { ContinuousClock.now - origin }
    }

    /// Creates a clock from the wall time at which it started and what tells the time since.
    public init(started: Timestamp, elapsed: @escaping @Sendable () -> Duration) {
        (self.started, self.elapsed) = (started, elapsed)
    }

    /// The time now.
    public var now: Timestamp { started + elapsed() }

    private static var wall: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
