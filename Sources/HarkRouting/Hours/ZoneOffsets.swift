package import Foundation

/// How far a zone's clocks are ahead of UTC, from when to when.
package struct ZoneOffsets: Sendable {
    /// When each offset begins; the first holds for all time before the second.
    ///
    /// - Units: milliseconds since 1970 UTC.
    package let starts: [Int64]
    /// - Units: milliseconds ahead of UTC.
    package let offsets: [Int64]

    /// The zones that were looked at, of which there are about 600; each takes hundreds of questions.
    private static let known = Memo<String, ZoneOffsets>(most: 1000)

    /// Returns the offsets of a zone.
    package static func of(_ zone: TimeZone) -> ZoneOffsets {
        if let offsets = known.value(of: zone.identifier) { return offsets }
        let offsets = ZoneOffsets(zone)
        known.keep(offsets, of: zone.identifier)
        return offsets
    }

    /// All changes of the zone from 1970 up to 2100; the last offset holds for ever.
    private init(_ zone: TimeZone) {
        var moment = Date(timeIntervalSince1970: 0)
        var (starts, offsets) = ([Int64.min], [zone.offset(at: moment)])
        let end = Date(timeIntervalSince1970: 4_102_444_800)
        while let next = zone.nextDaylightSavingTimeTransition(after: moment), next > moment, next < end {
            moment = next
            starts.append(Int64(next.timeIntervalSince1970) * 1000)
            offsets.append(zone.offset(at: next))
        }
        (self.starts, self.offsets) = (starts, offsets)
    }

    /// Which of the offsets holds at a moment.
    ///
    /// - Complexity: O(log n).
    package func index(at moment: Int64) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= moment { low = middle } else { high = middle }
        }
        return low
    }
}

extension TimeZone {
    fileprivate func offset(at moment: Date) -> Int64 { Int64(secondsFromGMT(for: moment)) * 1000 }
}
