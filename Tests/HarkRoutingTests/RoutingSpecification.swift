import HarkDomain
import HarkRouting

/// What the board must answer, by looking at every pair: slow, without any state but what stands on the board.
struct RoutingSpecification {
    var policies: [QueueID: RoutingPolicy] = [:]
    var common = RoutingPolicy()
    var counted = CountedTraits()
    var needs: [ConversationID: RoutingNeed] = [:]
    var seats: [AgentID: RoutingSeat] = [:]

    /// An agent who may have a conversation.
    struct Chance: Hashable {
        var agent: AgentID
        var queue: QueueID
        var fit: Int
        var scarcity: Int
    }

    /// A match without what follows from the rest.
    struct Choice: Hashable {
        var conversation: ConversationID
        var chances: [Chance]
        var relaxed: [Relaxation.Fall]
        var reasons: [RoutingReason]
    }

    func next(at now: Timestamp) -> Choice? {
        let all = needs.mapValues { chances(for: $0, now) }
        let choices = needs.values.compactMap { choice($0, all, now) }
        return choices.min { key(of: $0).lexicographicallyPrecedes(key(of: $1)) }
    }

    private func policy(_ need: RoutingNeed) -> RoutingPolicy { policies[need.queue] ?? common }
    private func waited(_ need: RoutingNeed, _ now: Timestamp) -> Int64 {
        now.milliseconds - need.queuedAt.milliseconds
    }

    // MARK: Who may have it

    func chances(for need: RoutingNeed, _ now: Timestamp) -> [Chance] {
        let able = seats.values.filter { bar($0, need, now) == nil }
        return able.map { chance($0, need, now) }.sorted {
            order($0, need).lexicographicallyPrecedes(order($1, need))
        }
    }

    func bar(_ seat: RoutingSeat, _ need: RoutingNeed, _ now: Timestamp) -> RoutingBar? {
        let (skills, language, _) = demand(need, now)
        let open = open(need, now).map(\.0)
        if !seat.isAvailable { return .offline }
        if !open.contains(where: { seat.queues[$0] != nil }) { return .queue }
        if let lacking = skills.first(where: { seat.skills[$0.name, default: 0] < $0.level }) { return .skill(lacking) }
        if let language, !seat.speaks(language) { return .language(language) }
        if let until = need.excluded[seat.agent.id], until > now, isAnybodyElseAble(need, now) {
            return .excluded(until: until)
        }
        if !hasRoom(seat, need, charged(seat, need).queue) { return .full(spare: seat.capacity - seat.load) }
        guard let keeper = keeper(need, now), keeper != seat.agent.id else { return nil }
        return .sticky(keeper, until: need.queuedAt + .seconds(policy(need).stickySeconds))
    }

    /// True when somebody could serve it who did not let it pass, whatever the load.
    private func isAnybodyElseAble(_ need: RoutingNeed, _ now: Timestamp) -> Bool {
        var fresh = need
        fresh.excluded = [:]
        fresh.lastAgent = nil
        return seats.values.contains { seat in
            guard need.excluded[seat.agent.id].map({ $0 <= now }) ?? true else { return false }
            return switch bar(seat, fresh, now) {
            case nil, .full: true
            default: false
            }
        }
    }

    /// The queue through which an agent serves it, and how far down the list of overflow that is.
    private func charged(_ seat: RoutingSeat, _ need: RoutingNeed) -> (queue: QueueID, hop: Int) {
        if seat.queues[need.queue] != nil { return (need.queue, 0) }
        for (index, rule) in policy(need).overflow.enumerated() where seat.queues[rule.to] != nil {
            return (rule.to, index + 1)
        }
        return (need.queue, 0)
    }

    private func hasRoom(_ seat: RoutingSeat, _ need: RoutingNeed, _ queue: QueueID) -> Bool {
        guard let limit = seat.queues[queue] else { return false }
        let inQueue = seat.loadByQueue[queue, default: 0] + need.weight
        return seat.load + need.weight <= seat.capacity && inQueue <= limit.capacity ?? inQueue
    }

