import HarkDomain

extension Floor {
    /// Folds what changes the floor outside conversations.
    mutating func foldOnFloor(_ event: Event) {
        floorSeq = event.seq
        switch event.body {
        case .agentChanged(let profile): foldAgent(profile, at: event.at)
        case .availabilityChanged(let data):
            foldReadiness(data.agent, at: event.at) {
                ($0.availability, $0.awayReason) = (data.availability, data.because)
            }
            arm(data.agent)
        case .presenceChanged(let data): foldPresence(data, at: event.at)
        case .queueChanged(let profile):
            queues[profile.id] = profile
            needsSettling = true
        case .siteChanged(let profile): foldSite(profile)
        case .conversationIdled(let data): foldIdled(data.conversation)
        case .routingPublished(let data): foldRouting(data)
        case .surveyPublished(let data): use(data)
        case .attentionAcknowledged(let data): foldAcknowledgement(data, at: event.at)
        default: break
        }
    }

    private mutating func foldAgent(_ profile: AgentProfile, at: Timestamp) {
        if agents[profile.id] == nil {
            agents[profile.id] = AgentRecord(profile: profile, since: at)
            desks[profile.id, default: Desk()].goneAt = at
        } else {
            agents[profile.id]?.profile = profile
            recharge(profile.id)
        }
        needsSettling = true
        movedQueues.append(contentsOf: profile.queues)
        putSeat(profile.id)
    }

    private mutating func foldPresence(_ data: PresenceChanged, at: Timestamp) {
        foldReadiness(data.agent, at: at) { $0.isConnected = data.isConnected }
        desks[data.agent, default: Desk()].goneAt = data.isConnected ? nil : at
        arm(data.agent)
    }

    /// Changes availability or presence, from which an agent's waiting for work is counted.
    private mutating func foldReadiness(_ id: AgentID, at: Timestamp, change: (inout AgentRecord) -> Void) {
        guard var record = agents[id] else { return }
        let wasReady = record.isReady
        change(&record)
        record.since = at
        if record.isReady, !wasReady { record.idleSince = at }
        agents[id] = record
        needsSettling = true
        movedQueues.append(contentsOf: record.profile.queues)
        putSeat(id)
        dropSettledAcknowledgements(of: id)
    }

    private mutating func foldSite(_ profile: SiteProfile) {
        if let old = sites[profile.id], siteKeys[old.key] == profile.id { siteKeys[old.key] = nil }
        sites[profile.id] = profile
        if profile.isActive { siteKeys[profile.key] = profile.id }
    }

    private mutating func foldRouting(_ data: RoutingPublished) {
        routing = data
        use(data)
        movedQueues.append(contentsOf: queues.keys)
    }

    private mutating func foldIdled(_ id: ConversationID) {
        guard let slot = conversations.slot(of: id), !conversations.slots[slot].record.isIdle else { return }
        reweigh(slot) { $0.isIdle = true }
        arm(slot)
    }

    private mutating func foldAcknowledgement(_ data: AttentionAcknowledged, at: Timestamp) {
        acknowledgements = acknowledgements.filter { !isExpiredRating($0.key, at: at) }
        acknowledgements[data.item] = data.by
    }
}

extension AgentRecord {
    /// True when this person takes conversations, capacity aside.
    var isReady: Bool { profile.isActive && availability == .online && isConnected }
}
