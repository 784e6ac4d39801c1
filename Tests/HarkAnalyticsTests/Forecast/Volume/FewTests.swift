import Foundation
import HarkDomain
import HarkStatistics
import Testing

@testable import HarkAnalytics

/// Forecasts of half hours and hours in which few come.
struct FewTests {
    private let madrid = TimeZone(identifier: "Europe/Madrid") ?? .gmt
    /// Monday, 31 August 2026, in Madrid.
    private let first = Timestamp(milliseconds: 1_788_127_200_000)

    private func now(_ days: Int) -> Timestamp { first + .seconds(days * 86_400 - 60) }

    /// About nine a day by independent customers, most of them in the afternoon.
    private func arrivals(days: Int, seed: UInt64 = 7) -> [Timestamp] {
        var random = SeededRandom(seed: seed)
        let hours = WallClock(madrid, .hour).stretches(from: first.milliseconds).prefix(days * 24)
        return hours.flatMap { hour -> [Timestamp] in
            let count = Int(random.poisson((12...17).contains(hour.slot % 24) ? 0.9 : 0.2))
            return (0..<count).map { _ in
                Timestamp(milliseconds: hour.start + Int64(random.unit() * 3_599_999))
            }
        }
    }

    private func forecast(_ step: VolumeStep, days: Int, ahead: Int, _ arrivals: [Timestamp]) throws -> VolumeForecast {
        var question = VolumeQuestion(step: step, zone: madrid, now: now(days), horizon: ahead * step.perDay)
        question.since = first
        guard case .known(let forecast) = question.answer(arrivals) else {
            throw Unanswered(reason: question.answer(arrivals).reason)
        }
        return forecast
    }

    private struct Unanswered: Error { let reason: String? }

    @Test(arguments: [VolumeStep.halfHour, .hour])
    func `stretches add up to what their days bring, by ranges and errors of their own`(_ step: VolumeStep) throws {
        let arrivals = arrivals(days: 56)
        let parts = try forecast(step, days: 56, ahead: 7, arrivals)
        let days = try forecast(.day, days: 56, ahead: 9, arrivals)

        let (sum, whole) = (parts.points.map(\.point.mean).sum, days.points.prefix(7).map(\.point.mean).sum)
        #expect(abs(whole - Double(arrivals.count) / 8) < 8)
        #expect(abs(sum - whole) < 0.03 * whole, "\(sum) in parts, \(whole) in days")
        #expect(parts.model.hasSuffix(", laid over the day by the last 55 days"), "\(parts.model)")
        let points = parts.points.map(\.point)
        #expect(points.allSatisfy { $0.low95 <= $0.low80 && $0.low80 <= $0.mean })
        #expect(points.allSatisfy { 0 < $0.mean && $0.mean < $0.high80 && $0.high80 <= $0.high95 })
        #expect(points.allSatisfy { $0.high95 <= 5 && $0.high95 == $0.high95.rounded() })
        // The errors are those of the method that is named.
        let score = try #require(parts.backtest)
        let own = try #require(parts.others.first { $0.name == parts.model })
        #expect(own.mase == score.mase && own.weight == 1 && score.origins >= 3)
        #expect(parts.others.allSatisfy { $0.name == parts.model || $0.weight == 0 } && parts.others.count > 5)
        #expect(zip(parts.others, parts.others.dropFirst()).allSatisfy { $0.mase <= $1.mase })
        #expect(score.coverage80 >= 0.8 && score.coverage80 <= 1)
    }

    @Test func `ranges hold what comes in the weeks after`() throws {
        var (within, total, came, expected) = (0, 0, 0.0, 0.0)
        for seed in 1...4 as ClosedRange<UInt64> {
            let arrivals = arrivals(days: 42, seed: seed)
            let forecast = try forecast(.hour, days: 35, ahead: 7, arrivals.filter { $0 < now(35) })
            for point in forecast.points.dropFirst() {
                let count = arrivals.count { $0 >= point.at && $0 < point.end }
                within += point.point.low80 <= Double(count) && Double(count) <= point.point.high80 ? 1 : 0
                total += 1
                came += Double(count)
                expected += point.point.mean
            }
        }

        #expect(Double(within) >= 0.8 * Double(total))
        #expect(abs(expected - came) < 0.15 * came, "\(expected) expected, \(came) came")
    }

    @Test func `where stretches by themselves were nearer, they are said`() throws {
        // On working days at nine, on others at eight in the evening: the course of a mean day is wrong on each.
        let arrivals = (0..<70).map { day in first + .seconds(day * 86_400 + (day % 7 < 5 ? 9 : 20) * 3_600 + 60) }
        let forecast = try forecast(.hour, days: 54, ahead: 7, arrivals.filter { $0 < now(54) })

        #expect(!forecast.model.contains("laid over"))
        let laid = try #require(forecast.others.first { $0.name.contains("laid over the day") })
        #expect(laid.weight == 0 && laid.mase > (forecast.backtest?.mase ?? 1))
        #expect(abs(forecast.others.map(\.weight).sum - 1) < 1e-9)
    }

    @Test func `what is too short to be tried tells no errors of other methods`() throws {
        let forecast = try forecast(.halfHour, days: 16, ahead: 2, arrivals(days: 16))

        #expect(forecast.model.hasSuffix(", laid over the day by the last 15 days"))
        #expect(forecast.backtest == nil && forecast.others.isEmpty)
    }

    @Test func `where many come nothing changes`() throws {
        let arrivals = arrivals(days: 30).flatMap { start in (0..<20).map { start + .seconds($0) } }

        let forecast = try forecast(.hour, days: 30, ahead: 1, arrivals)

        #expect(!forecast.model.contains("laid over"))
        #expect(forecast.others.allSatisfy { !$0.name.contains("laid over") })
    }
}