    func demand(_ need: RoutingNeed, _ now: Timestamp) -> ([SkillNeed], String?, [Relaxation.Fall]) {
        let falls = policy(need).relaxation.filter { $0.afterSeconds * 1000 <= waited(need, now) }.map(\.falls)
        let binds = policy(need).relaxation.contains { $0.falls == .preferredSkills }
        var skills = need.required
        for fall in falls {
            if fall == .level { skills = skills.map { SkillNeed($0.name, level: max(1, $0.level - 1)) } }
            if fall == .lastSkill { skills = Array(skills.dropLast()) }
            if case .skill(let name) = fall { skills = skills.filter { $0.name != name } }
        }
        if binds, !falls.contains(.preferredSkills) { skills += need.preferred }
        return (skills, falls.contains(.language) ? nil : need.language, falls)
    }

    /// Queues whose agents may serve it, with how far down the list each is.
    private func open(_ need: RoutingNeed, _ now: Timestamp) -> [(QueueID, Int)] {
        let length = needs.values.count { $0.queue == need.queue }
        let isManned = seats.values.contains { $0.isAvailable && $0.queues[need.queue] != nil }
        var open = [(need.queue, 0)]
        for (index, rule) in policy(need).overflow.enumerated() {
            let isLate = rule.afterSeconds.map { $0 * 1000 <= waited(need, now) } ?? false
            let isLong = rule.atLength.map { length >= $0 } ?? false
            if isLate || isLong || rule.whenNobodyIsOnline && !isManned { open.append((rule.to, index + 1)) }
        }
        return open
    }

    /// The last agent, as long as it is kept for one who is there and could serve it as it came.
    func keeper(_ need: RoutingNeed, _ now: Timestamp) -> AgentID? {
        guard isKept(need, now), let last = need.lastAgent, var seat = seats[last] else { return nil }
        if let until = need.excluded[last], until > now { return nil }
        var fresh = need
        fresh.queuedAt = now + .milliseconds(1)
        fresh.lastAgent = nil
        (seat.load, seat.loadByQueue) = (0, [:])
        guard seat.queues[need.queue] != nil, hasRoom(seat, need, need.queue) else { return nil }
        return bar(seat, fresh, now) == nil ? last : nil
    }

    private func isKept(_ need: RoutingNeed, _ now: Timestamp) -> Bool {
        policy(need).stickySeconds > 0 && waited(need, now) < policy(need).stickySeconds * 1000
    }

    // MARK: In what order

    private func chance(_ seat: RoutingSeat, _ need: RoutingNeed, _ now: Timestamp) -> Chance {
        let (queue, hop) = charged(seat, need)
        let lacking = need.required.count { seat.skills[$0.name, default: 0] < $0.level }
        let speaks = need.language.map(seat.speaks) ?? true
        let liked = need.preferred.count { seat.skills[$0.name, default: 0] >= $0.level }
        let level = seat.queues[queue]?.level ?? 0
        let fit = 10 * liked + level - 20 * (lacking + (speaks ? 0 : 1)) - 100 * hop
        return Chance(agent: seat.agent.id, queue: queue, fit: fit, scarcity: scarcity(seat, need))
    }

    private func scarcity(_ seat: RoutingSeat, _ need: RoutingNeed) -> Int {
        let there = seats.values.filter(\.isAvailable)
        let asked = Set((need.required + need.preferred).map(\.name))
        let skills = seat.skills.keys.filter { !asked.contains($0) && counted.skills?.contains($0) != false }.map {
            name in
            there.count { $0.skills[name] != nil }
        }
        let others = Set(seat.languages).filter { counted.languages && !isAsked($0, need) }.map { language in
            there.count { $0.languages.contains(language) }
        }
        let queues = seat.queues.keys.filter { $0 != need.queue }.map { queue in
            there.count { $0.queues[queue] != nil }
        }
        return (skills + others + queues).reduce(0) { bits, holders in
            var (bits, ratio) = (bits, there.count / max(1, holders))
            while ratio >= 2 { (bits, ratio) = (bits + 1, ratio / 2) }
            return bits
        }
    }

    private func isAsked(_ language: String, _ need: RoutingNeed) -> Bool {
        need.language.map { RoutingSeat.fixture(.tom, languages: [language]).speaks($0) } ?? false
    }

