import Foundation
import HarkDomain
import HarkStatistics

/// The moments at which customers write, exactly as many as were asked for.
struct Arrivals {
    private let starts: [Timestamp]
    private let counts: [Int32]
    private var slot = 0
    private var queued: [Int64] = []
    private var chance: SeededRandom

    /// Spreads `total` over the half hours by their weights, with days that are busier or quieter than they should be.
    init(_ seasons: Seasons, total: Int, faulty: Range<Int>, chance: SeededRandom) {
        var chance = chance
        var mood: (day: Int, factor: Double) = (-1, 1)
        let weights = seasons.moments.map { moment in
            if moment.day != mood.day { mood = (moment.day, exp(0.06 * chance.normal())) }
            let surge = faulty.contains(moment.day) ? 1 + Planted.faultSurge : 1
            return seasons.weight(moment) * mood.factor * surge
        }
        var (left, rest) = (total, weights.reduce(0, +))
        counts = weights.map { weight in
            let part = chance.part(of: left, share: rest > weight * 1.000_001 ? weight / rest : 1)
            (left, rest) = (left - part, rest - weight)
            return Int32(part)
        }
        starts = seasons.moments.map(\.start)
        self.chance = chance
    }

    /// The next one; nil when all have come.
    var next: Timestamp? {
        mutating get {
            while queued.isEmpty {
                guard slot < counts.count else { return nil }
                fill()
                slot += 1
            }
            return Timestamp(milliseconds: queued.removeLast())
        }
    }

    private mutating func fill() {
        let start = starts[slot].milliseconds
        let end = slot + 1 < starts.count ? starts[slot + 1].milliseconds : start + Seasons.halfHour
        queued = (0..<Int(counts[slot])).map { _ in start + Int64(chance.below(Int(end - start))) }
        queued.sort(by: >)
    }
}
