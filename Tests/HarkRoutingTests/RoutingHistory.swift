import HarkDomain
import HarkRouting
import HarkTesting

/// What happens to a board; each event makes sense whatever went before, so that any part of a history is one too.
enum RoutingEvent: CustomStringConvertible {
    case wait(seconds: Int)
    case come(RoutingNeed)
    case giveUp(ConversationID)
    case staff(RoutingSeat)
    case leave(AgentID)
    /// The n-th of the conversations in hand ends.
    case end(Int)
    /// The n-th of the conversations in hand weighs so much now.
    case weigh(Int, Int)
    /// The next so many happen before routing is asked.
    case burst(Int)

    var description: String {
        switch self {
        case .wait(let seconds): "wait \(seconds) s"
        case .come(let need):
            """
            come \(need.conversation.rawValue) in \(need.queue.rawValue), queued \(need.queuedAt.milliseconds / 1000), \
            priority \(need.priority), weight \(need.weight), required \(need.required.map { "\($0.name)\($0.level)" }), \
            preferred \(need.preferred.map { "\($0.name)\($0.level)" }), language \(need.language ?? "-"), \
            last \(need.lastAgent?.rawValue ?? 0), excluded \
            \(need.excluded.map { "\($0.rawValue) until \($1.milliseconds / 1000)" })
            """
        case .giveUp(let id): "give up \(id.rawValue)"
        case .staff(let seat):
            """
            staff \(seat.agent.id.rawValue): queues \(seat.queues.map { "\($0.rawValue)/\($1.capacity ?? -1)/\($1.level)" }), \
            skills \(seat.skills), languages \(seat.languages), capacity \(seat.capacity), \
            \(seat.isAvailable ? "there" : "away"), idle \(seat.idleSince.milliseconds / 1000)
            """
        case .leave(let id): "leave \(id.rawValue)"
        case .end(let index): "end \(index)"
        case .weigh(let index, let weight): "weigh \(index) as \(weight)"
        case .burst(let count): "burst of \(count)"
        }
    }
}

/// Policies and what happens under them.
struct RoutingHistory: CustomStringConvertible {
    var policies: [QueueID: RoutingPolicy]
    var counted = CountedTraits()
    var events: [RoutingEvent]

    var description: String {
        (["counted as rare: \(counted)"] + policies.map { "policy of \($0.rawValue): \($1)" }
            + events.map(\.description)).joined(separator: "\n")
    }
}

/// Histories by chance, of a small world in which much collides.
struct RandomHistories {
    var random: SplitMix
    static let queues = [QueueID.billing, .shipping, QueueID(rawValue: 303)]
    private static let skills = ["a", "b", "c"]
    private static let languages = ["en", "de", "en-GB"]
    private static let seconds = [0, 5, 10, 20, 30, 60]
    private var now = 0
    private var nextID: Int64 = 1
    /// What most of them ask for, so that many are alike.
    private var usual: [RoutingNeed] = []

    init(seed: UInt64) { random = SplitMix(seed: seed) }

    mutating func next(events count: Int) -> RoutingHistory {
        (now, nextID, usual) = (0, 1, [])
        for _ in 0..<3 { usual.append(unusualNeed()) }
        var policies: [QueueID: RoutingPolicy] = [:]
        for queue in Self.queues { policies[queue] = policy() }
        let counted = CountedTraits(skills: random.pick([nil, nil, ["a"], []]), languages: random.chance(70))
        var history = RoutingHistory(policies: policies, counted: counted, events: [])
        for _ in 0..<3 { history.events.append(.staff(seat())) }
        while history.events.count < count { history.events.append(event()) }
        return history
    }

    private mutating func event() -> RoutingEvent {
        switch random.below(100) {
        case 0..<18:
            let seconds = random.pick([1, 5, 5, 5, 10, 30])
            now += seconds
            return .wait(seconds: seconds)
        case 18..<45: return .come(need())
        case 45..<51: return .giveUp(ConversationID(rawValue: max(1, nextID - 1 - Int64(random.below(12)))))
        case 51..<63: return .staff(seat())
        case 63..<66: return .leave(agent())
        case 66..<69: return .burst(2 + random.below(8))
        case 69..<72: return .weigh(random.below(12), random.pick([25, 50, 100, 150, 300]))
        default: return .end(random.below(12))
        }
    }

