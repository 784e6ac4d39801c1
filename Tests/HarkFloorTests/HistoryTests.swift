import HarkDomain
import HarkFloor
import HarkProtocol
import HarkTesting
import Testing

/// The promises hold after every command of any history.
struct HistoryTests {
    @Test(arguments: 0..<20)
    func `any history keeps the promises`(block: Int) {
        for seed in block * 100..<(block + 1) * 100 {
            var history = History(seed: UInt64(seed))
            history.run(commands: 100)

            #expect(history.laws.broken.isEmpty, "seed \(seed)")
            if !history.laws.broken.isEmpty { return }
        }
    }
}

extension HistoryTests {
    @Test func `the canonical bytes tell projections apart as the projections do`() {
        for seed in 0..<5 {
            var history = History(seed: UInt64(seed))
            var shadow = Floor(policy: FloorPolicy())
            history.run(commands: 50)
            var last = (value: shadow.projection, bytes: CanonicalJSON.bytes(shadow.projection))
            for event in history.log {
                shadow.evolve(event)
                let next = (value: shadow.projection, bytes: CanonicalJSON.bytes(shadow.projection))
                #expect((next.value == last.value) == (next.bytes == last.bytes), "seed \(seed), \(event.position)")
                last = next
            }
        }
    }

    @Test(arguments: RandomCommands.plans)
    func `the plans of histories can be published`(plan: String) {
        var floor = Floor(policy: FloorPolicy())
        for queue in [QueueProfile.billing, .shipping] {
            _ = floor.handle(.changeQueue(queue, by: .system), at: Timestamp(milliseconds: 1))
        }
        let publish = Command.publishRouting(plan: plan, note: "", base: 0, by: .sue)

        let decision = floor.handle(publish, at: Timestamp(milliseconds: 2))

        #expect(decision.outcome == .done(seq: 3))
    }

    @Test func `a history is the same whenever it is played`() {
        func played() -> [Event] {
            var history = History(seed: 4)
            history.run(commands: 300)
            return history.log
        }
        #expect(played() == played())
    }

    @Test func `histories reach every kind of event and of end`() {
        var seen: Set<EventType> = []
        var ends: Set<AssignmentEnd> = []
        var reasons: Set<ResolutionReason> = []
        var (helped, kept, barred) = (0, 0, Set<RoutingExclusion.Reason>())
        let bars: Set<RoutingExclusion.Reason> = [.offline, .queue, .excluded, .skill, .full]
        for seed in 0..<600
        where seed < 150 || seen.count < EventType.allCases.count || !barred.isSuperset(of: bars) {
            var history = History(seed: UInt64(seed))
            history.run(commands: 100)
            for event in history.log {
                seen.insert(event.body.type)
                if case .assignmentEnded(let data) = event.body { ends.insert(data.reason) }
                if case .conversationResolved(let data) = event.body { reasons.insert(data.reason) }
                guard let explained = event.explained else { continue }
                helped += explained.through == nil ? 0 : 1
                kept += explained.rule == .lastAgent ? 1 : 0
                barred.formUnion(explained.excluded.map(\.because))
            }
        }

        #expect(Set(EventType.allCases).subtracting(seen) == [])
        #expect(ends == Set(AssignmentEnd.allCases))
        #expect(reasons == Set(ResolutionReason.allCases))
        #expect(helped > 0 && kept > 0)
        #expect(bars.subtracting(barred) == [])
    }
}

extension Event {
    /// Why routing chose an agent, where it did.
    fileprivate var explained: RoutingExplanation? {
        switch body {
        case .assignmentMade(let data): data.explained
        case .offerMade(let data): data.explained
        default: nil
        }
    }
}

/// One history: commands by chance, restarts and evictions between them, and the laws watching.
struct History {
    private var floor: Floor
    private var commands: RandomCommands
    private var now = Timestamp(milliseconds: 1_800_000_000_000)
    private var sent: [String: (seq: Int, hash: UInt64)] = [:]
    private var stored: [ConversationID: (record: ConversationRecord, keys: [SentKey])] = [:]
    private var keys: [ConversationID: [SentKey]] = [:]
    private(set) var laws: FloorLaws
    private(set) var log: [Event] = []

    init(seed: UInt64) {
        floor = Floor(policy: FloorPolicy())
        laws = FloorLaws(policy: FloorPolicy())
        commands = RandomCommands(seed: seed)
        for queue in [QueueProfile.billing, .shipping] {
            var queue = queue
            queue.assignment = commands.random.pick(AssignmentMode.allCases)
            send(.changeQueue(queue, by: .system))
        }
        for site in [SiteProfile.shop, .office] { send(.changeSite(site, by: .system)) }
        for person in [AgentProfile.tom, .ada, .sue] {
            var person = person
            if person.id == .ada { person.skills = [Skill(name: "x", level: 2)] }
            send(.changeAgent(person, by: .system))
        }
        let plan = commands.random.pick(RandomCommands.plans)
        send(.publishRouting(plan: plan, note: "", base: 0, by: .sue))
    }

