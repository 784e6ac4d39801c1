import HarkDomain
import HarkRouting

// Who works, and what the administration changes.
extension Floor {
    func decideAvailability(
        _ id: AgentID,
        _ author: Author,
        _ chosen: Availability,
        _ now: Timestamp
    ) -> Ruling {
        guard let agent = activeAgent(id) else { return .refused(.notFound) }
        guard agent.availability != chosen || agent.awayReason != nil else { return .unchanged(seq: floorSeq) }
        return noted(.availabilityChanged(AvailabilityChanged(agent: id, availability: chosen)), author, now)
    }

    func decidePresence(_ id: AgentID, isConnected: Bool, _ now: Timestamp) -> Ruling {
        guard let agent = agents[id] else { return .refused(.notFound) }
        guard agent.isConnected != isConnected else { return .unchanged(seq: floorSeq) }
        return noted(.presenceChanged(PresenceChanged(agent: id, isConnected: isConnected)), .system, now)
    }

    func decideAgent(_ profile: AgentProfile, _ author: Author, _ now: Timestamp) -> Ruling {
        guard (0...100).contains(profile.capacity) else {
            return .refused(.invalid(field: "capacity", reason: "must be 0…100"))
        }
        guard agents[profile.id]?.profile != profile else { return .unchanged(seq: floorSeq) }
        return noted(.agentChanged(profile), author, now)
    }

    func decideQueue(_ profile: QueueProfile, _ author: Author, _ now: Timestamp) -> Ruling {
        guard (5...600).contains(profile.offerSeconds) else {
            return .refused(.invalid(field: "offerSeconds", reason: "must be 5…600"))
        }
        guard (0...3600).contains(profile.wrapUpSeconds) else {
            return .refused(.invalid(field: "wrapUpSeconds", reason: "must be 0…3600"))
        }
        guard queues[profile.id] != profile else { return .unchanged(seq: floorSeq) }
        if let refusal = profile.isActive ? refusal(keeping: profile) : refusal(deleting: profile) {
            return .refused(refusal)
        }
        return noted(.queueChanged(profile), author, now)
    }

    private func refusal(keeping profile: QueueProfile) -> Refusal? {
        let isTaken = queues.values.contains {
            $0.isActive && $0.id != profile.id && $0.name == profile.name
        }
        return isTaken ? .conflict("A queue of that name exists") : nil
    }

    private func refusal(deleting profile: QueueProfile) -> Refusal? {
        if lines[profile.id]?.isEmpty == false { return .conflict("Conversations wait in this queue") }
        if plan.names(profile.id) { return .conflict("The routing plan uses this queue") }
        let isUsed = sites.values.contains { $0.isActive && $0.queue == profile.id }
        return isUsed ? .conflict("A site uses this queue") : nil
    }

    func decideSite(_ profile: SiteProfile, _ author: Author, _ now: Timestamp) -> Ruling {
        guard sites[profile.id] != profile else { return .unchanged(seq: floorSeq) }
        if profile.isActive {
            guard queues[profile.queue]?.isActive == true else {
                return .refused(.invalid(field: "queue", reason: "unknown queue"))
            }
            if let other = siteKeys[profile.key], other != profile.id {
                return .refused(.conflict("A site of that key exists"))
            }
        }
        return noted(.siteChanged(profile), author, now)
    }

    func decideAcknowledgement(_ id: String, _ author: Author, _ now: Timestamp) -> Ruling {
        guard let agent = activeAgent(author.agent) else { return .refused(.forbidden) }
        guard let item = attentionItem(id, at: now) else { return .refused(.notFound) }
        guard item.acknowledgedBy?.id != agent.profile.id else { return .unchanged(seq: floorSeq) }
        let data = AttentionAcknowledged(item: id, by: agent.profile.reference)
        return noted(.attentionAcknowledged(data), author, now)
    }

    func noted(_ body: EventBody, _ author: Author, _ now: Timestamp) -> Ruling {
        var draft = Draft(self, at: now)
        let seq = draft.addToFloor(body, by: author)
        return draft.done(seq: seq)
    }
}
