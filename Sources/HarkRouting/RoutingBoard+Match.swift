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
        for slot in permitted(line) { best = max(best, fit(line, lines[line].stage, slot).fit) }
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
        let turns = turns(line, stage, among: permitted, atMost: 10)
        guard let best = turns.first, let seat = seats.seats[best.slot] else { return nil }
        return RoutingMatch(
            need: need,
            seat: seat,
            queue: queue(line, stage, best),
            candidates: turns.compactMap { rated($0, line, stage) },
            relaxed: asks[lines[line].ask].stages[stage].demand.falls,
            reasons: reasons(line, best, spared: room.count(line) - permitted.count)
        )
    }

    private func reasons(_ line: Int, _ best: RoutingTurn, spared: Int) -> [RoutingReason] {
        var reasons: [RoutingReason] = []
        if lines[line].keeper != nil { reasons.append(.lastAgent) }
        if best.open > 0 { reasons.append(.overflow(to: queue(line, lines[line].stage, best))) }
        if spared > 0 { reasons.append(.spared(spared)) }
        return reasons
    }
}

// How agents compare for one that stands in a line at a stage of waiting.
extension RoutingBoard {
    /// The best agents, in order, without sorting the rest.
    mutating func turns(_ line: Int, _ stage: Int, among slots: RoutingBits, atMost most: Int) -> [RoutingTurn] {
        let rarity = rarity ?? RoutingRarity(seats)
        self.rarity = rarity
        var turns: [RoutingTurn] = []
        for slot in slots {
            let turn = turn(line, stage, slot, rarity)
            if turns.count == most, turns[most - 1] < turn { continue }
            turns.insert(turn, at: turns.firstIndex { turn < $0 } ?? turns.count)
            if turns.count > most { turns.removeLast() }
        }
        return turns
    }

    private mutating func turn(_ line: Int, _ stage: Int, _ slot: Int, _ rarity: RoutingRarity) -> RoutingTurn {
        let (fit, open) = fit(line, stage, slot)
        let scarcity = asks[lines[line].ask].scarcity(slot, seats, rarity)
        return RoutingTurn(lines[line].policy, seats, slot: slot, open: open, fit: fit, scarcity: scarcity)
    }

    /// How well an agent fits, and which of the open queues has room.
    private func fit(_ line: Int, _ stage: Int, _ slot: Int) -> (fit: Int, open: Int) {
        let (ask, weight) = (lines[line].ask, lines[line].like.weight)
        var index = 0
        for open in asks[ask].stages[stage].open {
            if seats.columns[open.column].room[slot] >= weight {
                return (asks[ask].fit[slot] + seats.columns[open.column].level[slot] - 100 * open.hop, index)
            }
            index += 1
        }
        return (asks[ask].fit[slot], 0)
    }

    private func queue(_ line: Int, _ stage: Int, _ turn: RoutingTurn) -> QueueID {
        asks[lines[line].ask].stages[stage].demand.open[turn.open].queue
    }

    func rated(_ turn: RoutingTurn, _ line: Int, _ stage: Int) -> RatedSeat? {
        guard let seat = seats.seats[turn.slot] else { return nil }
        let policy = lines[line].policy
        return RatedSeat(
            agent: seat.agent,
            queue: queue(line, stage, turn),
            fit: turn.fit,
            scarcity: turn.scarcity,
            load: seat.load,
            capacity: seat.capacity,
            idleSince: seat.idleSince,
            points: policy.choice == .weighted ? seats.hot[turn.slot].points(policy, fit: turn.fit) : 0
        )
    }
}
