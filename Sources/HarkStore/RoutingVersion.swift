import GRDB
public import HarkDomain

/// A version of the routing plan: never changed, only followed by another one.
public struct RoutingVersion: Hashable, Sendable {
    /// What was published.
    public var published: RoutingPublished
    /// When.
    public var publishedAt: Timestamp
    /// Who published it: a person's name, or `configuration` for the file of the configuration.
    public var publishedBy: String

    /// Creates the value from its parts.
    public init(_ published: RoutingPublished, at publishedAt: Timestamp, by publishedBy: String) {
        (self.published, self.publishedAt, self.publishedBy) = (published, publishedAt, publishedBy)
    }

    static let columns = "version, publishedAt, publishedBy, note, plan"

    static func write(_ version: RoutingVersion, _ db: Database) throws {
        try db.run("INSERT INTO routingVersion (\(columns)) VALUES (?,?,?,?,?)") {
            $0.put(version.published.version)
            $0.put(version.publishedAt)
            $0.put(version.publishedBy)
            $0.put(version.published.note)
            $0.put(version.published.plan)
        }
    }

    init(_ row: inout RowReader) {
        let (version, publishedAt, publishedBy) = (row.number(), row.time(), row.text())
        let published = RoutingPublished(version: version, note: row.text(), plan: row.text())
        self.init(published, at: publishedAt, by: publishedBy)
    }

    static func last(_ db: Database) throws -> RoutingVersion? {
        try db.first("SELECT \(columns) FROM routingVersion ORDER BY version DESC LIMIT 1") { RoutingVersion(&$0) }
    }
}

extension Store {
    /// Reads the version that holds; nil before the first publication.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func routingVersion() throws(StoreError) -> RoutingVersion? {
        try read { try RoutingVersion.last($0) }
    }

    /// Reads one version; nil when there is none of that number.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func routingVersion(_ number: Int) throws(StoreError) -> RoutingVersion? {
        try read { db in
            try db.first("SELECT \(RoutingVersion.columns) FROM routingVersion WHERE version=?") {
                $0.put(number)
            } row: {
                RoutingVersion(&$0)
            }
        }
    }

    /// Lists versions from the youngest on, after `cursor` when given; at most `limit`.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func routingVersions(after cursor: Int? = nil, limit: Int = 50) throws(StoreError) -> [RoutingVersion] {
        let query = """
            SELECT \(RoutingVersion.columns) FROM routingVersion WHERE version < ? ORDER BY version DESC LIMIT ?
            """
        return try read { db in
            try db.all(query) {
                $0.put(Int64(cursor ?? .max))
                $0.put(limit)
            } row: {
                RoutingVersion(&$0)
            }
        }
    }
}
