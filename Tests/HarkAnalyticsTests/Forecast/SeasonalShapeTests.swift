import Foundation
import HarkStatistics
import Testing

@testable import HarkAnalytics

struct SeasonalShapeTests {
    @Test func `weeks are found above days and days below weeks`() {
        let series = Series.weeks(6, day: 20)

        #expect(SeasonalShape(series, season: 20).seasons == [20, 140])
        #expect(SeasonalShape(series, season: 140).seasons == [20, 140])
    }

    @Test func `other seasons stand alone`() {
        #expect(SeasonalShape(Series.airline, season: 12).seasons == [12])
        #expect(SeasonalShape(Series.noise(300, seed: 6), season: 1).seasons == [])
        #expect(SeasonalShape(Series.noise(2_000, seed: 6), season: 23).seasons == [23])
    }

    @Test func `days that were left out don't shift the week`() {
        let effects = [0.15, 0, -0.05, -0.06, -0.02]
        var (weekdays, day) = ([Int](), 0)
        while weekdays.count < 100 {
            if ![14, 47, 78].contains(day) { weekdays.append(day % 5) }
            day += 1
        }
        let noise = Series.noise(100, seed: 9)
        let totals = weekdays.indices.map { 10 + effects[weekdays[$0]] + 0.01 * noise[$0] }

        let alignment = WeekAlignment(totals, length: 5)

        let shift = (weekdays[99] - alignment.days[99] + 5) % 5
        let right = zip(alignment.days, weekdays).count { ($0 + shift) % 5 == $1 }
        #expect(right >= 92)
        #expect(abs(alignment.effects[(5 - shift) % 5] - 0.145) < 0.02)
    }
}
