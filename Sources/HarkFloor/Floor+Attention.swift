public import HarkDomain

extension Floor {
    /// Returns what supervisors should look at, most pressing first, what somebody took on last.
    ///
    /// - Complexity: O(waiting + calls for people + agents), and a sort of the result.
    public func attention(at now: Timestamp) -> [AttentionItem] {
        var items: [AttentionItem] = []
        for id in calls.union(waiting()) { items += self.items(of: id, at: now) }
        for agent in desks.keys {
            if let item = disconnected(agent) { items.append(item) }
        }
        for id in lowRatings.keys {
            if let item = lowRating(id, at: now) { items.append(item) }
        }
        return items.sorted { rank($0) < rank($1) }
    }

    private func rank(_ item: AttentionItem) -> (Int, Int, Int64, String) {
        let kind = AttentionKind.allCases.firstIndex(of: item.kind) ?? 0
        return (item.acknowledgedBy == nil ? 0 : 1, kind, item.since.milliseconds, item.id)
    }

    /// Returns the item with this id while its cause lasts.
    public func attentionItem(_ id: String, at now: Timestamp) -> AttentionItem? {
        let parts = id.split(separator: ":").map(String.init)
        guard parts.count == 3, let kind = AttentionKind(rawValue: parts[0]) else { return nil }
        let item: AttentionItem? =
            switch kind {
            case .agentDisconnected: AgentID(parts[1]).flatMap { disconnected($0) }
            case .lowRating: ConversationID(parts[1]).flatMap { lowRating($0, at: now) }
            default: ConversationID(parts[1]).flatMap { items(of: $0, at: now).first { $0.id == id } }
            }
        return item?.id == id ? item : nil
    }

    private func items(of id: ConversationID, at now: Timestamp) -> [AttentionItem] {
        guard let slot = conversations.slot(of: id) else { return [] }
        return causes(slot).filter { $0.from <= now }.map { cause in
            let record = conversations.slots[slot].record
            return AttentionItem(
                id: cause.id,
                conversation: id,
                kind: cause.kind,
                reason: cause.reason,
                since: cause.since,
                queue: record.queue,
                agent: record.assignee,
                acknowledgedBy: acknowledgements[cause.id],
                mood: cause.kind == .negativeMood ? record.flag : nil,
                summary: record.summary,
                contact: record.contact
            )
        }
    }

    private struct Cause {
        let id: String
        let kind: AttentionKind
        let reason: String
        let since: Timestamp
        let from: Timestamp
    }

    private func causes(_ slot: Int) -> [Cause] {
        let record = conversations.slots[slot].record
        var causes: [Cause] = []
        if let asked = record.helpRequestedAt {
            let id = "helpRequested:\(record.id):\(asked.milliseconds)"
            let reason = record.helpText ?? ""
            causes.append(Cause(id: id, kind: .helpRequested, reason: reason, since: asked, from: asked))
        }
        if let breach = record.breach {
            let id = "slaBreached:\(record.id):\(breach.dueAt.milliseconds)"
            let due = breach.dueAt
            causes.append(Cause(id: id, kind: .slaBreached, reason: breach.kind.rawValue, since: due, from: due))
        }
        if let queued = record.queuedAt {
            causes.append(
                Cause(
                    id: "waitingLong:\(record.id):\(queued.milliseconds)",
                    kind: .waitingLong,
                    reason: "queued",
                    since: queued,
                    from: queued + policy.waitingLongAfter
                )
            )
        }
        if let flag = record.flag {
            let id = "negativeMood:\(record.id):\(flag.seq)"
            let reason = flag.reason.sentence(flag.level)
            causes.append(Cause(id: id, kind: .negativeMood, reason: reason, since: flag.at, from: flag.at))
        }
        if let seq = record.satisfaction?.riskSeq, let since = record.satisfaction?.riskAt, record.status.isOpen {
            let reason = record.satisfaction?.estimate.reasons.first { $0.contribution > 0 }?.feature ?? ""
            let id = "likelyDissatisfied:\(record.id):\(seq)"
            causes.append(Cause(id: id, kind: .likelyDissatisfied, reason: reason, since: since, from: since))
        }
        if let reason = record.handoffReason, record.isHandoffUnanswered {
            let since = conversations.slots[slot].handoffAt
            let id = "handoff:\(record.id):\(record.handoffSeq)"
            causes.append(Cause(id: id, kind: .handoff, reason: reason.rawValue, since: since, from: since))
        }
        return causes
    }