    mutating func run(commands count: Int) {
        for _ in 0..<count where laws.broken.isEmpty {
            pass()
            if commands.random.chance(2) { restart() }
            if commands.random.chance(10) { evict() }
            send(commands.next(floor))
        }
        let live = floor.projection
        var fold = laws.shadow.projection
        fold.conversations = fold.conversations.filter { live.conversations[$0.key] != nil }
        laws.require(live == fold, "live state and fold differ")
        laws.require(CanonicalJSON.bytes(live) == CanonicalJSON.bytes(fold), "live state and fold differ in bytes")
    }

    private mutating func pass() {
        let steps = commands.random.pick([0, 1, 400, 3000, 31_000, 70_000, 400_000, 2_000_000])
        let end = now + .milliseconds(commands.random.below(400) == 0 ? 90_000_000 : steps)
        var ticks = 0
        while let due = floor.nextDeadline, due <= end {
            now = max(now, due)
            send(.tick)
            ticks += 1
            laws.require(ticks < 10_000, "time stands still")
            if ticks >= 10_000 { return }
        }
        now = end
    }

    private mutating func send(_ command: Command) {
        let before = floor
        let decision = floor.handle(command, at: now)
        for event in decision.events { laws.observe(event) }
        log += decision.events
        if case .refused = decision.outcome {
            laws.require(decision.events.isEmpty && decision.effects.isEmpty, "a refusal did something")
            laws.require(floor == before, "a refusal changed the floor")
        }
        checkKey(command, decision)
        laws.compare(floor, after: decision.events)
        if !decision.events.isEmpty { laws.check(floor, at: now) }
    }

    /// A repeated key returns the first result, or a conflict, for ever.
    private mutating func checkKey(_ command: Command, _ decision: Decision) {
        guard case .postMessage(let data) = command, floor.conversations[data.conversation] != nil else { return }
        let staff = data.by.kind.isStaff ? "staff" : "visitor"
        let key = "\(data.conversation) \(staff) \(data.by.id ?? 0) \(data.clientID)"
        if let first = sent[key] {
            let isRepeat =
                if case .duplicate(let seq, _) = decision.outcome {
                    seq == first.seq && first.hash == data.contentHash
                } else {
                    decision.outcome == .refused(.conflict("The clientID was used for other content"))
                        && first.hash != data.contentHash
                }
            laws.require(isRepeat && decision.events.isEmpty, "key \(key) ended as \(decision.outcome)")
        } else if case .done(let seq) = decision.outcome, !decision.events.isEmpty {
            sent[key] = (seq, data.contentHash)
            keys[data.conversation, default: []].append(
                SentKey(
                    authorKind: data.by.kind,
                    authorID: data.by.id,
                    clientID: data.clientID,
                    seq: seq,
                    at: now,
                    contentHash: data.contentHash
                )
            )
        }
    }

    /// Resolved conversations leave memory and come back as stored.
    private mutating func evict() {
        for id in floor.evictable(resolvedBefore: now).sorted() where commands.random.chance(50) {
            if let record = floor.conversations[id] { stored[id] = (record, keys[id] ?? []) }
            floor.evict(id)
            laws.require(floor.residency(id) == .absent, "\(id) was not evicted")
        }
        for (id, saved) in stored.sorted(by: { $0.key < $1.key }) where commands.random.chance(50) {
            floor.admit(saved.record, keys: saved.keys, for: id, at: now)
            stored[id] = nil
        }
    }

    /// A new floor from what a store would hold.
    private mutating func restart() {
        let image = floor.projection
        floor = Floor(policy: floor.policy)
        floor.load(
            position: image.position,
            floorSeq: image.floorSeq,
            queues: Array(image.queues.values),
            sites: Array(image.sites.values),
            agents: Array(image.agents.values),
            routing: image.routing,
            surveys: image.surveys,
            acknowledgements: image.acknowledgements
        )
        let records = image.conversations.values.sorted { $0.id < $1.id }
        for record in records + stored.values.map(\.record) {
            if let ask = record.ask { floor.load(asked: record.visitor, record.contact, at: ask.at) }
        }
        let open = records.filter { $0.status != .resolved }
        floor.load(open: open, at: now)
        laws.restart(at: now)
        for event in floor.resume(at: now).events { laws.observe(event) }
        for record in open {
            floor.admit(nil, keys: keys[record.id] ?? [], for: record.id, at: now)
        }
        for record in records where record.status == .resolved {
            stored[record.id] = (record, keys[record.id] ?? [])
        }
        laws.check(floor, at: now)
    }
}
