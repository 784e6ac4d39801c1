import HarkDomain
import Testing

@testable import HarkStore

/// Promises of forecasts as rows.
struct ForecastPromiseTests {
    private let directory = TemporaryDirectory()
    private let all = ForecastPromiseRow.Series(step: "halfHour", queue: nil)
    private let service = ForecastPromiseRow.Service(heads: 3, share: 0.87, targetShare: 0.8, targetSeconds: 60)

    /// A promise for a stretch that begins some half hours on, made some half hours before now.
    private func row(_ place: Int, made: Int, _ mean: Double) -> ForecastPromiseRow {
        ForecastPromiseRow(
            at: .start + .seconds(1_800 * place),
            madeAt: .start + .seconds(1_800 * made),
            mean: mean,
            range80: (mean - 1, mean + 1.5),
            range95: (mean - 2, mean + 2.5),
            service: place.isMultiple(of: 2) ? service : nil
        )
    }

    private func write(_ store: Store, _ change: @escaping DatabaseWrite) throws {
        var batch = Batch()
        batch.joined = [change]
        try store.commit(batch)
    }

    @Test func `a row is read as it was written, by its step and queue`() throws {
        let store = try directory.open()
        let (rows, own) = ([row(1, made: -10, 2.25), row(2, made: -10, 4)], all)
        try write(store) { db in for row in rows.reversed() { try ForecastPromiseRow.keep(row, of: own, db) } }

        #expect(try store.forecastPromises(all, from: .start) == rows)
        #expect(try store.forecastPromises(all, from: rows[1].at) == [rows[1]])
        let others = [
            ForecastPromiseRow.Series(step: "day", queue: nil),
            ForecastPromiseRow.Series(step: "halfHour", queue: QueueID(rawValue: 7)),
        ]
        for other in others { #expect(try store.forecastPromises(other, from: .start) == []) }
        store.close()
    }

    @Test func `a newer promise takes the place of an older one, never the other way round`() throws {
        let store = try directory.open()
        let (old, new, own) = (row(2, made: -10, 2), row(2, made: -1, 5), all)
        for row in [old, new, old] { try write(store) { try ForecastPromiseRow.keep(row, of: own, $0) } }

        #expect(try store.forecastPromises(all, from: .start) == [new])
        store.close()
    }

    @Test func `what was made after its stretch began is refused`() throws {
        let store = try directory.open()
        let (good, late, own) = (row(2, made: 1, 2), row(2, made: 2, 9), all)
        try write(store) { try ForecastPromiseRow.keep(good, of: own, $0) }

        #expect(throws: StoreError.self) { try write(store) { try ForecastPromiseRow.keep(late, of: own, $0) } }

        #expect(try store.forecastPromises(all, from: .start) == [good])
        store.close()
    }

    @Test func `old ones of a step are forgotten, of every queue`() throws {
        let store = try directory.open()
        let (rows, own) = ([row(1, made: -10, 2), row(2, made: -10, 4)], all)
        let queue = ForecastPromiseRow.Series(step: all.step, queue: QueueID(rawValue: 7))
        let days = ForecastPromiseRow.Series(step: "day", queue: nil)
        try write(store) { db in
            for series in [own, queue, days] {
                for row in rows { try ForecastPromiseRow.keep(row, of: series, db) }
            }
        }

        try write(store) { try ForecastPromiseRow.forget(own.step, before: rows[1].at, $0) }

        #expect(try store.forecastPromises(all, from: .start) == [rows[1]])
        #expect(try store.forecastPromises(queue, from: .start) == [rows[1]])
        #expect(try store.forecastPromises(days, from: .start) == rows)
        store.close()
    }
}
