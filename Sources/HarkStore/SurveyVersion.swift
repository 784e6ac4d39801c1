import GRDB
public import HarkDomain

/// A version of the survey plan: never changed, only followed by another one.
public struct SurveyVersion: Hashable, Sendable {
    /// What was published.
    public var published: SurveyPublished
    /// When.
    public var publishedAt: Timestamp
    /// Who published it: a person's name, or `configuration` for the file of the configuration.
    public var publishedBy: String

    /// Creates the value from its parts.
    public init(_ published: SurveyPublished, at publishedAt: Timestamp, by publishedBy: String) {
        (self.published, self.publishedAt, self.publishedBy) = (published, publishedAt, publishedBy)
    }

    static let columns = "version, publishedAt, publishedBy, note, plan"

    static func write(_ version: SurveyVersion, _ db: Database) throws {
        try db.run("INSERT INTO surveyVersion (\(columns)) VALUES (?,?,?,?,?)") {
            $0.put(version.published.version)
            $0.put(version.publishedAt)
            $0.put(version.publishedBy)
            $0.put(version.published.note)
            $0.put(version.published.plan)
        }
    }

    init(_ row: inout RowReader) {
        let (version, publishedAt, publishedBy) = (row.number(), row.time(), row.text())
        let published = SurveyPublished(version: version, note: row.text(), plan: row.text())
        self.init(published, at: publishedAt, by: publishedBy)
    }

    static func last(_ db: Database) throws -> SurveyVersion? {
        try db.first("SELECT \(columns) FROM surveyVersion ORDER BY version DESC LIMIT 1") { SurveyVersion(&$0) }
    }
}

extension Store {
    /// Reads the version that holds; nil before the first publication.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func surveyVersion() throws(StoreError) -> SurveyVersion? {
        try read { try SurveyVersion.last($0) }
    }

    /// Reads the last version that somebody published; nil when there is none.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func lastSurveyVersion(by publisher: String) throws(StoreError) -> SurveyVersion? {
        let query =
            "SELECT \(SurveyVersion.columns) FROM surveyVersion WHERE publishedBy=? ORDER BY version DESC LIMIT 1"
        return try read { db in try db.first(query, only(publisher)) { SurveyVersion(&$0) } }
    }

    /// Reads one version; nil when there is none of that number.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func surveyVersion(_ number: Int) throws(StoreError) -> SurveyVersion? {
        try read { db in
            try db.first("SELECT \(SurveyVersion.columns) FROM surveyVersion WHERE version=?") {
                $0.put(number)
            } row: {
                SurveyVersion(&$0)
            }
        }
    }

    /// Lists versions from the youngest on, after `cursor` when given; at most `limit`.
    ///
    /// - Throws: `StoreError` when the database fails.
    public func surveyVersions(after cursor: Int? = nil, limit: Int = 50) throws(StoreError) -> [SurveyVersion] {
        let query = """
            SELECT \(SurveyVersion.columns) FROM surveyVersion WHERE version < ? ORDER BY version DESC LIMIT ?
            """
        return try read { db in
            try db.all(query) {
                $0.put(Int64(cursor ?? .max))
                $0.put(limit)
            } row: {
                SurveyVersion(&$0)
            }
        }
    }
}