    private func order(_ chance: Chance, _ need: RoutingNeed) -> [Int] {
        let policy = policy(need)
        guard let seat = seats[chance.agent] else { return [] }
        let spare = seat.capacity - seat.load
        let scarcity = policy.reservesScarceSkills ? chance.scarcity : 0
        let (id, idle) = (Int(seat.agent.id.rawValue), Int(seat.idleSince.milliseconds))
        switch policy.choice {
        case .longestIdle, .costBased: return [-chance.fit, -spare, scarcity, idle, id]
        case .leastLoaded: return [-chance.fit, seat.load * 10_000 / max(1, seat.capacity), scarcity, idle, id]
        case .roundRobin: return [-chance.fit, scarcity, seat.lastAssignedAt.map { Int($0.milliseconds) } ?? .min, id]
        case .weighted:
            let weights = policy.weights
            let points = weights.fit * chance.fit * 60_000 + weights.spare * spare * 600 - weights.idle * idle
            return [-points, scarcity, idle, id]
        }
    }

    private func rank(_ need: RoutingNeed) -> [Int] {
        let (at, id) = (Int(need.queuedAt.milliseconds - need.headStart), Int(need.conversation.rawValue))
        guard let credit = policy(need).priorityCreditSeconds else { return [-need.priority, at, id] }
        return [0, at - need.priority * credit * 1000, id]
    }

    private func key(of choice: Choice) -> [Int] {
        guard let need = needs[choice.conversation], let best = choice.chances.first else { return [] }
        let (policy, rank) = (policy(need), rank(need))
        guard policy.choice == .costBased else { return rank }
        return [rank[0], rank[1] - 1000 * policy.weights.fit * best.fit / max(1, policy.weights.waiting), rank[2]]
    }

    // MARK: Who is left to others

    private func choice(_ need: RoutingNeed, _ all: [ConversationID: [Chance]], _ now: Timestamp) -> Choice? {
        let chances = all[need.conversation] ?? []
        let rivals = needs.values.filter {
            $0.conversation != need.conversation && all[$0.conversation]?.count == 1 && isFirstOfItsLike($0, now)
        }
        let taken =
            policy(need).reservesScarceSkills ? Set(rivals.flatMap { all[$0.conversation] ?? [] }.map(\.agent)) : []
        var left = chances.filter { !taken.contains($0.agent) }
        if left.isEmpty { left = chances }
        guard let best = left.first else { return nil }
        var reasons: [RoutingReason] = keeper(need, now) == nil ? [] : [.lastAgent]
        if best.queue != need.queue { reasons.append(.overflow(to: best.queue)) }
        if left.count < chances.count { reasons.append(.spared(chances.count - left.count)) }
        return Choice(
            conversation: need.conversation,
            chances: Array(left.prefix(10)),
            relaxed: demand(need, now).2,
            reasons: reasons
        )
    }

    func isFirstOfItsLike(_ need: RoutingNeed, _ now: Timestamp) -> Bool {
        !needs.values.contains {
            isLike($0, need, now) && rank($0).lexicographicallyPrecedes(rank(need))
        }
    }

    private func isLike(_ left: RoutingNeed, _ right: RoutingNeed, _ now: Timestamp) -> Bool {
        func plain(_ need: RoutingNeed) -> RoutingNeed {
            var need = need
            if !isKept(need, now) { need.lastAgent = nil }
            need.excluded = need.excluded.filter { $0.value > now }
            (need.conversation, need.queuedAt) = (ConversationID(rawValue: 1), now)
            return need
        }
        return plain(left) == plain(right)
    }

    // MARK: When time changes something

    func nextMoment(after now: Timestamp) -> Timestamp? {
        let moments = needs.values.filter { isFirstOfItsLike($0, now) }.flatMap { need in
            var waits = policy(need).relaxation.map(\.afterSeconds) + policy(need).overflow.compactMap(\.afterSeconds)
            if isKept(need, now), need.lastAgent != nil { waits.append(policy(need).stickySeconds) }
            return waits.map { need.queuedAt + .seconds($0) } + need.excluded.values
        }
        return moments.filter { $0 > now }.min()
    }
}

extension RoutingSpecification.Choice {
    init(_ match: RoutingMatch) {
        conversation = match.need.conversation
        chances = match.candidates.map(RoutingSpecification.Chance.init)
        (relaxed, reasons) = (match.relaxed, match.reasons)
    }
}

extension RoutingSpecification.Chance {
    init(_ rated: RatedSeat) {
        (agent, queue, fit, scarcity) = (rated.agent.id, rated.queue, rated.fit, rated.scarcity)
    }
}
