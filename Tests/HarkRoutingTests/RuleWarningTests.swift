import HarkDomain
import HarkRouting
import HarkTesting
import Testing

struct RuleWarningTests {
    private func warnings(_ text: String) -> [RoutingFault] {
        let (plan, faults) = RoutingPlan.read(text, queues: RoutingPlan.queue)
        #expect(plan != nil && !faults.contains { !$0.isWarning })
        return faults
    }

    private func warnings(earlier: String, later: String) -> [RoutingFault] {
        warnings(
            """
            businessHours:
              - {name: office, zone: Europe/Madrid, week: ["Mo-Fr 09:00-18:00"]}
              - {name: always, zone: Europe/Madrid, week: ["Mo-Su 00:00-24:00"]}
            rules:
              - {name: one, when: {\(earlier)}, then: {queue: Support}}
              - {name: two, when: {\(later)}, then: {queue: Support}}
            """
        )
    }

    @Test(arguments: [
        ("", "site: [a]"), ("site: [a, b]", "site: [b]"), ("page: [\"*/cart*\"]", "page: [\"/x/cart\", \"*/cart/*\"]"),
        ("language: [zh]", "language: [zh-CN, ZH]"), ("mood: [angry, negative]", "mood: [angry], returning: true"),
        ("mood: [calm, angry, negative]", ""), ("hours: {name: office, are: open}", "hours: {name: office, are: open}"),
        ("hours: {name: always, are: open}", "intent: [x]"), ("entity: [a, b]", "entity: [a]"),
    ])
    func `a rule behind one that matches whenever it does is reported`(_ earlier: String, _ later: String) {
        let warnings = warnings(earlier: earlier, later: later)
        #expect(warnings.map(\.message) == ["two is never reached: one matches whenever it does"])
        #expect(warnings.map(\.at) == ["rules[1]"] && warnings.map(\.line) == [6])
    }

    @Test(arguments: [
        ("site: [a]", ""), ("site: [b]", "site: [a, b]"), ("page: [\"*/cart/*\"]", "page: [\"*/cart*\"]"),
        ("language: [zh-CN]", "language: [zh]"), ("language: [z]", "language: [zh]"),
        ("mood: [angry]", "mood: [negative]"),
        ("hours: {name: office, are: open}", "hours: {name: office, are: closed}"),
        ("returning: true", "returning: false"), ("dissatisfied: true", "dissatisfied: false"),
        ("site: [a], intent: [x]", "site: [a]"), ("segment: [a]", "entity: [a]"),
    ])
    func `a rule that may be the first is not`(_ earlier: String, _ later: String) {
        #expect(warnings(earlier: earlier, later: later).isEmpty)
    }

    @Test func `a rule whose hours never are so is reported, and hides no other`() {
        let warnings = warnings(
            earlier: "hours: {name: always, are: closed}",
            later: "hours: {name: always, are: closed}"
        )
        #expect(
            warnings.map(\.message) == [
                "one never matches: always is always open", "two never matches: always is always open",
            ]
        )
    }

    @Test func `overflow to itself and in a circle, and targets that nobody has, are reported`() {
        let text = """
            sla: [{name: gold, targets: [{firstResponseSeconds: 1}]}, {name: used, targets: [{firstResponseSeconds: 1}]}]
            policy: {overflow: [{to: Third, afterSeconds: 9}]}
            queues:
              - {queue: Support, sla: used, policy: {overflow: [{to: Specialists, afterSeconds: 9}]}}
              - {queue: Specialists, policy: {overflow: [{to: Support, whenNobodyIsOnline: true}]}}
            """
        let told = warnings(text).map { "\($0.line ?? 0) \($0.at): \($0.message)" }
        #expect(
            told == [
                "4 queues[0].policy: overflow goes in a circle: Support → Specialists → Support",
                "2 policy: Third overflows to itself", "1 sla[0]: gold is used by no queue and no rule",
            ]
        )
    }

    @Test func `a rule that is reported is the first for no facts at all`() throws {
        var plans = RandomPlans(seed: 66)
        var reported = 0
        for _ in 0..<60 {
            var plan = RoutingPlan()
            plan.businessHours = try ["office": "Mo-Fr 09:00-18:00", "always": "Mo-Su 00:00-24:00"].map {
                try BusinessHours(name: $0.key, zone: "Europe/Madrid", week: [$0.value])
            }
            plan.rules = (0..<4).map {
                EntryRule(
                    name: "\($0)",
                    when: plans.conditions(["office", "always"]),
                    then: EntryAction(queue: .billing)
                )
            }
            let read = RoutingPlan.read(plan.json(name: \.text), queues: QueueID.init)
            let unreachable = Set(read.faults.compactMap { $0.at.wholeMatch(of: /rules\[(\d)\]/).map { String($0.1) } })
            reported += unreachable.count
            guard !unreachable.isEmpty else { continue }
            for facts in Self.everything {
                for moment in [Timestamp.at(1_767_783_600), .at(1_767_816_000)] {
                    let first = plan.route(facts, at: moment).rule
                    #expect(
                        first.map { !unreachable.contains($0) } ?? true,
                        "\(first ?? "") of \(plan.rules) for \(facts)"
                    )
                }
            }
        }
        #expect(reported > 15)
    }

    /// Facts that tell all conditions of ``RandomPlans`` apart.
    private static let everything: [EntryFacts] = {
        var all: [EntryFacts] = []
        for site in ["shop", "blog", "?"] {
            for page in [nil, "/a", "/a/", "/a/b", "/c"] {
                for language in [nil, "zh", "zh-CN", "zh-TW", "en-GB"] {
                    for mood in [nil, MoodLevel.negative, .angry] {
                        for bits in 0..<32 {
                            var facts = EntryFacts(site: site, page: page, language: language, mood: mood)
                            facts.intent = [nil, "refund", "order", "?"][bits & 3]
                            facts.entities = [[], ["order"], ["email"], ["order", "email"]][(bits >> 1) & 3]
                            facts.segments = [[], ["vip"], ["new"], ["vip", "new"]][(bits >> 2) & 3]
                            facts.isReturning = bits & 16 != 0
                            all.append(facts)
                        }
                    }
                }
            }
        }
        return all
    }()
}
