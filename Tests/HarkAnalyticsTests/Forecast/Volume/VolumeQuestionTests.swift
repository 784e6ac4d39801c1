import Foundation
import HarkDomain
import HarkProtocol
import Testing

@testable import HarkAnalytics

struct VolumeQuestionTests {
    private let madrid = TimeZone(identifier: "Europe/Madrid") ?? .gmt

    private func moment(_ text: String) throws -> Timestamp {
        try #require(Timestamp(iso8601: text + ":00.000Z"))
    }

    /// From Monday, 31 August 2026, on: at nine, ten and eleven by the clock of Madrid, on working days, some arrivals
    /// more every hour.
    private func arrivals(weeks: Int, without closed: Set<String> = []) throws -> [Timestamp] {
        let first = try moment("2026-08-30T22:00").milliseconds
        return WallClock(madrid, .hour).stretches(from: first).prefix(weeks * 168 + 1).flatMap { hour -> [Timestamp] in
            let (day, clock) = (hour.slot / 24, hour.slot % 24)
            let date = Timestamp(milliseconds: day * 86_400_000).iso8601.prefix(10)
            guard (day + 3) % 7 < 5, (9...11).contains(clock), !closed.contains(String(date)) else { return [] }
            let count = (clock - 7) * 3 + day % 3
            return (0..<count).map { Timestamp(milliseconds: hour.start + $0 * 90_000) }
        }
    }

    private func known(_ question: VolumeQuestion, _ arrivals: [Timestamp]) throws -> VolumeForecast {
        guard case .known(let forecast) = question.answer(arrivals) else {
            throw Unanswered(reason: question.answer(arrivals).reason)
        }
        return forecast
    }

    private struct Unanswered: Error { let reason: String? }

    @Test func `hours are forecast across the end of summer time by the clock on the wall`() throws {
        let now = try moment("2026-10-22T22:10")
        let question = VolumeQuestion(step: .hour, zone: madrid, now: now, horizon: 5 * 24 + 1)

        let forecast = try known(question, arrivals(weeks: 8))

        #expect(try forecast.points.first?.at == moment("2026-10-22T22:00"))
        #expect(try forecast.points.last?.end == moment("2026-10-27T23:00"))
        let busy = forecast.points.filter { $0.point.mean > 1 }.map { $0.at.iso8601 }
        #expect(busy.count == 9)
        #expect(busy.first == "2026-10-23T07:00:00.000Z" && busy.last == "2026-10-27T10:00:00.000Z")
        let nine = try #require(forecast.points.first { $0.at.iso8601 == "2026-10-26T08:00:00.000Z" })
        #expect(abs(nine.point.mean - 7) < 1.5)
        #expect(forecast.points.filter { $0.point.mean <= 1 }.allSatisfy { $0.point.high95 == 0 })
    }

    @Test func `the same arrivals in another order have the same answer`() throws {
        let arrivals = try arrivals(weeks: 6)
        let question = VolumeQuestion(step: .day, zone: madrid, now: try moment("2026-10-11T22:00"))

        #expect(question.answer(arrivals) == question.answer(arrivals.reversed()))
    }

    @Test func `days are counted whole, and Sundays stay empty`() throws {
        var question = VolumeQuestion(step: .day, zone: madrid, now: try moment("2026-10-11T22:00"), horizon: 7)
        question.since = try moment("2026-08-30T22:00")

        let forecast = try known(question, arrivals(weeks: 6))

        #expect(forecast.history.count == 42)
        #expect(forecast.history.map(\.count).filter { $0 == 0 }.count == 12)
        #expect(forecast.points.map { $0.point.mean > 20 } == [true, true, true, true, true, false, false])
        #expect(forecast.staffing == nil)
    }

    @Test func `two weeks are needed, and something has to have come`() throws {
        let arrivals = try arrivals(weeks: 2)
        let early = VolumeQuestion(step: .halfHour, zone: madrid, now: try moment("2026-09-12T10:00"))
        var late = VolumeQuestion(step: .day, zone: madrid, now: try moment("2026-12-12T10:00"))
        late.since = try moment("2026-10-01T00:00")

        #expect(early.answer(arrivals) == .tooLittle(step: .halfHour, known: 552, needed: 672))
        #expect(late.answer([]) == .nothingCame(step: .day, known: 71))
        #expect(late.answer([]).reason == "Nothing arrived in the last 71 days")
        #expect(VolumeQuestion(step: .week, zone: madrid, now: early.now).answer([]).reason != nil)
    }

