import GRDB
public import HarkDomain

/// All that the store keeps of a floor, what is over and deleted included, as of one position.
public struct WholeFloor: Hashable, Sendable {
    /// The last position in the log.
    public var position: Int64
    /// The last seq of the floor's own stream.
    public var floorSeq: Int
    /// All queues, by id.
    public var queues: [QueueProfile]
    /// All sites, by id.
    public var sites: [SiteProfile]
    /// All of the staff, by id.
    public var agents: [AgentRecord]
    /// All conversations, by id.
    public var conversations: [ConversationRecord]
    /// The routing plan that holds; nil before the first publication.
    public var routing: RoutingPublished?
    /// The survey plan that holds; nil before the first publication.
    public var surveys: SurveyPublished?
    /// Attention items that somebody has acknowledged.
    public var acknowledgements: [String: AgentReference]
}

extension WholeFloor {
    fileprivate init(_ db: Database) throws {
        position = try FloorImage.head(db)
        floorSeq = try FloorImage.floorSeq(db)
        queues = try db.all("SELECT \(QueueRow.columns) FROM queue ORDER BY id") { try QueueProfile(&$0) }
        sites = try db.all("SELECT \(SiteRow.columns) FROM site ORDER BY id") { SiteProfile(&$0) }
        agents = try db.all("SELECT \(AgentRow.columns) FROM agent ORDER BY id") { try AgentRecord(&$0) }
        conversations = try db.all("SELECT \(ConversationRow.columns) FROM conversation ORDER BY id") {
            try ConversationRecord(&$0)
        }
        routing = try RoutingVersion.last(db)?.published
        surveys = try SurveyVersion.last(db)?.published
        acknowledgements = try Acknowledgement.all(db)
    }
}

extension Store {
    /// Reads every projection, all as of the same moment.
    ///
    /// - Throws: `StoreError` when the database cannot be read.
    /// - Complexity: by all conversations that there ever were.
    public func wholeFloor() throws(StoreError) -> WholeFloor {
        try read { try WholeFloor($0) }
    }
}
