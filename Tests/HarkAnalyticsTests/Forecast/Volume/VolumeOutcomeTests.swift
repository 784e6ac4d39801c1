import Foundation
import HarkDomain
import Testing

@testable import HarkAnalytics

struct VolumeOutcomeTests {
    private let start = Timestamp(milliseconds: 1_790_553_600_000)

    /// A moment of a day of the log, which begins at midnight.
    private func moment(_ day: Int, _ minutes: Int) -> Timestamp {
        start + .seconds(day * 86_400 + minutes * 60)
    }

    /// Three at ten each day, at 10:00, 10:10 and 10:20; four on Mondays.
    private func arrivals(_ days: Int) -> [Timestamp] {
        (0..<days).flatMap { day in ([0, 10, 20] + (day % 7 == 0 ? [25] : [])).map { moment(day, 600 + $0) } }
    }

    private func promise(_ day: Int, _ minutes: Int, _ mean: Double, share: Double? = nil) -> VolumePromise {
        let half = mean / 2
        return VolumePromise(
            at: moment(day, minutes),
            madeAt: moment(day - 1, 120),
            contacts: ForecastPoint(
                mean: mean,
                low80: mean - half,
                high80: mean + half,
                low95: 0,
                high95: 2 * mean
            ),
            service: share.map {
                ServicePromise(heads: 2, share: $0, target: ServiceTarget(share: 0.8, withinSeconds: 60))
            }
        )
    }

    private func known(_ question: VolumeQuestion, _ arrivals: [Timestamp]) throws -> VolumeForecast {
        guard case .known(let forecast) = question.answer(arrivals) else {
            throw Unanswered(reason: question.answer(arrivals).reason)
        }
        return forecast
    }

    private struct Unanswered: Error { let reason: String? }

    @Test func `promises stand beside what came and how it was served`() throws {
        var question = VolumeQuestion(step: .halfHour, zone: .gmt, now: moment(20, 0), horizon: 1)
        question.promises = [
            promise(18, 120, 0, share: 1), promise(18, 600, 9), promise(18, 600, 4, share: 0.9),
            promise(19, 600, 1, share: 0.8), promise(20, 600, 3, share: 0.9),
        ]
        question.contacts = [
            PersonContact(at: moment(18, 600), waitSeconds: 60), PersonContact(at: moment(18, 610), waitSeconds: 61),
            PersonContact(at: moment(18, 620), waitSeconds: nil), PersonContact(at: moment(19, 629), waitSeconds: 0),
            PersonContact(at: moment(17, 600), waitSeconds: 0), PersonContact(at: moment(30, 600), waitSeconds: 0),
        ]

        let forecast = try known(question, arrivals(20))

        #expect(forecast.outcome.map(\.promise.at) == [moment(18, 120), moment(18, 600), moment(19, 600)])
        #expect(forecast.outcome.map(\.came) == [0, 3, 3])
        #expect(forecast.outcome.map(\.isWithinRange) == [true, true, false])
        #expect(forecast.outcome.map { $0.service?.people } == [0, 3, 1])
        #expect(forecast.outcome.map { $0.service?.inTime } == [0, 1, 1])
        #expect(forecast.outcome.map { $0.service?.share } == [nil, 1.0 / 3, 1])
    }

    @Test func `the record sums up errors, ranges and service`() throws {
        var question = VolumeQuestion(step: .halfHour, zone: .gmt, now: moment(20, 0), horizon: 1)
        question.promises = [
            promise(18, 120, 0, share: 1), promise(18, 600, 4, share: 0.9), promise(19, 600, 1, share: 0.8),
        ]
        question.contacts = [
            PersonContact(at: moment(18, 600), waitSeconds: 60), PersonContact(at: moment(18, 610), waitSeconds: 61),
            PersonContact(at: moment(19, 629), waitSeconds: 0),
        ]

        let record = try #require(try known(question, arrivals(20)).record)

        #expect(record.since == moment(18, 120) && record.contacts.count == 3)
        #expect(record.contacts.wape == 0.5 && record.contacts.bias == 1.0 / 6)
        #expect(record.naiveWape == 0)
        // Where nothing was expected and nothing came no range was held.
        #expect(record.coverage80.value == 0.5 && record.coverage80.n == 2)
        #expect(abs((record.service?.promised ?? 0) - (0.9 * 2 + 0.8) / 3) < 1e-12)
        #expect(record.service?.kept.value == 2.0 / 3 && record.service?.kept.n == 3)
    }

    @Test func `what came in a time that was forecast to stay empty lies outside`() throws {
        var question = VolumeQuestion(step: .halfHour, zone: .gmt, now: moment(20, 0), horizon: 1)
        question.promises = [promise(18, 120, 0), promise(18, 600, 0), promise(19, 600, 3)]

        let record = try #require(try known(question, arrivals(20)).record)

        #expect(record.coverage80.value == 0.5 && record.coverage80.n == 2)
    }

    @Test func `nothing is made up where nothing was promised`() throws {
        let question = VolumeQuestion(step: .day, zone: .gmt, now: moment(20, 0), horizon: 1)

        let forecast = try known(question, arrivals(20))

        #expect(forecast.outcome.isEmpty && forecast.record == nil)
    }

    @Test func `days are held against the same day of the week before`() throws {
        var question = VolumeQuestion(step: .day, zone: .gmt, now: moment(22, 0), horizon: 1)
        question.promises = [promise(20, 0, 3), promise(21, 0, 3)]

        let record = try #require(try known(question, arrivals(21)).record)

        // Nothing came on the last day, though a Monday: four came a week before.
        #expect(record.contacts.wape == 1 && record.naiveWape == 4.0 / 3)
        #expect(record.service == nil)
    }

    @Test func `where people had none the columns say so`() {
        let columns = Chats.columns([
            Chats.row(1, "2026-10-01T10:00:00.000Z", flags: [.offered, .hadPerson]) { $0[.firstWait] = 45_000 },
            Chats.row(2, "2026-10-01T11:00:00.000Z", flags: [.offered, .hadPerson]),
            Chats.row(3, "2026-10-01T12:00:00.000Z", flags: [.offered, .abandoned]) { $0[.firstWait] = 5_000 },
            Chats.row(4, "2026-10-01T13:00:00.000Z"),
        ])

        let contacts = columns.contacts(Chats.query("2026-10-01", "2026-10-02"))

        #expect(contacts.map(\.waitSeconds) == [45, 0, nil])
    }
}
