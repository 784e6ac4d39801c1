import HarkDomain

extension RoutingBoard {
    func policy(of need: RoutingNeed) -> RoutingPolicy { policies[need.queue] ?? common }
    func rank(_ need: RoutingNeed) -> RoutingRank { RoutingRank(need, policy(of: need)) }

    func crowd(_ queue: QueueID) -> RoutingCrowd {
        RoutingCrowd(
            waiting: needs.values.count { $0.queue == queue },
            online: seats.values.count { $0.isAvailable && $0.queues[queue] != nil }
        )
    }

    func demand(of need: RoutingNeed, at now: Timestamp) -> RoutingDemand {
        let waited = now.milliseconds - need.queuedAt.milliseconds
        return RoutingDemand(of: need, policy(of: need), waited: waited, crowd: crowd(need.queue))
    }

    /// Why the agent cannot have it, others aside; nil when nothing bars it.
    func bar(_ seat: RoutingSeat, _ need: RoutingNeed, _ demand: RoutingDemand, at now: Timestamp) -> RoutingBar? {
        guard seat.isAvailable else { return .offline }
        guard demand.open.contains(where: { seat.queues[$0.queue] != nil }) else { return .queue }
        if let until = need.excluded[seat.agent.id], until > now { return .excluded(until: until) }
        if let lacking = demand.skills.first(where: { !seat.has($0) }) { return .skill(lacking) }
        if let language = demand.language, !seat.speaks(language) { return .language(language) }
        guard via(seat, need, demand) != nil else { return .full(spare: seat.spare) }
        guard let (agent, until) = keeper(of: need, at: now), agent != seat.agent.id else { return nil }
        return .sticky(agent, until: until)
    }

    /// The first open queue in which the agent has room.
    func via(_ seat: RoutingSeat, _ need: RoutingNeed, _ demand: RoutingDemand) -> RoutingDemand.OpenQueue? {
        demand.open.first { seat.hasRoom(for: need.weight, in: $0.queue) }
    }

    /// For whom it is kept: the last agent, if there and able to serve it, as it came, were there room.
    func keeper(of need: RoutingNeed, at now: Timestamp) -> (AgentID, until: Timestamp)? {
        let policy = policy(of: need)
        let until = need.queuedAt + .seconds(policy.stickySeconds)
        guard now < until, let last = need.lastAgent, let seat = seats[last], seat.isAvailable else { return nil }
        let demand = RoutingDemand(of: need, policy)
        guard let limit = seat.queues[need.queue], demand.skills.allSatisfy(seat.has) else { return nil }
        guard need.weight <= min(seat.capacity, limit.capacity ?? .max) else { return nil }
        if let language = demand.language, !seat.speaks(language) { return nil }
        if let barred = need.excluded[last], barred > now { return nil }
        return (last, until)
    }

    /// Who may have it, best first, others aside.
    func candidates(for need: RoutingNeed, at now: Timestamp) -> [RatedSeat] {
        let demand = demand(of: need, at: now)
        let order = RoutingOrder(policy(of: need))
        return seats.values.filter { bar($0, need, demand, at: now) == nil }
            .map { (rated: rate($0, need, demand), seat: $0) }
            .sorted(by: order.isBefore)
            .map(\.rated)
    }

    func rate(_ seat: RoutingSeat, _ need: RoutingNeed, _ demand: RoutingDemand) -> RatedSeat {
        let open = via(seat, need, demand) ?? RoutingDemand.OpenQueue(queue: need.queue, hop: 0)
        let level = seat.queues[open.queue]?.level ?? 0
        let lacking = need.required.count { !seat.has($0) } + (need.language.map { seat.speaks($0) ? 0 : 1 } ?? 0)
        let fit = 10 * need.preferred.count(where: seat.has) + level - 20 * lacking - 100 * open.hop
        return RatedSeat(
            agent: seat.agent,
            queue: open.queue,
            fit: fit,
            scarcity: scarcity(of: seat, for: need),
            load: seat.load,
            capacity: seat.capacity,
            idleSince: seat.idleSince,
            points: policy(of: need).points(fit: fit, seat)
        )
    }