    private mutating func policy() -> RoutingPolicy {
        let falls: [Relaxation.Fall] = [.preferredSkills, .level, .lastSkill, .skill("a"), .language]
        return RoutingPolicy(
            choice: random.pick(RoutingPolicy.Choice.allCases),
            priorityCreditSeconds: random.pick([nil, 0, 10, 120]),
            stickySeconds: random.pick([0, 0, 10, 30]),
            relaxation: (0..<random.below(4)).map { _ in
                Relaxation(random.pick(falls), afterSeconds: random.pick(Self.seconds))
            },
            overflow: (0..<random.below(3)).map { _ in overflow() },
            reservesScarceSkills: random.chance(60),
            weights: .init(
                fit: random.below(4),
                spare: random.below(4),
                idle: random.below(3),
                waiting: random.below(4)
            )
        )
    }

    private mutating func overflow() -> Overflow {
        Overflow(
            to: random.pick(Self.queues),
            afterSeconds: random.chance(60) ? random.pick(Self.seconds) : nil,
            atLength: random.chance(30) ? 1 + random.below(4) : nil,
            whenNobodyIsOnline: random.chance(30)
        )
    }

    /// Mostly a new one, sometimes one that changes; mostly like others.
    private mutating func need() -> RoutingNeed {
        let isNew = random.chance(85)
        if isNew { nextID += 1 }
        var need = random.chance(70) ? random.pick(usual) : unusualNeed()
        let id = isNew ? nextID - 1 : max(1, nextID - 1 - Int64(random.below(8)))
        need.conversation = ConversationID(rawValue: id)
        need.queuedAt = .at(now - random.pick([0, 0, 0, 0, 5, 10, 60]))
        need.headStart = random.pick([0, 0, 0, 0, 0, 5000, 40_000])
        if random.chance(30) { need.lastAgent = agent() }
        if random.chance(20) {
            let out = random.chance(50) ? need.lastAgent ?? agent() : agent()
            need.excluded = [out: .at(now + random.pick(Self.seconds))]
        }
        return need
    }

    private mutating func unusualNeed() -> RoutingNeed {
        .fixture(
            1,
            random.pick(Self.queues),
            priority: random.pick([0, 0, 0, 1, -1, 3]),
            weight: random.pick([100, 100, 100, 25, 150]),
            required: skillNeeds(35),
            preferred: skillNeeds(30),
            language: random.chance(30) ? random.pick(Self.languages) : nil
        )
    }

    private mutating func skillNeeds(_ percent: Int) -> [SkillNeed] {
        Self.skills.compactMap { name in
            random.chance(percent) ? SkillNeed(name, level: 1 + random.below(3)) : nil
        }
    }

    private mutating func agent() -> AgentID { AgentID(rawValue: 201 + Int64(random.below(6))) }

    private mutating func seat() -> RoutingSeat {
        var seat = RoutingSeat.fixture(
            agent(),
            [],
            capacity: random.pick([0, 100, 100, 200, 275, 300]),
            isAvailable: random.chance(80),
            idleSince: now - random.below(3)
        )
        for queue in Self.queues where random.chance(60) {
            seat.queues[queue] = SeatLimit(
                capacity: random.chance(30) ? random.pick([50, 100, 200]) : nil,
                level: 1 + random.below(5)
            )
        }
        for name in Self.skills where random.chance(60) { seat.skills[name] = 1 + random.below(3) }
        seat.languages = random.chance(60) ? [random.pick(Self.languages)] : []
        return seat
    }
}

/// Makes a failing history small: takes out ever smaller parts as long as it still fails.
///
/// - Source: A. Zeller and R. Hildebrandt, “Simplifying and Isolating Failure-Inducing Input”, IEEE Transactions on
///   Software Engineering 28(2), 2002, without its test of the parts alone.
func shrink(_ history: RoutingHistory, while fails: (RoutingHistory) -> Bool) -> RoutingHistory {
    var smallest = history
    var size = history.events.count / 2
    while size > 0 {
        var start = 0
        var hasShrunk = false
        while start < smallest.events.count {
            var candidate = smallest
            candidate.events.removeSubrange(start..<min(start + size, candidate.events.count))
            if fails(candidate) { (smallest, hasShrunk) = (candidate, true) } else { start += size }
        }
        if !hasShrunk || size > 1 { size /= 2 }
    }
    return smallest
}
