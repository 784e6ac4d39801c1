import GRDB
public import HarkDomain

/// What a floor starts from: the projections, as of one position.
public struct FloorImage: Hashable, Sendable {
    /// The last position in the log.
    public var position: Int64
    /// The last seq of the floor's own stream.
    public var floorSeq: Int
    /// The queues, deleted ones left out.
    public var queues: [QueueProfile]
    /// The sites, deleted ones left out.
    public var sites: [SiteProfile]
    /// The staff, those deactivated left out.
    public var agents: [AgentRecord]
    /// Conversations that are not resolved, wrap-up included, by id.
    public var open: [ConversationRecord]
    /// The routing plan that holds; nil before the first publication.
    public var routing: RoutingPublished?
    /// Attention items that somebody has acknowledged.
    public var acknowledgements: [String: AgentReference]
    /// Resolved conversations that their customers rated badly and whose rating may still be of interest.
    public var badlyRated: [ConversationRecord] = []
    /// How long people had the conversations that were resolved last, the oldest first.
    public var handled: [Handled] = []

    /// How long somebody had a conversation of a queue.
    public struct Handled: Hashable, Sendable {
        /// The queue.
        public var queue: QueueID
        /// From the last assignment to the resolution.
        public var seconds: Int
    }
}

extension FloorImage {
    static let openConversations = """
        SELECT \(ConversationRow.columns) FROM conversation WHERE status <> 'resolved' ORDER BY id
        """

    static let badlyRated = """
        SELECT \(ConversationRow.columns) FROM conversation
        WHERE resolvedAt >= ? AND status = 'resolved' AND surveyScore <= \(SurveyResult.highestBad)
        """

    /// By the index of resolutions, and for each the assignments of one stream.
    static let lastHandled = """
        SELECT queue, (resolvedAt - assignedAt) / 1000 FROM (
            SELECT queue, resolvedAt, (
                SELECT max(at) FROM event WHERE stream = conversation.id AND type = 'assignment.made'
            ) AS assignedAt
            FROM conversation WHERE resolvedAt IS NOT NULL AND reason IS NOT 'abandoned' ORDER BY resolvedAt DESC LIMIT 500
        ) WHERE assignedAt <= resolvedAt ORDER BY resolvedAt
        """

    init(_ db: Database, resolvedSince moment: Timestamp?) throws {
        position = try Self.head(db)
        floorSeq = try Self.floorSeq(db)
        queues = try db.all("SELECT \(QueueRow.columns) FROM queue WHERE isActive ORDER BY id") { row in
            try QueueProfile(&row)
        }
        sites = try db.all("SELECT \(SiteRow.columns) FROM site WHERE isActive ORDER BY id") { row in
            SiteProfile(&row)
        }
        agents = try db.all("SELECT \(AgentRow.columns) FROM agent WHERE isActive ORDER BY id") { row in
            try AgentRecord(&row)
        }
        open = try db.all(Self.openConversations) { try ConversationRecord(&$0) }
        routing = try RoutingVersion.last(db)?.published
        acknowledgements = try Acknowledgement.all(db)
        handled = try db.all(Self.lastHandled) { Handled(queue: $0.id(), seconds: $0.number()) }
        if let moment { badlyRated = try db.all(Self.badlyRated, only(moment)) { try ConversationRecord(&$0) } }
    }

    static func floorSeq(_ db: Database) throws -> Int {
        let query = "SELECT seq FROM event WHERE position = (SELECT max(position) FROM event WHERE stream = 0)"
        return try db.first(query) { $0.number() } ?? 0
    }

    static func head(_ db: Database) throws -> Int64 {
        try db.first("SELECT max(position) FROM event") { $0.int() } ?? 0
    }
}

extension Store {
    /// Reads what a floor starts from, all as of the same moment.
    ///
    /// Bad ratings are those of conversations resolved since `moment`, none without one.
    /// - Throws: `StoreError` when the database cannot be read.
    /// - Complexity: by the open conversations and those resolved since, however many older ones lie beside them.
    public func floorImage(ratedSince moment: Timestamp? = nil) throws(StoreError) -> FloorImage {
        try read { try FloorImage($0, resolvedSince: moment) }
    }
}
