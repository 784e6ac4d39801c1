import HarkAnalytics
import HarkDomain
import HarkStore

/// Reads and writes what forecasts promised as rows of the store.
struct PromiseShelf: Sendable {
    /// Whose promises.
    struct Series: Hashable, Sendable {
        let step: VolumeStep
        /// All queues when nil.
        let queue: QueueID?

        fileprivate var row: ForecastPromiseRow.Series { .init(step: step.rawValue, queue: queue) }
    }

    let store: Store

    /// What is kept of stretches that begin from a moment on, in the order of time.
    ///
    /// - Throws: `StoreError`.
    func promises(_ series: Series, from start: Timestamp) async throws(StoreError) -> [VolumePromise] {
        let rows = try await store.reading { store throws(StoreError) in
            try store.forecastPromises(series.row, from: start)
        }
        return rows.map(VolumePromise.init)
    }

    /// What keeps promises, and takes away those of that step that are no longer held against what came.
    static func writes(_ promises: [VolumePromise], of series: Series, at now: Timestamp) -> [DatabaseWrite] {
        let rows = promises.map(ForecastPromiseRow.init)
        let oldest = now - .seconds(86_400 * series.step.daysPromised)
        return [
            { try ForecastPromiseRow.forget(series.step.rawValue, before: oldest, $0) },
            { db in for row in rows { try ForecastPromiseRow.keep(row, of: series.row, db) } },
        ]
    }
}

extension VolumePromise {
    fileprivate init(_ row: ForecastPromiseRow) {
        self.init(
            at: row.at,
            madeAt: row.madeAt,
            contacts: ForecastPoint(
                mean: row.mean,
                low80: row.low80,
                high80: row.high80,
                low95: row.low95,
                high95: row.high95
            ),
            service: row.service.map { service in
                let target = ServiceTarget(share: service.targetShare, withinSeconds: service.targetSeconds)
                return ServicePromise(heads: service.heads, share: service.share, target: target)
            }
        )
    }
}

extension ForecastPromiseRow {
    fileprivate init(_ promise: VolumePromise) {
        let contacts = promise.contacts
        self.init(
            at: promise.at,
            madeAt: promise.madeAt,
            mean: contacts.mean,
            range80: (contacts.low80, contacts.high80),
            range95: (contacts.low95, contacts.high95),
            service: promise.service.map { service in
                Service(
                    heads: service.heads,
                    share: service.share,
                    targetShare: service.target.share,
                    targetSeconds: service.target.withinSeconds
                )
            }
        )
    }
}
