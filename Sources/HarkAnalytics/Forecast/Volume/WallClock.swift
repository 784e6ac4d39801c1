import Foundation
import HarkRouting

/// A stretch of time in which the clock on the wall stays in one slot.
struct WallStretch: Hashable, Sendable {
    /// When it begins.
    /// - Units: milliseconds since 1970 UTC, as `end`.
    let start: Int64
    /// When the next one begins.
    let end: Int64
    /// Which half hour, hour, day or week the clock shows, counted from 1970 by that clock.
    let slot: Int64
}

/// The clock on the wall of a time zone, cut into stretches of one step.
///
/// Where the clock is put forward, slots are left out and a day is shorter; where it is put back, slots of half hours and
/// hours come twice, each time as a stretch of its own, and a day is longer.
struct WallClock: Sendable {
    let step: VolumeStep
    private let zone: ZoneOffsets

    init(_ zone: TimeZone, _ step: VolumeStep) {
        (self.zone, self.step) = (ZoneOffsets.of(zone), step)
    }

    /// The slot that the clock shows.
    func slot(at moment: Int64) -> Int64 { slot(at: moment, zone.offsets[zone.index(at: moment)]) }

    /// 1970 began on a Thursday, weeks begin on Mondays.
    private var shift: Int64 { step == .week ? 3 * VolumeStep.day.length : 0 }

    private func slot(at moment: Int64, _ offset: Int64) -> Int64 {
        let local = moment + offset + shift
        return local >= 0 ? local / step.length : (local + 1) / step.length - 1
    }

    /// The stretch that begins at a moment and ends with its slot, or where half hours and hours are cut by a change.
    func stretch(from start: Int64) -> WallStretch {
        let slot = slot(at: start)
        var (end, index) = (start, zone.index(at: start))
        while true {
            let through = (slot + 1) * step.length - shift - zone.offsets[index]
            let change = index + 1 < zone.starts.count ? zone.starts[index + 1] : .max
            end = min(through, change)
            guard end == change, zone.offsets[index + 1] == zone.offsets[index] || !step.isPartOfDay,
                self.slot(at: end) == slot
            else { return WallStretch(start: start, end: end, slot: slot) }
            index += 1
        }
    }

    /// The stretches one after the other, from the one that begins at a moment.
    func stretches(from start: Int64) -> some Sequence<WallStretch> {
        sequence(first: stretch(from: start)) { stretch(from: $0.end) }
    }

    /// The first beginning of a stretch from a moment on.
    func start(from moment: Int64) -> Int64 {
        slot(at: moment - 1) == slot(at: moment) ? stretch(from: moment).end : moment
    }
}
