import Foundation
import HarkDomain
import HarkStatistics

/// Who works when: heads are planned by what is expected of each day, so that no single hour is planned well.
struct Roster {
    /// The four shifts, by the hour at which they begin; each lasts eight hours.
    static let begins = [6, 10, 14, 22]
    static let length: Int64 = 8 * 3_600_000
    /// After the shift, what is begun is brought to an end for so long.
    static let overtime: Int64 = 1_500_000

    static let breakLength: Int64 = 1_800_000

    /// The share of conversations that come to people, how long one takes, and how much of the capacity is planned for.
    private static let humanShare = 0.4
    private static let handlingMinutes = 6.5
    private static let occupancy = 0.8
    /// Below so many that are held at once, one person would have time for all; so each takes one at a time.
    private static let fewHeld = 4.0

    /// One person's one shift.
    struct Turn {
        let from: Timestamp
        let agent: Int
    }

    /// People of each shift.
    let sizes: [Int]
    /// Conversations that one person holds at once.
    let capacity: Int
    private let heads: [[Int]]
    private let midnights: [Timestamp]

    init(_ seasons: Seasons, total: Int) {
        let whole = seasons.moments.reduce(0) { $0 + seasons.weight($1) }
        let perWeight = Double(total) / whole * Self.humanShare * Self.handlingMinutes / 30
        let most = perWeight * (seasons.moments.map(seasons.planned).max() ?? 0)
        capacity = most < Self.fewHeld ? 1 : 3
        let held = Double(capacity) * Self.occupancy
        var days: [[Double]] = []
        var midnights: [Timestamp] = []
        for moment in seasons.moments {
            if moment.day >= days.count {
                days.append(Array(repeating: 0, count: 24))
                midnights.append(moment.start - .milliseconds(Int64(moment.half) * Seasons.halfHour))
            }
            let needed = seasons.planned(moment) * perWeight / held
            days[moment.day][moment.hour] = max(days[moment.day][moment.hour], needed)
        }
        let heads = days.map(Self.heads)
        sizes = Self.begins.indices.map { shift in (heads.map { $0[shift] }.max() ?? 1) * 7 / 5 + 1 }
        (self.heads, self.midnights) = (heads, midnights)
    }

    /// Heads by shift for what each hour of a day needs.
    private static func heads(_ hours: [Double]) -> [Int] {
        func most(_ range: Range<Int>) -> Double { hours[range].max() ?? 0 }
        func whole(_ need: Double, _ least: Int) -> Int { max(least, Int(need.rounded(.up))) }
        let early = whole(most(6..<10), 1)
        let late = whole(most(18..<22), 1)
        let middle = whole(max(most(10..<14) - Double(early), most(14..<18) - Double(late)), 0)
        return [early, middle, late, whole(max(most(0..<6), most(22..<24)), 1)]
    }

    /// The turns of all days, by their beginning; somebody works five days of seven or less.
    func turns(_ chance: inout SeededRandom) -> [Turn] {
        var turns: [Turn] = []
        for (day, heads) in heads.enumerated() {
            for (shift, count) in heads.enumerated() {
                let base = sizes[..<shift].reduce(0, +)
                let start = midnights[day].milliseconds + Int64(Self.begins[shift]) * 3_600_000
                for place in 0..<count {
                    let late = Int64(chance.below(600_000)) - 360_000
                    let agent = base + (day * max(1, count) + place) % sizes[shift]
                    turns.append(Turn(from: Timestamp(milliseconds: start + late), agent: agent))
                }
            }
        }
        return turns.sorted { ($0.from, $0.agent) < ($1.from, $1.agent) }
    }
}
