import HarkDomain

// How the lines are kept in step with conversations, agents and time.
extension RoutingBoard {
    /// The line of those who ask for the same, made when it is new.
    mutating func line(of like: RoutingLike, _ policy: RoutingPolicy) -> Int {
        if let known = lineOf[like] { return known }
        let ask = ask(of: like.asked, policy)
        lines.append(NeedLine(like, policy, ask: ask, column: seats.column(of: like.asked.queue)))
        lineOf[like] = lines.count - 1
        return lines.count - 1
    }

    private mutating func ask(of asked: RoutingAsked, _ policy: RoutingPolicy) -> Int {
        if let known = askOf[asked] { return known }
        asks.append(RoutingAsk(asked, policy, &seats))
        askOf[asked] = asks.count - 1
        return asks.count - 1
    }

    mutating func join(_ line: Int, _ entry: Entry) {
        var entry = entry
        entry.line = line
        entries[entry.need.conversation] = entry
        lines[line].ranks.insert(entry.rank)
        if lines[line].ranks.first == entry.rank { touch(line) }
        guard !active.contains(line) else { return }
        active.set(line, true)
        lines[line].isStale = true
    }

    /// Has a line looked at before the next answer.
    mutating func touch(_ line: Int) {
        guard !lines[line].isDirty else { return }
        lines[line].isDirty = true
        dirty.append(line)
    }

    /// Counts who waits, and looks again at those whom the length of their queue opens another.
    mutating func crowd(_ column: Int, _ policy: RoutingPolicy, by change: Int) {
        let before = seats.columns[column].crowd
        seats.columns[column].crowd.waiting += change
        guard !policy.overflow.isEmpty else { return }
        let after = seats.columns[column].crowd
        guard policy.overflow.contains(where: { $0.isOpen(before) != $0.isOpen(after) }) else { return }
        for line in active where lines[line].column == column { touch(line) }
    }

    /// Takes in what an agent can do now, and looks again at all who wait.
    mutating func staffChanged(_ slot: Int) {
        rarity = nil
        if !room.fits(slots: seats.seats.count) { startAnew() }
        for ask in asks.indices {
            asks[ask].update(slot, seats.seats[slot])
            asks[ask].forgetScarcity()
        }
        for line in active {
            lines[line].isStale = true
            touch(line)
        }
    }

    /// Looks at whether one agent has room for the first of a line.
    mutating func measure(_ line: Int, _ slot: Int) {
        ready.set(line, room.measure(line, slot, seats.columns))
    }

    /// Brings the lines up to a moment.
    mutating func advance(to now: Timestamp) {
        let isBack = now < clock
        clock = now
        if isBack { startAnew() }
        let isDue = now.milliseconds >= earliest
        if isDue {
            for line in active where lines[line].until <= now.milliseconds { touch(line) }
        }
        while let line = dirty.popLast() { refresh(line) }
        guard isDue else { return }
        earliest = .max
        for line in active { earliest = min(earliest, lines[line].until) }
    }

    private mutating func refresh(_ line: Int) {
        lines[line].isDirty = false
        rehome(line)
        guard let first = lines[line].ranks.first else {
            active.set(line, false)
            ready.set(line, false)
            concern(line, RoutingBits())
            return
        }
        enter(stage(line, first), line)
        lines[line].until = lines[line].moment(after: clock.milliseconds)
        earliest = min(earliest, lines[line].until)
        ready.set(line, room.count(line) > 0)
    }

    /// Moves those who are no longer kept, or from whom nobody is excluded any more, to where their like stand now.
    private mutating func rehome(_ line: Int) {
        let like = lines[line].like
        guard like.lastAgent != nil || !like.excluded.isEmpty else { return }
        let policy = lines[line].policy
        while let first = lines[line].ranks.first, let entry = entries[first.conversation] {
            let now = RoutingLike(entry.need, policy, at: clock)
            guard now != like else { return }
            lines[line].ranks.remove(first)
            join(self.line(of: now, policy), entry)
        }
    }

    /// The stage of one that stands in a line.
    mutating func stage(_ line: Int, _ rank: RoutingRank) -> Int {
        var stage = RoutingStage()
        if !lines[line].isTimeless {
            let waited = clock.milliseconds - lines[line].queuedAt(rank)
            let crowd = seats.columns[lines[line].column].crowd
            stage = RoutingStage(lines[line].policy, waited: waited, crowd: crowd)
        }
        return asks[lines[line].ask].index(of: stage, lines[line].policy, seats)
    }

    /// Works out who can serve the first of a line, when that may have changed.
    private mutating func enter(_ stage: Int, _ line: Int) {
        guard lines[line].isStale || lines[line].stage != stage else { return }
        lines[line].isStale = false
        lines[line].stage = stage
        lines[line].keeper = keeper(line)
        concern(line, able(line))
        room.start(line, weight: lines[line].like.weight, columns: asks[lines[line].ask].columns)
        for slot in lines[line].able { measure(line, slot) }
    }

    /// Notes whom a line concerns.
    private mutating func concern(_ line: Int, _ able: RoutingBits) {
        while concerned.count < seats.seats.count { concerned.append(RoutingBits()) }
        for slot in lines[line].able.subtracting(able) { concerned[slot].set(line, false) }
        for slot in able.subtracting(lines[line].able) { concerned[slot].set(line, true) }
        lines[line].able = able
    }

    private func able(_ line: Int) -> RoutingBits {
        let able = asks[lines[line].ask].stages[lines[line].stage].able
        guard let keeper = lines[line].keeper else { return spared(lines[line].like, able) }
        var only = RoutingBits()
        only.set(keeper, able.contains(keeper))
        return only
    }

    /// Those who could serve it but for who let it pass; all of them when nobody else is left.
    func spared(_ like: RoutingLike, _ able: RoutingBits) -> RoutingBits {
        var left = able
        for agent in like.excluded.keys { if let slot = seats.slot(of: agent) { left.set(slot, false) } }
        return left.isEmpty ? able : left
    }

    /// The agent who had them last, if there and able to serve them as they came, were there room.
    private mutating func keeper(_ line: Int) -> Int? {
        let like = lines[line].like
        guard let last = like.lastAgent, let slot = seats.slot(of: last), let seat = seats.seats[slot] else {
            return nil
        }
        guard like.excluded[last] == nil, let limit = seat.queues[like.asked.queue] else { return nil }
        let ask = lines[line].ask
        let first = asks[ask].index(of: RoutingStage(), lines[line].policy, seats)
        guard asks[ask].stages[first].able.contains(slot) else { return nil }
        return like.weight <= min(seat.capacity, limit.capacity ?? .max) ? slot : nil
    }

    /// Starts the lines anew from those who wait, without the empty ones.
    mutating func startAnew() {
        let all = entries.values.map(\.need)
        (entries, lines, lineOf, asks, askOf) = ([:], [], [:], [], [:])
        (active, ready, concerned, dirty, earliest) = (RoutingBits(), RoutingBits(), [], [], .max)
        room = RoomTable(slots: seats.seats.count)
        for column in seats.columns.indices { seats.columns[column].crowd.waiting = 0 }
        for need in all { put(need) }
    }
}
