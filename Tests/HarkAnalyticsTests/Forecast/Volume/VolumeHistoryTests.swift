import Foundation
import HarkDomain
import Testing

@testable import HarkAnalytics

struct VolumeHistoryTests {
    private func moment(_ text: String) throws -> Int64 {
        try #require(Timestamp(iso8601: text + ":00.000Z")).milliseconds
    }

    private func history(
        _ arrivals: [Int64],
        _ step: VolumeStep,
        since: String? = nil,
        now: String,
        zone name: String = "Europe/Madrid"
    ) throws -> VolumeHistory {
        let zone = try #require(TimeZone(identifier: name))
        return VolumeHistory(
            arrivals.map(Timestamp.init(milliseconds:)),
            WallClock(zone, step),
            zone: zone,
            since: try since.map { Timestamp(milliseconds: try moment($0)) },
            now: Timestamp(milliseconds: try moment(now))
        )
    }

    @Test func `counting begins with the first whole day and ends with the last whole stretch`() throws {
        let first = try moment("2026-05-11T10:00")
        let arrivals = (0..<72).map { first + Int64($0) * 3_600_000 }

        let history = try history(arrivals, .hour, now: "2026-05-14T08:30")

        #expect(try history.stretches.first?.start == moment("2026-05-11T22:00"))
        #expect(try history.end == moment("2026-05-14T08:00"))
        #expect(history.counts == Array(repeating: 1, count: 58))
        #expect(history.values == history.counts.map(Double.init))
    }

    @Test func `a log that is known to be empty before counts from there on`() throws {
        let arrivals = [try moment("2026-05-11T10:00")]

        let history = try history(arrivals, .day, since: "2026-05-05T22:00", now: "2026-05-12T22:00")

        #expect(history.counts == [0, 0, 0, 0, 0, 1, 0])
    }

    @Test func `what comes in the hour that comes twice is counted apart and known as one`() throws {
        let arrivals = [try moment("2026-10-25T00:10"), try moment("2026-10-25T00:20"), try moment("2026-10-25T01:15")]

        let history = try history(arrivals, .halfHour, since: "2026-10-24T22:00", now: "2026-10-26T00:00")

        #expect(history.stretches.count == 52 && history.values.count == 50)
        #expect(history.counts[4] == 2 && history.counts[6] == 1 && history.counts.reduce(0, +) == 3)
        #expect(history.values[4] == 1.5)
    }

    @Test func `what the clock leaves out is taken to be as a week before`() throws {
        let arrivals = try (0..<10).map { try moment("2026-03-22T01:1\($0)") }

        let history = try history(arrivals, .halfHour, since: "2026-03-21T23:00", now: "2026-03-29T22:00")

        #expect(history.values.count == 8 * 48 && history.counts.count == 8 * 48 - 2)
        #expect(history.values[4] == 10 && history.values[4 + 7 * 48] == 10)
        #expect(history.values[5 + 7 * 48] == 0)
        #expect(history.counts.reduce(0, +) == 10)
    }

    @Test func `a half hour by a change counts as an hour would`() throws {
        let arrivals = [try moment("2026-10-03T15:40"), try moment("2026-10-03T15:50")]

        let history = try history(
            arrivals,
            .hour,
            since: "2026-10-03T13:30",
            now: "2026-10-04T13:00",
            zone: "Australia/Lord_Howe"
        )

        #expect(history.counts[1] == 0 && history.counts[2] == 2 && history.values[2] == 4)
        #expect(history.values.count == 24)
    }
}
