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