    private func disconnected(_ id: AgentID) -> AttentionItem? {
        guard let agent = agents[id], !agent.isConnected, let held = desks[id]?.held, !held.isEmpty else {
            return nil
        }
        let oldest = held.min { waitingSince($0) < waitingSince($1) }
        return AttentionItem(
            id: "agentDisconnected:\(id):\(agent.since.milliseconds)",
            conversation: oldest,
            kind: .agentDisconnected,
            reason: "\(held.count)",
            since: agent.since,
            queue: oldest.flatMap { conversations[$0, \.queue] },
            agent: agent.profile.reference,
            acknowledgedBy: acknowledgements["agentDisconnected:\(id):\(agent.since.milliseconds)"]
        )
    }

    private func waitingSince(_ id: ConversationID) -> Int64 {
        (conversations[id, \.unansweredSince] ?? nil)?.milliseconds ?? .max
    }

    private func lowRating(_ id: ConversationID, at now: Timestamp) -> AttentionItem? {
        guard let rating = lowRatings[id], now <= rating.at + policy.surveyWithin else { return nil }
        let item = "lowRating:\(id):\(rating.at.milliseconds)"
        return AttentionItem(
            id: item,
            conversation: id,
            kind: .lowRating,
            reason: "\(rating.score)",
            since: rating.at,
            queue: rating.queue,
            agent: rating.agent,
            acknowledgedBy: acknowledgements[item],
            contact: rating.contact,
            solved: rating.solved
        )
    }

    // MARK: Acknowledgements

    /// Forgets who took on what is no cause any more.
    mutating func dropSettledAcknowledgements(of slot: Int) {
        let id = conversations.slots[slot].record.id.text
        let current = Set(causes(slot).map(\.id))
        acknowledgements = acknowledgements.filter { item, _ in
            current.contains(item) || !item.contains(id) || item.hasPrefix(AttentionKind.lowRating.rawValue)
        }
    }

    /// Forgets who took on an agent's absence that is over.
    mutating func dropSettledAcknowledgements(of agent: AgentID) {
        guard !acknowledgements.isEmpty, let record = agents[agent] else { return }
        let prefix = "agentDisconnected:\(agent):"
        let current = record.isConnected ? "" : prefix + "\(record.since.milliseconds)"
        acknowledgements = acknowledgements.filter { !$0.key.hasPrefix(prefix) || $0.key == current }
    }

    /// Forgets, after a start, what the store kept of causes that are gone.
    mutating func dropStaleAcknowledgements(at now: Timestamp) {
        guard !acknowledgements.isEmpty else { return }
        let current = Set(conversations.slots.indices.flatMap { causes($0).map(\.id) })
        acknowledgements = acknowledgements.filter { item, _ in
            switch item.split(separator: ":").first.flatMap({ AttentionKind(rawValue: String($0)) }) {
            case .agentDisconnected: true
            case .lowRating: !isExpiredRating(item, at: now)
            default: current.contains(item)
            }
        }
    }

    /// True for a low rating that is too old to be shown.
    func isExpiredRating(_ item: String, at now: Timestamp) -> Bool {
        let parts = item.split(separator: ":")
        guard parts.count == 3, parts[0] == AttentionKind.lowRating.rawValue, let at = Int64(parts[2]) else {
            return false
        }
        return Timestamp(milliseconds: at) + policy.surveyWithin < now
    }
}

extension ConversationRecord {
    /// True while its owner waits for help, or its customer for the first word of a person or for a better mood.
    var callsForPeople: Bool {
        helpRequestedAt != nil || flag != nil || breach != nil || isHandoffUnanswered
            || status.isOpen && satisfaction?.riskSeq != nil
    }

    /// True when the customer left the bot and no person has answered yet, whoever owns it by now.
    var isHandoffUnanswered: Bool {
        handoffReason != nil && (queuedAt != nil || status == .active) && staffAnswerSeq < handoffSeq
    }

    /// True while the customer has said something since a person last answered.
    var awaitsStaff: Bool { lastCustomerSeq > staffAnswerSeq }

    /// The seq of the last message of the staff, 0 before the first.
    var staffAnswerSeq: Int {
        if lastAnswerBy?.kind.isStaff == true { return lastAnswerSeq }
        return otherAnswerBy?.kind.isStaff == true ? otherAnswerSeq : 0
    }
}