    /// How rare what the agent has is that this conversation does not ask for, in bits.
    func scarcity(of seat: RoutingSeat, for need: RoutingNeed) -> Int {
        let available = seats.values.filter(\.isAvailable)
        let asked = Set((need.required + need.preferred).map(\.name))
        var bits = 0
        for name in seat.skills.keys where !asked.contains(name) {
            bits += rarity(available.count { $0.skills[name] != nil }, of: available.count)
        }
        for language in Set(seat.languages) where need.language.map({ !language.isSameLanguage(as: $0) }) ?? true {
            bits += rarity(available.count { $0.languages.contains(language) }, of: available.count)
        }
        for queue in seat.queues.keys where queue != need.queue {
            bits += rarity(available.count { $0.queues[queue] != nil }, of: available.count)
        }
        return bits
    }

    private func rarity(_ holders: Int, of all: Int) -> Int {
        let ratio = all / max(1, holders)
        return ratio < 2 ? 0 : Int.bitWidth - 1 - ratio.leadingZeroBitCount
    }

    /// Which agents are the only one for some other conversation that is the first of its like.
    func reservations(
        against need: RoutingNeed,
        _ chances: [ConversationID: [RatedSeat]],
        at now: Timestamp
    ) -> [AgentID: ConversationID] {
        let own = chances[need.conversation] ?? []
        guard policy(of: need).reservesScarceSkills, own.count > 1 else { return [:] }
        var reserved: [AgentID: ConversationID] = [:]
        for other in needs.values where other.conversation != need.conversation {
            guard let only = chances[other.conversation], only.count == 1, isFirstOfItsLike(other, at: now) else {
                continue
            }
            let holder = only[0].agent.id
            if let known = reserved[holder].flatMap({ needs[$0] }), rank(known) < rank(other) { continue }
            reserved[holder] = other.conversation
        }
        return own.allSatisfy { reserved[$0.agent.id] != nil } ? [:] : reserved
    }

    private func isFirstOfItsLike(_ need: RoutingNeed, at now: Timestamp) -> Bool {
        !needs.values.contains { like($0, at: now) == like(need, at: now) && rank($0) < rank(need) }
    }

    private func like(_ need: RoutingNeed, at now: Timestamp) -> RoutingLike {
        RoutingLike(need, policy(of: need), at: now)
    }

    func match(_ need: RoutingNeed, _ chances: [ConversationID: [RatedSeat]], at now: Timestamp) -> RoutingMatch? {
        guard let all = chances[need.conversation] else { return nil }
        let reserved = reservations(against: need, chances, at: now)
        let left = all.filter { reserved[$0.agent.id] == nil }
        guard let best = left.first, let seat = seats[best.agent.id] else { return nil }
        var reasons: [RoutingReason] = []
        if keeper(of: need, at: now) != nil { reasons.append(.lastAgent) }
        if best.queue != need.queue { reasons.append(.overflow(to: best.queue)) }
        if left.count < all.count { reasons.append(.spared(all.count - left.count)) }
        return RoutingMatch(
            need: need,
            seat: seat,
            queue: best.queue,
            candidates: Array(left.prefix(10)),
            relaxed: demand(of: need, at: now).falls,
            reasons: reasons
        )
    }

    /// Under `costBased` a point of fit is worth some seconds of waiting.
    func rank(of match: RoutingMatch) -> RoutingRank {
        let policy = policy(of: match.need)
        var rank = rank(match.need)
        if policy.choice == .costBased, let best = match.candidates.first { rank.at -= policy.credit(ofFit: best.fit) }
        return rank
    }

    func moments(of need: RoutingNeed) -> [Timestamp] {
        let policy = policy(of: need)
        let waits = policy.relaxation.map(\.afterSeconds) + policy.overflow.compactMap(\.afterSeconds)
        let sticky = policy.stickySeconds > 0 && need.lastAgent != nil ? [policy.stickySeconds] : []
        return (waits + sticky).map { need.queuedAt + .seconds($0) } + Array(need.excluded.values)
    }
}

extension RoutingPolicy {
    /// The weighted sum of an agent's terms.
    ///
    /// Idle time counts from a fixed moment, so that the order of agents does not change while they wait.
    func points(fit: Int, _ seat: RoutingSeat) -> Int {
        guard choice == .weighted else { return 0 }
        return 60 * (1000 * weights.fit * fit + 10 * weights.spare * seat.spare)
            - weights.idle * Int(seat.idleSince.milliseconds)
    }

    /// What so many points of fit are worth.
    ///
    /// - Units: milliseconds of waiting.
    func credit(ofFit fit: Int) -> Int64 { Int64(1000 * weights.fit * fit / max(1, weights.waiting)) }
}
