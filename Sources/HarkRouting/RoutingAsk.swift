import HarkDomain

/// Who can serve what conversations of one kind ask for, worked out once for all of them.
struct RoutingAsk: Sendable {
    /// One stage of waiting.
    struct Stage: Sendable {
        let stage: RoutingStage
        let demand: RoutingDemand
        /// Slots of those whom nothing bars but load.
        var able = RoutingBits()
    }

    let asked: RoutingAsked
    /// The queues through which agents serve it, its own first, then those of the overflow, in order.
    let through: [QueueID]
    /// Their columns.
    let columns: [Int]
    private(set) var stages: [Stage] = []
    /// The part of the fit that neither load nor wait changes, by slot.
    private(set) var fit: [Int] = []
    /// How rare what an agent has beside is, by slot; −1: not worked out yet.
    private(set) var scarcity: [Int] = []

    init(_ asked: RoutingAsked, _ policy: RoutingPolicy, _ seats: inout RoutingSeats) {
        self.asked = asked
        through = policy.through(asked.queue)
        columns = through.map { seats.column(of: $0) }
        for slot in seats.indices { update(slot, seats.seats[slot]) }
    }

    /// Takes in what an agent can do now.
    mutating func update(_ slot: Int, _ seat: RoutingSeat?) {
        while fit.count <= slot { fit.append(0) }
        fit[slot] = seat.map(asked.fit) ?? 0
        for index in stages.indices {
            stages[index].able.set(slot, seat.map { stages[index].demand.bar($0) == nil } ?? false)
        }
    }

    /// Returns the index of a stage, working it out when it is new.
    mutating func index(of stage: RoutingStage, _ policy: RoutingPolicy, _ seats: RoutingSeats) -> Int {
        if let known = stages.firstIndex(where: { $0.stage == stage }) { return known }
        let demand = RoutingDemand(asked, policy, stage)
        var fresh = Stage(stage: stage, demand: demand)
        for (slot, seat) in seats.seats.enumerated() {
            if let seat, demand.bar(seat) == nil { fresh.able.set(slot, true) }
        }
        stages.append(fresh)
        return stages.count - 1
    }

    /// Forgets how rare skills are, for the staff has changed.
    mutating func forgetScarcity() { scarcity.removeAll(keepingCapacity: true) }

    mutating func scarcity(_ slot: Int, _ seats: RoutingSeats, _ rarity: RoutingRarity) -> Int {
        while scarcity.count < seats.seats.count { scarcity.append(-1) }
        if scarcity[slot] < 0 { scarcity[slot] = seats.seats[slot].map { rarity.bits(of: $0, beside: asked) } ?? 0 }
        return scarcity[slot]
    }
}

/// How rare skills, languages and queues are among the agents who are available.
struct RoutingRarity: Sendable {
    private var all = 0
    private var skills: [String: Int] = [:]
    private var languages: [String: Int] = [:]
    private var queues: [QueueID: Int] = [:]

    private let counted: CountedTraits

    init(_ seats: RoutingSeats, _ counted: CountedTraits) {
        self.counted = counted
        for seat in seats.seats {
            guard let seat, seat.isAvailable else { continue }
            all += 1
            for name in seat.skills.keys where counted.counts(skill: name) { skills[name, default: 0] += 1 }
            if counted.languages { for language in Set(seat.languages) { languages[language, default: 0] += 1 } }
            for queue in seat.queues.keys { queues[queue, default: 0] += 1 }
        }
    }

    /// How rare is what an agent has that is not asked for.
    ///
    /// - Units: bits: the sum of log2(agents ÷ holders), each cut.
    /// - Source: self-information, C. E. Shannon, “A Mathematical Theory of Communication”, 1948.
    func bits(of seat: RoutingSeat, beside asked: RoutingAsked) -> Int {
        var bits = 0
        for name in seat.skills.keys where counted.counts(skill: name) && !asked.names(name) {
            bits += self.bits(skills[name])
        }
        for language in counted.languages ? Set(seat.languages) : [] where !asked.speaks(language) {
            bits += self.bits(languages[language])
        }
        for queue in seat.queues.keys where queue != asked.queue { bits += self.bits(queues[queue]) }
        return bits
    }

    private func bits(_ holders: Int?) -> Int {
        let ratio = all / max(1, holders ?? 1)
        return ratio < 2 ? 0 : Int.bitWidth - 1 - ratio.leadingZeroBitCount
    }
}

/// What of agents counts as rare: what is never asked for need not be spared.
public struct CountedTraits: Hashable, Sendable {
    /// Skills, by name; nil: all.
    public var skills: Set<String>?
    /// Whether languages do.
    public var languages: Bool

    /// Creates the value; left as it is, everything counts.
    public init(skills: Set<String>? = nil, languages: Bool = true) {
        (self.skills, self.languages) = (skills, languages)
    }

    func counts(skill: String) -> Bool { skills?.contains(skill) ?? true }
}

extension RoutingAsked {
    func speaks(_ language: String) -> Bool { self.language.map(language.isSameLanguage) ?? false }

    func names(_ skill: String) -> Bool {
        required.contains { $0.name == skill } || preferred.contains { $0.name == skill }
    }
}
