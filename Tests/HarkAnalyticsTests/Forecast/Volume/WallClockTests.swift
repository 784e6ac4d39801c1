import Foundation
import HarkDomain
import Testing

@testable import HarkAnalytics

/// How days are cut where clocks are put forward and back; the changes are those of the time zone database.
struct WallClockTests {
    private func day(_ start: String, _ zone: String, _ step: VolumeStep) throws -> [WallStretch] {
        let zone = try #require(TimeZone(identifier: zone))
        let start = try #require(Timestamp(iso8601: start + ":00.000Z"))
        let days = WallClock(zone, .day)
        let end = days.stretch(from: days.start(from: start.milliseconds)).end
        let clock = WallClock(zone, step)
        return clock.stretches(from: start.milliseconds).prefix { $0.start < end }
    }

    private func hours(_ stretches: [WallStretch]) -> [Double] {
        stretches.map { Double($0.end - $0.start) / 3_600_000 }
    }

    @Test func `a day like any other has 48 half hours`() throws {
        let stretches = try day("2026-05-11T22:00", "Europe/Madrid", .halfHour)

        #expect(stretches.count == 48)
        #expect(zip(stretches, stretches.dropFirst()).allSatisfy { $1.slot == $0.slot + 1 && $1.start == $0.end })
    }

    @Test func `where the clock is put forward two half hours are left out`() throws {
        let stretches = try day("2026-03-28T23:00", "Europe/Madrid", .halfHour)

        #expect(stretches.count == 46)
        #expect(stretches[4].slot == stretches[3].slot + 3)
        #expect(try hours(day("2026-03-28T23:00", "Europe/Madrid", .day)) == [23])
    }

    @Test func `where the clock is put back two half hours come twice`() throws {
        let stretches = try day("2026-10-24T22:00", "Europe/Madrid", .halfHour)

        #expect(stretches.count == 50)
        #expect(stretches[6].slot == stretches[4].slot && stretches[7].slot == stretches[5].slot)
        #expect(try hours(day("2026-10-24T22:00", "Europe/Madrid", .hour)) == Array(repeating: 1, count: 25))
        #expect(try hours(day("2026-10-24T22:00", "Europe/Madrid", .day)) == [25])
    }

    @Test func `a change by half an hour cuts an hour`() throws {
        let back = try hours(day("2026-04-04T13:00", "Australia/Lord_Howe", .hour))
        let forward = try hours(day("2026-10-03T13:30", "Australia/Lord_Howe", .hour))

        #expect(back.count == 25 && back.reduce(0, +) == 24.5 && back[2] == 0.5)
        #expect(forward.count == 24 && forward.reduce(0, +) == 23.5 && forward[2] == 0.5)
    }

    @Test func `a change at midnight leaves days whole`() throws {
        let forward = try day("2026-04-23T22:00", "Africa/Cairo", .halfHour)
        let back = try day("2026-10-28T21:00", "Africa/Cairo", .halfHour)

        #expect(forward.count == 46)
        #expect(back.count == 50)
        #expect(try hours(day("2026-10-28T21:00", "Africa/Cairo", .day)) == [25])
    }

    @Test func `weeks begin on Mondays and are as long as their days`() throws {
        let zone = try #require(TimeZone(identifier: "Europe/Madrid"))
        let clock = WallClock(zone, .week)
        let sunday = try #require(Timestamp(iso8601: "2026-10-18T12:00:00.000Z"))

        let start = clock.start(from: sunday.milliseconds)
        let week = clock.stretch(from: start)

        #expect(Timestamp(milliseconds: start).iso8601 == "2026-10-18T22:00:00.000Z")
        #expect(week.end - week.start == (7 * 24 + 1) * 3_600_000)
        #expect(clock.stretch(from: week.end).slot == week.slot + 1)
    }

    @Test func `days before 1970 are counted downwards`() {
        let clock = WallClock(.gmt, .day)

        #expect(clock.slot(at: -1) == -1 && clock.slot(at: 0) == 0)
        #expect(clock.stretch(from: -86_400_000) == WallStretch(start: -86_400_000, end: 0, slot: -1))
    }
}
