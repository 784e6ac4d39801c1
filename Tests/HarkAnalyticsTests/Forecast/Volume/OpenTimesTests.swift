import HarkStatistics
import Testing

@testable import HarkAnalytics

struct OpenTimesTests {
    /// Five weeks from Monday on: hours from 9 to 12, Saturdays from 9 to 10 only.
    private let values = (0..<(5 * 168)).map { hour -> Double in
        let (day, hour) = (hour / 24 % 7, hour % 24)
        return day < 5 && (9..<12).contains(hour) || day == 5 && hour == 9 ? 4 : 0
    }

    @Test func `nights and Sundays at which nothing comes are left out`() {
        let open = OpenTimes(values, .hour)

        #expect(open.day == 3 && open.week == 6)
        #expect(open.row(of: 9) == 0 && open.row(of: 11) == 2 && open.row(of: 24 + 9) == 3)
        #expect(open.row(of: 168 + 10) == 19)
        #expect(open.row(of: 8) == nil && open.row(of: 6 * 24 + 9) == nil)
        #expect(open.openDays(8) == [0, 1, 2, 3, 4, 5, 7, 8])
    }

    @Test func `an open time of a day at which nothing comes stays empty`() {
        let open = OpenTimes(values, .hour)

        #expect(open.row(of: 5 * 24 + 10) == 16)
        #expect(open.isEmpty(5 * 24 + 10) && open.isEmpty(12 * 24 + 10) && !open.isEmpty(5 * 24 + 9))
    }

    @Test func `three weeks are too few to call anything closed`() {
        let open = OpenTimes(Array(values.prefix(3 * 168)), .hour)

        #expect(open.day == 24 && open.week == 7 && !open.isEmpty(0))
    }

    @Test func `weeks are always open`() {
        let open = OpenTimes([0, 0, 3, 1, 0, 0, 2, 0, 0], .week)

        #expect(open.day == 1 && open.week == 1 && open.row(of: 8) == 8 && !open.isEmpty(0))
    }

    /// Half hours from 8 to 18 on all days, by independent customers; `rate` of them in each.
    private func quiet(_ rate: Double, weeks: Int, seed: UInt64) -> [Double] {
        var random = SeededRandom(seed: seed)
        return (0..<(weeks * 336)).map { (16..<36).contains($0 % 48) ? random.poisson(rate) : 0 }
    }

    @Test func `where little comes, an empty time of work is no closed one`() {
        for seed in 0..<50 as Range<UInt64> {
            let open = OpenTimes(quiet(0.3, weeks: 4, seed: seed), .halfHour)

            let work = (0..<336).filter { (16..<36).contains($0 % 48) }
            #expect(work.allSatisfy { !open.isEmpty($0) && open.row(of: $0) != nil }, "seed \(seed)")
            #expect(open.day == 20 && open.week == 7 && open.isEmpty(0) && open.isEmpty(36))
        }
    }

    @Test func `a free afternoon is closed once it is beyond chance`() {
        func open(weeks: Int) -> OpenTimes {
            var values = quiet(0.3, weeks: weeks, seed: 3)
            for place in values.indices where place / 48 % 7 == 5 && place % 48 >= 26 { values[place] = 0 }
            return OpenTimes(values, .halfHour)
        }

        #expect(!open(weeks: 4).isEmpty(5 * 48 + 30))
        #expect((26..<36).allSatisfy { open(weeks: 26).isEmpty(5 * 48 + $0) })
        #expect(!open(weeks: 26).isEmpty(5 * 48 + 25) && !open(weeks: 26).isEmpty(4 * 48 + 30))
    }

    @Test func `a weekend is one run around the end of the week, and few days alone tell nothing`() {
        // The first day is a Sunday: Saturday and Sunday are the last and the first place.
        func days(_ each: Double) -> [Double] { (0..<28).map { (1...5).contains($0 % 7) ? each : 0 } }

        #expect(OpenTimes(days(5), .day).week == 5)
        #expect(OpenTimes(days(5), .day).isEmpty(6) && OpenTimes(days(5), .day).isEmpty(7))
        #expect(OpenTimes([1] + [Double](repeating: 0, count: 27), .day).week == 7)
    }

    @Test func `one contact in a night of months opens no nights and no Sundays`() {
        var values = (0..<(13 * 336)).map { place -> Double in
            place / 48 % 7 < 6 && (18..<36).contains(place % 48) ? 4 : 0
        }
        // On Tuesday at three in the morning, and on Sunday at eleven.
        values[7 * 336 + 48 + 6] = 1
        values[9 * 336 + 6 * 48 + 22] = 1

        let open = OpenTimes(values, .halfHour)

        let kept = (0..<336).filter { !open.isEmpty($0) }
        let work = (0..<336).filter { $0 / 48 < 6 && (18..<36).contains($0 % 48) }
        #expect(Set(kept) == Set(work + [48 + 6, 6 * 48 + 22]))
    }
}

extension SeededRandom {
    /// How many independent customers come in a time that has so many on average.
    mutating func poisson(_ mean: Double) -> Double {
        var (count, time) = (0.0, exponential())
        while time < mean {
            count += 1
            time += exponential()
        }
        return count
    }
}
