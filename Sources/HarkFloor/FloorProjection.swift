public import HarkDomain

/// What the store keeps of a floor, as one comparable value: the fold of the log.
public struct FloorProjection: Hashable, Sendable {
    /// The position of the last event.
    public var position: Int64
    /// The seq of the last event on the floor's own stream.
    public var floorSeq: Int
    /// The conversations in memory.
    public var conversations: [ConversationID: ConversationRecord]
    /// The staff.
    public var agents: [AgentID: AgentRecord]
    /// The queues.
    public var queues: [QueueID: QueueProfile]
    /// The sites.
    public var sites: [SiteID: SiteProfile]
    /// The routing plan that holds.
    public var routing: RoutingPublished?
    /// The survey plan that holds.
    public var surveys: SurveyPublished?
    /// Attention items that somebody took on.
    public var acknowledgements: [String: AgentReference]
}

extension Floor {
    /// The projection: equal for two floors that folded the same log.
    ///
    /// - Complexity: O(conversations in memory).
    public var projection: FloorProjection {
        var records: [ConversationID: ConversationRecord] = [:]
        for id in conversations.ids { records[id] = conversations[id] }
        return FloorProjection(
            position: position,
            floorSeq: floorSeq,
            conversations: records,
            agents: agents,
            queues: queues,
            sites: sites,
            routing: routing,
            surveys: surveys,
            acknowledgements: acknowledgements
        )
    }
}
