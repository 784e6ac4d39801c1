public import GRDB
public import HarkDomain

/// What a forecast promised for a stretch of time, as it is kept.
public struct ForecastPromiseRow: Hashable, Sendable {
    /// What was promised to customers with so many people.
    public struct Service: Hashable, Sendable {
        /// How many people were planned.
        public var heads: Int
        /// The share of customers who are then answered in time.
        public var share: Double
        /// The share that the plan was made to reach, and within how many seconds.
        public var targetShare: Double, targetSeconds: Double

        /// Creates the value from its parts.
        public init(heads: Int, share: Double, targetShare: Double, targetSeconds: Double) {
            (self.heads, self.share) = (heads, share)
            (self.targetShare, self.targetSeconds) = (targetShare, targetSeconds)
        }
    }

    /// Whose promises: how long the stretches are, and the queue; all queues when nil.
    public struct Series: Hashable, Sendable {
        /// The step by its name.
        public var step: String
        /// The queue.
        public var queue: QueueID?

        /// Creates the value from its parts.
        public init(step: String, queue: QueueID?) { (self.step, self.queue) = (step, queue) }
    }

    /// When the stretch begins.
    public var at: Timestamp
    /// When it was promised.
    public var madeAt: Timestamp
    /// How many contacts were expected, and the ranges that hold four of five and nineteen of twenty.
    public var mean: Double, low80: Double, high80: Double, low95: Double, high95: Double
    /// What was promised to customers; nil where no heads were planned.
    public var service: Service?

    /// Creates a row from its parts; `range80` and `range95` go from the lower to the upper end.
    public init(
        at: Timestamp,
        madeAt: Timestamp,
        mean: Double,
        range80: (low: Double, high: Double),
        range95: (low: Double, high: Double),
        service: Service? = nil
    ) {
        (self.at, self.madeAt, self.mean, self.service) = (at, madeAt, mean, service)
        (low80, high80, low95, high95) = (range80.low, range80.high, range95.low, range95.high)
    }

    /// Keeps a row in the place of an older promise for the same stretch; a newer one stays.
    ///
    /// - Throws: the database's error, also when it was made after its stretch had begun.
    public static func keep(_ row: ForecastPromiseRow, of series: Series, _ db: Database) throws {
        try db.run(upsert) {
            $0.put(series.step)
            $0.put(series.queue?.rawValue ?? 0)
            row.put(into: &$0)
        }
    }

    /// Takes all promises of a step away whose stretch began before a moment.
    ///
    /// - Throws: the database's error.
    public static func forget(_ step: String, before moment: Timestamp, _ db: Database) throws {
        try db.run("DELETE FROM forecastPromise WHERE step=? AND at<?") {
            $0.put(step)
            $0.put(moment)
        }
    }

    static let columns = """
        at, madeAt, mean, low80, high80, low95, high95, heads, share, targetShare, targetSeconds
        """
    private static let upsert = """
        INSERT INTO forecastPromise (step, queue, \(columns)) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)
        ON CONFLICT(step, queue, at) DO UPDATE SET madeAt=excluded.madeAt, mean=excluded.mean, low80=excluded.low80,
        high80=excluded.high80, low95=excluded.low95, high95=excluded.high95, heads=excluded.heads,
        share=excluded.share, targetShare=excluded.targetShare, targetSeconds=excluded.targetSeconds
        WHERE excluded.madeAt > forecastPromise.madeAt
        """

    private func put(into binder: inout Binder) {
        binder.put(at)
        binder.put(madeAt)
        for number in [mean, low80, high80, low95, high95] { binder.put(number) }
        binder.put(service?.heads)
        binder.put(service?.share)
        binder.put(service?.targetShare)
        binder.put(service?.targetSeconds)
    }

    init(_ row: inout RowReader) {
        self.init(
            at: row.time(),
            madeAt: row.time(),
            mean: row.double(),
            range80: (row.double(), row.double()),
            range95: (row.double(), row.double())
        )
        guard let heads = row.optionalNumber() else { return }
        service = Service(
            heads: heads,
            share: row.double(),
            targetShare: row.double(),
            targetSeconds: row.double()
        )
    }
}

extension Store {
    /// Reads what was promised for the stretches that begin from a moment on, in the order of time.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func forecastPromises(
        _ series: ForecastPromiseRow.Series,
        from start: Timestamp
    ) throws(StoreError) -> [ForecastPromiseRow] {
        try read { db in
            let select = "SELECT \(ForecastPromiseRow.columns) FROM forecastPromise"
            return try db.all("\(select) WHERE step=? AND queue=? AND at>=? ORDER BY at") {
                $0.put(series.step)
                $0.put(series.queue?.rawValue ?? 0)
                $0.put(start)
            } row: {
                ForecastPromiseRow(&$0)
            }
        }
    }
}