    @Test func `a closed day to come is forecast as closed days were`() throws {
        let closed: Set<String> = ["2026-09-08", "2026-09-24"]
        var question = VolumeQuestion(step: .day, zone: madrid, now: try moment("2026-10-11T22:00"), horizon: 5)
        question.specialDays = Dictionary(uniqueKeysWithValues: (closed + ["2026-10-13"]).map { ($0, "closed") })

        let forecast = try known(question, arrivals(weeks: 6, without: closed))

        #expect(forecast.points.map { $0.point.mean > 20 } == [true, false, true, true, true])
        #expect(forecast.points[1].point.mean == 0)
    }

    @Test func `a day on which ten times as many came stands out`() throws {
        let start = try moment("2026-10-06T07:00").milliseconds
        let burst = (0..<400).map { Timestamp(milliseconds: start + $0 * 9_000) }
        let question = VolumeQuestion(step: .hour, zone: madrid, now: try moment("2026-10-11T22:00"), horizon: 24)

        let forecast = try known(question, arrivals(weeks: 6) + burst)

        let anomaly = try #require(forecast.anomalies.first)
        #expect(forecast.anomalies.count == 1)
        #expect(try anomaly.at == moment("2026-10-06T07:00"))
        #expect(anomaly.count > 400 && anomaly.expected < 12)
        #expect(anomaly.low <= anomaly.expected && anomaly.expected < anomaly.high && anomaly.high < 100)
    }

    @Test func `heads keep the promise, and a forecast promises what it says`() throws {
        var question = VolumeQuestion(step: .hour, zone: madrid, now: try moment("2026-10-11T22:00"), horizon: 48)
        question.work = MeasuredWork(work: ContactWork(handlingSeconds: 600, patienceSeconds: 300, concurrency: 2))

        let forecast = try known(question, arrivals(weeks: 6))

        let staffing = try #require(forecast.staffing)
        #expect(staffing.heads.count == 48)
        #expect(zip(staffing.heads, forecast.points).allSatisfy { ($0.heads > 0) == ($1.point.mean > 0) })
        #expect(staffing.heads.allSatisfy { $0.expectedShare >= 0.8 })
        let promise = forecast.promises[9]
        #expect(forecast.promises.count == 48 && promise.madeAt == question.now)
        #expect(promise.at == forecast.points[9].at && promise.contacts == forecast.points[9].point)
        #expect(staffing.heads.contains { $0.heads == 0 })
        #expect(zip(forecast.promises, staffing.heads).allSatisfy { ($0.service == nil) == ($1.heads == 0) })
        #expect(promise.service?.heads == staffing.heads[9].heads && promise.service?.target == question.target)
    }

    @Test func `it is written as the interface promises`() throws {
        var question = VolumeQuestion(step: .hour, zone: madrid, now: try moment("2026-10-11T22:00"), horizon: 2)
        question.work = MeasuredWork(work: ContactWork(handlingSeconds: 600, patienceSeconds: 300, concurrency: 2))
        let service = ServicePromise(heads: 2, share: 0.9, target: question.target)
        question.promises = [
            VolumePromise(
                at: try moment("2026-10-09T07:00"),
                madeAt: try moment("2026-10-08T02:00"),
                contacts: ForecastPoint(mean: 8, low80: 6, high80: 10, low95: 4, high95: 12),
                service: service
            )
        ]
        let forecast = try known(question, arrivals(weeks: 6))

        var writer = JSONWriter(capacity: 100_000)
        writer.beginObject()
        forecast.write(to: &writer)
        writer.endObject()
        let value = try JSONSerialization.jsonObject(with: Data(writer.bytes)) as? [String: Any]

        let names = [
            "anomalies", "backtest", "forecast", "history", "model", "others", "outcome", "record", "staffing", "step",
            "zone",
        ]
        #expect(value?.keys.sorted() == names)
        let points = try #require(value?["forecast"] as? [[String: Any]])
        #expect(points.count == 2 && points[0].keys.sorted() == ["at", "high80", "high95", "low80", "low95", "mean"])
        let staffing = try #require(value?["staffing"] as? [String: Any])
        #expect(
            staffing.keys.sorted() == ["concurrency", "handlingSeconds", "heads", "patienceSeconds", "target"]
        )
        let outcome = try #require((value?["outcome"] as? [[String: Any]])?.first)
        let members = ["at", "came", "high80", "high95", "low80", "low95", "madeAt", "mean", "service", "withinRange"]
        #expect(outcome.keys.sorted() == members)
        let kept = try #require(outcome["service"] as? [String: Any])
        #expect(kept.keys.sorted() == ["heads", "kept", "n", "promised", "target", "withinSeconds"])
        #expect(kept["kept"] is NSNull && kept["heads"] as? Int == 2)
        let record = try #require(value?["record"] as? [String: Any])
        #expect(record.keys.sorted() == ["bias", "coverage80", "n", "naiveWape", "service", "since", "wape"])
        #expect(record["service"] is NSNull)
    }
}
