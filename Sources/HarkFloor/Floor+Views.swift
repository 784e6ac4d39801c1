public import HarkDomain
import HarkRouting

// What the shell shows of the floor.
extension Floor {
    /// Returns the site with this public key, unless it was deleted.
    public func site(key: String) -> SiteProfile? {
        siteKeys[key].flatMap { sites[$0] }
    }

    /// Returns what weighs on an agent: conversations held and not idle, offered, in wrap-up.
    ///
    /// - Units: hundredths of a unit.
    public func load(of agent: AgentID) -> Int { desks[agent]?.load ?? 0 }

    /// Returns the conversations that an agent owns or wraps up, oldest first.
    public func held(by agent: AgentID) -> [ConversationID] { desks[agent]?.held.sorted() ?? [] }

    /// Returns the conversations proposed to an agent, oldest first.
    public func offered(to agent: AgentID) -> [ConversationID] { desks[agent]?.offered.sorted() ?? [] }

    /// Returns the conversation that an offer proposes; nil once the offer is gone.
    public func conversation(of offer: OfferID) -> ConversationID? {
        guard let id = offers[offer], conversations[id, \.offer]??.id == offer else { return nil }
        return id
    }

    /// Returns the conversation of an offer that stands, was accepted or was let pass a short while ago.
    ///
    /// Repeats of an answer to an offer find their conversation by it.
    public func conversation(proposedBy offer: OfferID) -> ConversationID? { offers[offer] }

    /// Returns the conversations whose mood stands flagged, in no order.
    public var flagged: [ConversationID] { calls.filter { flag(of: $0) != nil } }

    /// Returns the mood of a conversation that stands flagged.
    public func flag(of id: ConversationID) -> MoodFlag? { conversations[id, \.flag] ?? nil }

    /// True when the agent takes conversations: active, online and connected, whatever the load.
    public func isReady(_ agent: AgentID) -> Bool { agents[agent]?.isReady ?? false }

    /// True when the agent could take one more ordinary conversation now.
    public func isFree(_ agent: AgentID) -> Bool {
        board.seat(agent).map { $0.isAvailable && $0.spare >= 100 } ?? false
    }

    /// True while the visitor has a socket.
    public func isConnected(_ visitor: VisitorID) -> Bool { visitors.contains(visitor) }

    /// True when an agent can take chats of a site, whatever its queue's hours say.
    public func isOnline(_ site: SiteID) -> Bool {
        guard let queue = sites[site]?.queue else { return false }
        return agents.values.contains { serves($0, queue) }
    }

    /// Returns whether a queue's business hours are open; nil when it has none.
    public func isOpen(_ queue: QueueID, at now: Timestamp) -> Bool? {
        plan.hours(of: queue)?.isOpen(at: now)
    }

    /// Returns when the business hours of a site's queue open again; nil while they are open, or without hours.
    public func reopensAt(_ site: SiteID, now: Timestamp) -> Timestamp? {
        guard let hours = sites[site].flatMap({ plan.hours(of: $0.queue) }), !hours.isOpen(at: now) else { return nil }
        return hours.nextChange(after: now)
    }

    /// Returns the conversations that wait or are under offer, head first; of all queues when nil.
    ///
    /// - Complexity: O(n log n) over all queues, O(n) for one without offers.
    public func waiting(in queue: QueueID? = nil) -> [ConversationID] {
        if let queue { return (lines[queue]?.all ?? []).map(\.conversation) }
        return lines.values.flatMap { $0.waiting + $0.offered }.sorted().map(\.conversation)
    }

    private func serves(_ agent: AgentRecord, _ queue: QueueID) -> Bool {
        agent.isReady && agent.profile.capacity > 0 && agent.profile.queues.contains(queue)
    }
}
