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
    /// The survey plan that holds; nil before the first publication.
    public var surveys: SurveyPublished?
    /// Attention items that somebody has acknowledged.
    public var acknowledgements: [String: AgentReference]
    /// Resolved conversations that their customers rated lately.
    public var rated: [ConversationRecord] = []
    /// Customers who were asked for a rating lately.
    public var asked: [Asked] = []
    /// How long people had the conversations that were resolved last, the oldest first.
    public var handled: [Handled] = []

    /// That a customer was asked for a rating.
    public struct Asked: Hashable, Sendable {
        /// As a visitor.
        public var visitor: VisitorID
        /// As a contact, when known.
        public var contact: ContactID?
        /// When.
        public var at: Timestamp
    }

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

    static let rated = """
        SELECT \(ConversationRow.columns) FROM conversation
        WHERE resolvedAt >= ? AND status = 'resolved' AND surveyScore IS NOT NULL
        """

    /// A conversation that goes on has no rating outstanding, so each that was asked for lies in one that is over, or that
    /// was rated.
    static let asked = """
        SELECT visitor, contact, askedAt FROM conversation WHERE resolvedAt >= ? AND askedAt IS NOT NULL
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

    init(_ db: Database, ratedSince moment: Timestamp?, askedSince: Timestamp?) throws {
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
        surveys = try SurveyVersion.last(db)?.published
        acknowledgements = try Acknowledgement.all(db)
        handled = try db.all(Self.lastHandled) { Handled(queue: $0.id(), seconds: $0.number()) }
        if let moment { rated = try db.all(Self.rated, only(moment)) { try ConversationRecord(&$0) } }
        guard let askedSince else { return }
        asked = try db.all(Self.asked, only(askedSince)) {
            Asked(visitor: $0.id(), contact: $0.optionalID(), at: $0.time())
        }
        asked += open.compactMap { record in
            record.ask.map { Asked(visitor: record.visitor, contact: record.contact, at: $0.at) }
        }
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
    /// Ratings are those of conversations resolved since `moment`, those who were asked were so in conversations resolved
    /// since `askedSince`; none without these.
    /// - Throws: `StoreError` when the database cannot be read.
    /// - Complexity: by the open conversations and those resolved since, however many older ones lie beside them.
    public func floorImage(
        ratedSince moment: Timestamp? = nil,
        askedSince: Timestamp? = nil
    ) throws(StoreError) -> FloorImage {
        try read { try FloorImage($0, ratedSince: moment, askedSince: askedSince) }
    }
}
