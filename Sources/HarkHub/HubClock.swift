import Glibc
public import HarkDomain

/// Wall time that never jumps: read once, then carried on by the monotonic clock.
public struct HubClock: Sendable {
    private let started: Timestamp
    private let origin: ContinuousClock.Instant

    /// Creates a clock that agrees with the wall clock now.
    public init() {
        started = Self.wall
        origin = .now
    }

    /// The time now.
    public var now: Timestamp { started + (ContinuousClock.now - origin) }

    private static var wall: Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
