import Foundation
import HarkRouting

/// Cuts spans of time at the midnights of a zone, so that a day may have 23 or 25 hours.
struct DayCut: Sendable {
    private static let day: Int64 = 86_400_000

    private let offsets: ZoneOffsets

    init(zone: TimeZone) { offsets = ZoneOffsets.of(zone) }

    /// Hands out the pieces of a span, in their order, each with the day that it lies in.
    func cut(_ span: Range<Int64>, _ body: (_ day: Int32, _ length: Int64) -> Void) {
        var moment = span.lowerBound
        while moment < span.upperBound {
            let place = offsets.index(at: moment)
            let offset = offsets.offsets[place]
            let local = moment + offset
            let day = (local >= 0 ? local : local - Self.day + 1) / Self.day
            let midnight = (day + 1) * Self.day - offset
            let change = place + 1 < offsets.starts.count ? offsets.starts[place + 1] : .max
            let end = min(span.upperBound, midnight, change)
            body(Int32(clamping: day), end - moment)
            moment = end
        }
    }
}
