public import HarkDomain

extension Store {
    /// Reads the last version of the routing plan that somebody published; nil when there is none.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func lastRoutingVersion(by publisher: String) throws(StoreError) -> RoutingVersion? {
        let sql =
            "SELECT \(RoutingVersion.columns) FROM routingVersion WHERE publishedBy=? ORDER BY version DESC LIMIT 1"
        return try read { db in try db.first(sql, only(publisher)) { RoutingVersion(&$0) } }
    }
}

extension Store {
    /// When the last event was; nil for an empty log.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func lastMoment() throws(StoreError) -> Timestamp? {
        try read { db in try db.first("SELECT at FROM event ORDER BY position DESC LIMIT 1") { $0.time() } }
    }

    /// Finds where in the log a moment lies: the last position before it, 0 when nothing is.
    ///
    /// - Throws: `StoreError` when the database fails.
    /// - Complexity: O(log n), for positions grow with time.
    public func position(before moment: Timestamp) throws(StoreError) -> Int64 {
        try read { db in
            var (low, high) = (Int64(0), try FloorImage.head(db))
            while low < high {
                let middle = low + (high - low) / 2
                let sql = "SELECT at FROM event WHERE position > ? ORDER BY position LIMIT 1"
                guard let at = try db.first(sql, only(middle), row: { $0.time() }), at < moment else {
                    high = middle
                    continue
                }
                low = middle + 1
            }
            return low
        }
    }
}
