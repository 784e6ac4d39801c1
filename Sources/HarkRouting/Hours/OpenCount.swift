import HarkDomain

/// How much time was open before a moment: one sum that only grows, of which all else is asked.
///
/// A moment is open when the wall's clock shows a time within a span. So a span that begins in the hour which summer
/// time leaves out opens when the clock jumps over it, and what falls into an hour that comes twice is open twice.
struct OpenCount: Sendable {
    /// Moments further from 1970 count as if they were there.
    private static let farthest: Int64 = 8_640_000_000_000_000

    private let wall: WallHours
    private let zone: ZoneOffsets
    /// What the sum by the wall's clock lacks while each of the zone's offsets holds.
    private var joints: [Int64] = [0]

    init(_ wall: WallHours, in zone: ZoneOffsets) {
        (self.wall, self.zone) = (wall, zone)
        for index in zone.starts.indices.dropFirst() {
            let start = zone.starts[index]
            let before = joints[index - 1] + wall.open(before: start + zone.offsets[index - 1])
            joints.append(before - wall.open(before: start + zone.offsets[index]))
        }
    }

    /// The open time before a moment, from a beginning that is the same for all moments.
    ///
    /// - Units: milliseconds.
    /// - Complexity: O(log n) in the zone's changes and the holidays.
    func open(before moment: Int64) -> Int64 {
        let moment = min(max(moment, -Self.farthest), Self.farthest)
        let index = zone.index(at: moment)
        return joints[index] + wall.open(before: moment + zone.offsets[index])
    }
}

/// The first moment after `start`, up to `end`, at which a test holds that never fails again; nil: none.
///
/// - Complexity: O(log n) tests.
func firstMoment(after start: Int64, through end: Int64, where holds: (Int64) -> Bool) -> Int64? {
    guard holds(end) else { return nil }
    var (low, high) = (start, end)
    while high - low > 1 {
        let middle = low + (high - low) / 2
        if holds(middle) { high = middle } else { low = middle }
    }
    return high
}
