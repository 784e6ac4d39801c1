import HarkDomain

// Who goes first, and who gets it.
extension RoutingBoard {
    /// The line whose first goes before those of all others.
    func bestLine() -> Int? {
        var best: (rank: RoutingRank, line: Int)?
        for line in ready {
            guard var rank = lines[line].ranks.first else { continue }
            if lines[line].policy.choice == .costBased { rank.at -= credit(line) }
            if let best, best.rank < rank { continue }
            best = (rank, line)
        }
        return best?.line
    }

    /// What the best fit for a line's first is worth in waiting.
    private func credit(_ line: Int) -> Int64 {
        var best = Int.min
        for slot in permitted(line) { best = max(best, fit(line, slot).fit) }
        return lines[line].policy.credit(ofFit: best)
    }

    /// Who may take the first of a line: those with room but for those who are left to others.
    private func permitted(_ line: Int) -> RoutingBits {
        let free = room.bits(line)
        guard lines[line].policy.reservesScarceSkills, room.count(line) > 1 else { return free }
        let left = free.subtracting(reserved(from: line))
        return left.isEmpty ? free : left
    }

    /// Those who are the only one for the first of some other line.
    private func reserved(from line: Int) -> RoutingBits {
        var reserved = RoutingBits()
        for other in ready where other != line {
            if let only = room.only(other) { reserved.set(only, true) }
        }
        return reserved
    }

    mutating func match(_ line: Int) -> RoutingMatch? {
        guard let first = lines[line].ranks.first, let need = entries[first.conversation]?.need else { return nil }
        let (permitted, stage) = (permitted(line), lines[line].stage)
        let turns = turns(line, among: permitted, atMost: 10)
        guard let best = turns.first, let seat = seats.seats[best.slot] else { return nil }
        return RoutingMatch(
            need: need,
            seat: seat,
            queue: queue(line, best),
            candidates: turns.compactMap { rated($0, line) },
            relaxed: asks[lines[line].ask].stages[stage].demand.falls,
            reasons: reasons(line, best, spared: room.count(line) - permitted.count)
        )
    }

    private func reasons(_ line: Int, _ best: RoutingTurn, spared: Int) -> [RoutingReason] {
        var reasons: [RoutingReason] = []
        if lines[line].keeper != nil { reasons.append(.lastAgent) }
        if best.through > 0 { reasons.append(.overflow(to: queue(line, best))) }
        if spared > 0 { reasons.append(.spared(spared)) }
        return reasons
    }
}

// How agents compare for one that stands in a line.
extension RoutingBoard {
    /// The best agents, in order, without sorting the rest.
    mutating func turns(_ line: Int, among slots: RoutingBits, atMost most: Int) -> [RoutingTurn] {
        let rarity = rarity ?? RoutingRarity(seats, counted)
        self.rarity = rarity
        var turns: [RoutingTurn] = []
        for slot in slots {
            let turn = turn(line, slot, rarity)
            if turns.count == most, turns[most - 1] < turn { continue }
            turns.insert(turn, at: turns.firstIndex { turn < $0 } ?? turns.count)
            if turns.count > most { turns.removeLast() }
        }
        return turns
    }

    private mutating func turn(_ line: Int, _ slot: Int, _ rarity: RoutingRarity) -> RoutingTurn {
        let (fit, through) = fit(line, slot)
        let scarcity = asks[lines[line].ask].scarcity(slot, seats, rarity)
        return RoutingTurn(lines[line].policy, seats, slot: slot, through: through, fit: fit, scarcity: scarcity)
    }

    /// How well an agent fits, and through which queue the agent would serve it.
    private func fit(_ line: Int, _ slot: Int) -> (fit: Int, through: Int) {
        let ask = lines[line].ask
        for (hop, column) in asks[ask].columns.enumerated() where seats.columns[column].room[slot] != .min {
            return (asks[ask].fit[slot] + seats.columns[column].level[slot] - 100 * hop, hop)
        }
        return (asks[ask].fit[slot], 0)
    }

    private func queue(_ line: Int, _ turn: RoutingTurn) -> QueueID { asks[lines[line].ask].through[turn.through] }

    func rated(_ turn: RoutingTurn, _ line: Int) -> RatedSeat? {
        guard let seat = seats.seats[turn.slot] else { return nil }
        let policy = lines[line].policy
        return RatedSeat(
            agent: seat.agent,
            queue: queue(line, turn),
            fit: turn.fit,
            scarcity: turn.scarcity,
            load: seat.load,
            capacity: seat.capacity,
            idleSince: seat.idleSince,
            points: policy.choice == .weighted ? seats.hot[turn.slot].points(policy, fit: turn.fit) : 0
        )
    }
}
