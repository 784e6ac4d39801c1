extension Schema {
    /// What forecasts promised before its time came.
    static let version10 = #"""
        -- `queue` is 0 for all queues together. Where no heads were planned the columns from `heads` on are empty.
        CREATE TABLE forecastPromise (
            step TEXT NOT NULL,
            queue INTEGER NOT NULL,
            at INTEGER NOT NULL,
            madeAt INTEGER NOT NULL CHECK (madeAt < at),
            mean REAL NOT NULL,
            low80 REAL NOT NULL,
            high80 REAL NOT NULL,
            low95 REAL NOT NULL,
            high95 REAL NOT NULL,
            heads INTEGER,
            share REAL,
            targetShare REAL,
            targetSeconds REAL,
            PRIMARY KEY (step, queue, at)
        ) WITHOUT ROWID;
        """#
}
