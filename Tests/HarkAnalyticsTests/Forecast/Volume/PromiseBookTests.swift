import Foundation
import HarkDomain
import Testing

@testable import HarkAnalytics

struct PromiseBookTests {
    private let madrid = TimeZone(identifier: "Europe/Madrid") ?? .gmt

    private func moment(_ text: String) throws -> Timestamp {
        try #require(Timestamp(iso8601: text + ":00.000Z"))
    }

    /// A forecast of so many stretches of so many hours, each expected to bring as many as it says.
    private func forecast(
        _ step: VolumeStep,
        from start: String,
        made: String,
        _ counts: [Double]
    ) throws
        -> VolumeForecast
    {
        let (start, length) = (try moment(start), Duration.milliseconds(step.length))
        let points = counts.enumerated().map { place, count in
            VolumePoint(
                at: start + length * place,
                end: start + length * (place + 1),
                point: ForecastPoint(mean: count, low80: count, high80: count, low95: count, high95: count)
            )
        }
        return VolumeForecast(
            step: step,
            zone: madrid,
            madeAt: try moment(made),
            history: [],
            points: points,
            model: "theta",
            backtest: nil,
            others: [],
            anomalies: [],
            staffing: nil,
            outcome: [],
            record: nil
        )
    }

    @Test func `of a day the first promise is kept that is made a day to a week ahead`() throws {
        var book = PromiseBook(zone: madrid)
        // Midnight in Madrid is at 23:00 UTC of the day before.
        let first = try forecast(.day, from: "2026-11-08T23:00", made: "2026-11-09T02:00", (0..<20).map(Double.init))
        let second = try forecast(
            .day,
            from: "2026-11-09T23:00",
            made: "2026-11-10T02:00",
            (100..<120).map(Double.init)
        )

        let kept = book.take(first, at: try moment("2026-11-09T02:05"))
        let more = book.take(second, at: try moment("2026-11-10T02:05"))

        #expect(kept.map(\.contacts.mean) == [2, 3, 4, 5, 6, 7])
        #expect(try kept.first?.at == moment("2026-11-10T23:00"))
        #expect(try kept.allSatisfy { try $0.madeAt == moment("2026-11-09T02:00") })
        #expect(more.map(\.contacts.mean) == [107])
        #expect(book.promises.map(\.contacts.mean) == [2, 3, 4, 5, 6, 7, 107])
    }

    @Test func `of a half hour the newest promise is kept that was made before its day began`() throws {
        var book = PromiseBook(zone: madrid)
        let counts = [Double](repeating: 1, count: 96)
        let early = try forecast(.halfHour, from: "2026-11-09T02:00", made: "2026-11-09T02:10", counts)
        let late = try forecast(.halfHour, from: "2026-11-09T20:00", made: "2026-11-09T20:10", counts.map { $0 + 1 })

        let kept = book.take(early, at: early.madeAt)
        let newer = book.take(late, at: late.madeAt)
        let again = book.take(early, at: late.madeAt)

        #expect(try kept.first?.at == moment("2026-11-09T23:00") && kept.count == 54)
        #expect(try newer.first?.at == moment("2026-11-09T23:00") && newer.count == 90)
        #expect(again.isEmpty)
        #expect(book.promises.count == 90 && book.promises.allSatisfy { $0.contacts.mean == 2 })
    }

    @Test func `once a day has begun its half hours are promised`() throws {
        let before = try forecast(.halfHour, from: "2026-11-09T20:00", made: "2026-11-09T20:10", [1, 1, 1, 1, 1, 1, 1])
        let after = try forecast(.halfHour, from: "2026-11-09T20:00", made: "2026-11-09T22:50", [9, 9, 9, 9, 9, 9, 9])
        var book = PromiseBook(zone: madrid)
        _ = book.take(before, at: before.madeAt)

        // Made a moment before midnight, kept a moment after.
        #expect(book.take(after, at: try moment("2026-11-09T23:05")).isEmpty)
        #expect(book.promises.map(\.contacts.mean) == [1])
    }

    @Test func `hours and weeks are not kept`() throws {
        var book = PromiseBook(zone: madrid)
        for step in [VolumeStep.hour, .week] {
            let counts = [Double](repeating: 1, count: 48)
            let forecast = try forecast(step, from: "2026-11-09T00:00", made: "2026-11-08T00:00", counts)
            #expect(book.take(forecast, at: forecast.madeAt).isEmpty)
        }
    }
}
