import HarkDomain
import HarkRouting
import HarkTesting

extension RoutingPlan {
    /// Queues by their names and ids.
    static func queue(_ name: String) -> QueueID? {
        let known: [String: QueueID] = ["Support": .billing, "Specialists": .shipping, "Third": QueueID(rawValue: 303)]
        return known[name] ?? known.values.first { $0.text == name }
    }

    /// The plan of a document without faults.
    static func fixture(_ text: String) -> RoutingPlan {
        let (plan, faults) = read(text, queues: queue)
        guard let plan else { preconditionFailure("\(faults)") }
        return plan
    }
}

/// Plans by chance, with all that a plan can hold.
struct RandomPlans {
    var random: SplitMix
    private let queues = [QueueID.billing, .shipping, QueueID(rawValue: 303)]
    private let names = ["a", "gold ☆", "Q&A: *b", "x, *y", "\"q\"", "\\", "it's #1", "中文", "😀", "no", "1.5", "- *z "]

    init(seed: UInt64) { random = SplitMix(seed: seed) }

    mutating func next() throws -> RoutingPlan {
        var plan = RoutingPlan()
        plan.weighing = random.chance(50)
        plan.policy = policy()
        plan.skills = some(of: names).map {
            PlannedSkill($0, description: random.chance(50) ? random.pick(names) : nil)
        }
        for name in some(of: names) { plan.businessHours.append(try hours(name)) }
        let hours = plan.businessHours.map(\.name)
        plan.sla = some(of: names).map { sla($0, hours) }
        let targets = plan.sla.map(\.name)
        for queue in some(of: queues) {
            plan.queues[queue] = QueuePlan(
                policy: random.chance(50) ? policy() : nil,
                businessHours: maybe(hours),
                sla: maybe(targets),
                agentCapacity: random.pick([nil, 100, 110, 305, 10_000])
            )
        }
        plan.rules = some(of: names).map { EntryRule(name: $0, when: conditions(hours), then: action(targets)) }
        if random.chance(50) { plan.tiers = [Tier(queue: queues[0], next: queues[1], afterBreach: random.chance(50))] }
        if random.chance(50) { plan.tiers.append(Tier(queue: queues[1], next: queues[2])) }
        // A vocabulary has to hold what is used.
        if !plan.skills.isEmpty { plan.skills = names.map { PlannedSkill($0) } }
        return plan
    }

    /// Conditions of few values, so that rules meet often.
    mutating func conditions(_ hours: [String]) -> EntryConditions {
        var when = EntryConditions()
        if random.chance(25) { when.site = atLeastOne(of: ["shop", "blog"]) }
        if random.chance(35) { when.page = atLeastOne(of: ["*", "/a*", "*/b", "/a/*", "/a/b"]).map(PagePattern.init) }
        if random.chance(25) { when.language = atLeastOne(of: ["zh", "zh-CN", "en"]) }
        if random.chance(20) { when.intent = atLeastOne(of: ["refund", "order"]) }
        if random.chance(20) { when.entity = atLeastOne(of: ["order", "email"]) }
        if random.chance(25) { when.mood = atLeastOne(of: MoodLevel.allCases) }
        if random.chance(20) { when.segment = atLeastOne(of: ["vip", "new"]) }
        if random.chance(20), !hours.isEmpty {
            when.hours = .init(name: random.pick(hours), are: random.pick([.open, .closed]))
        }
        if random.chance(20) { when.returning = random.chance(50) }
        if random.chance(20) { when.dissatisfied = random.chance(50) }
        return when
    }

    private mutating func action(_ sla: [String]) -> EntryAction {
        EntryAction(
            queue: random.pick(queues),
            required: some(of: names).map { SkillNeed($0, level: 1 + random.below(5)) },
            preferred: some(of: names).map { SkillNeed($0, level: 1 + random.below(5)) },
            language: random.chance(50),
            priority: random.pick([nil, -10, 0, 10]),
            sla: maybe(sla)
        )
    }

    private mutating func hours(_ name: String) throws -> BusinessHours {
        let holiday = BusinessHours.Holiday(date: "2026-12-24", name: random.pick(names), open: ["09:00-13:00"])
        return try BusinessHours(
            name: name,
            zone: random.pick(["Europe/Madrid", "Asia/Shanghai"]),
            week: atLeastOne(of: ["Mo-Fr 09:00-18:00", "Sa 10:00-14:00", "Mo-Su 00:00-24:00"]),
            holidays: random.chance(50) ? [holiday, .init(date: "2026-12-25", name: "-")] : []
        )
    }

    private mutating func sla(_ name: String, _ hours: [String]) -> SLAPolicy {
        let targets = [
            SLATarget(priority: 5, firstResponseSeconds: 1 + random.below(900), resolutionSeconds: 3600),
            SLATarget(priority: nil, nextResponseSeconds: 1 + random.below(900)),
        ]
        return SLAPolicy(
            name: name,
            businessHours: maybe(hours),
            warnAtPercent: 1 + random.below(99),
            targets: atLeastOne(of: targets)
        )
    }

    private mutating func policy() -> RoutingPolicy {
        let falls: [Relaxation.Fall] = [.preferredSkills, .level, .lastSkill, .skill(random.pick(names)), .language]
        return RoutingPolicy(
            choice: random.pick(RoutingPolicy.Choice.allCases),
            priorityCreditSeconds: random.pick([nil, 0, 120]),
            stickySeconds: random.below(3601),
            relaxation: some(of: falls).map { Relaxation($0, afterSeconds: random.below(86_401)) },
            overflow: some(of: queues).map {
                Overflow(to: $0, afterSeconds: random.pick([nil, 30]), atLength: 1 + random.below(9))
            },
            reservesScarceSkills: random.chance(50),
            weights: .init(fit: random.below(9), spare: random.below(9), idle: random.below(9), waiting: 7)
        )
    }

    private mutating func maybe(_ names: [String]) -> String? {
        names.isEmpty || random.chance(30) ? nil : random.pick(names)
    }

    private mutating func some<Value>(of values: [Value]) -> [Value] { values.filter { _ in random.chance(40) } }

    private mutating func atLeastOne<Value>(of values: [Value]) -> [Value] {
        let some = some(of: values)
        return some.isEmpty ? [random.pick(values)] : some
    }
}
