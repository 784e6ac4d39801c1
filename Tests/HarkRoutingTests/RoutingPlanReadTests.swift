import HarkDomain
import HarkTesting
import Testing

@testable import HarkRouting

struct RoutingPlanReadTests {
    /// A document with something of everything.
    private let document = """
        policy: {choice: leastLoaded, priorityCreditSeconds: 60, stickySeconds: 30}
        weighing: true
        skills: [{name: billing, description: "Bills: *only*"}, {name: vip}]
        businessHours:
          - {name: office, zone: Europe/Madrid, week: ["Mo-Fr 09:00-18:00"], holidays: [{date: 2026-12-25, name: Christmas}, {date: 2026-12-24, name: Eve, open: ["09:00-13:00"]}]}
        sla:
          - name: gold
            businessHours: office
            warnAtPercent: 90
            targets:
              - {priority: 5, firstResponseSeconds: 60, nextResponseSeconds: 120, resolutionSeconds: 3600}
              - {firstResponseSeconds: 300}
        queues:
          - {queue: Support, businessHours: office, sla: gold, policy: weighted, agentCapacity: 1.5}
        rules:
          - name: vip-zh
            when: {site: [shop], page: ["*/checkout*"], language: [zh], intent: [refund], entity: [order], mood: [negative, angry], segment: [vip], hours: {name: office, are: closed}, returning: true}
            then: {queue: Support, required: [{name: billing, level: 3}], preferred: [vip], language: true, priority: 5, sla: gold}
          - {name: rest, then: {queue: Support}}
        tiers:
          - {queue: Support, next: Specialists, afterBreach: true}
        """

    @Test func `a plan is read with all it says`() throws {
        let (read, faults) = RoutingPlan.read(document, queues: RoutingPlan.queue)
        let plan = try #require(read)

        #expect(faults.isEmpty)
        #expect(plan.policy == RoutingPolicy(choice: .leastLoaded, priorityCreditSeconds: 60, stickySeconds: 30))
        #expect(
            plan.weighing
                && plan.skills == [PlannedSkill("billing", description: "Bills: *only*"), PlannedSkill("vip")]
        )
        #expect(plan.hours(of: .billing)?.holidays.map(\.open) == [[], ["09:00-13:00"]])
        #expect(plan.sla(of: .billing)?.targets.map(\.priority) == [5, nil])
        #expect(plan.queues[.billing]?.agentCapacity == 150)
        #expect(plan.policy(of: .billing) == RoutingPolicy(choice: .weighted))
        #expect(plan.policy(of: .shipping) == plan.policy && plan.policies.keys.count == 1)
        #expect(plan.rules.map(\.name) == ["vip-zh", "rest"])
        #expect(plan.rules[0].when.hours == .init(name: "office", are: .closed))
        #expect(plan.rules[0].then.required == [SkillNeed("billing", level: 3)])
        #expect(plan.rules[0].then.preferred == [SkillNeed("vip")])
        #expect(plan.tier(of: .billing) == Tier(queue: .billing, next: .shipping, afterBreach: true))
    }

    @Test(arguments: [
        ("weighing: true", "weighs: true", 2, "weighs", "is not a known key"),
        ("weighing: true", "weighing: 1", 2, "weighing", "must be true or false"),
        ("stickySeconds: 30", "stickySeconds: 3601", 1, "policy.stickySeconds", "must be 0 to 3600"),
        ("{name: vip}", "{name: billing}", 3, "skills[1].name", "is there twice"),
        ("Mo-Fr 09", "Mo-Fr 9", 5, "businessHours[0].week[0]", "09:00"),
        ("Europe/Madrid", "Madrid", 5, "businessHours[0].zone", "time zone"),
        ("warnAtPercent: 90", "warnAtPercent: 100", 9, "sla[0].warnAtPercent", "must be 1 to 99"),
        ("{firstResponseSeconds: 300}", "{priority: 1}", 12, "sla[0].targets[1]", "needs firstResponseSeconds"),
        (
            "{firstResponseSeconds: 300}", "{priority: 5, resolutionSeconds: 1}", 12, "sla[0].targets[1]",
            "same priority"
        ),
        ("policy: weighted", "policy: best", 14, "queues[0].policy", "must be one of longestIdle"),
        ("agentCapacity: 1.5", "agentCapacity: 0", 14, "queues[0].agentCapacity", "must be 1.0 to 100.0"),
        (
            "name: office, are", "name: offices, are", 17, "rules[0].when.hours.name",
            "is not the name of business hours"
        ),
        ("site: [shop]", "site: []", 17, "rules[0].when.site", "at least one item"),
        ("site: [shop]", "site: shop", 17, "rules[0].when.site", "must be a list"),
        ("language: [zh]", "language: [no]", 17, "rules[0].when.language[0]", "put no in quotes"),
        ("language: [zh]", "language: [z_h]", 17, "rules[0].when.language", "is not a language tag"),
        ("[negative, angry]", "[cross]", 17, "rules[0].when.mood[0]", "must be one of calm"),
        ("{name: billing, level: 3}", "{name: bills}", 18, "rules[0].then.required[0].name", "name of a skill"),
        ("{name: billing, level: 3}", "{name: vip, level: 6}", 18, "rules[0].then.required[0].level", "must be 1 to 5"),
        ("sla: gold}\n  - {name: rest", "sla: god}\n  - {name: rest", 18, "rules[0].then.sla", "name of an SLA policy"),
        ("then: {queue: Support}", "then: {}", 19, "rules[1].then", "queue is missing"),
        (", then: {queue: Support}", "", 19, "rules[1]", "then is missing"),
        ("then: {queue: Support}", "then: {queue: Sales}", 19, "rules[1].then.queue", "is not the name of a queue"),
        ("name: rest", "name: vip-zh", 19, "rules[1].name", "is there twice"),
        ("next: Specialists", "next: Support", 21, "tiers[0]", "leads in a circle: Support → Support"),
        ("weighing: true", "policy: longestIdle", 1, "", "holds a key twice"),
        ("weighing: true", "weighing: [", 4, "", "did not find expected"),
    ])
    func `a fault is told with its place`(_ old: String, _ new: String, _ line: Int, _ at: String, _ told: String) {
        let text = document.replacing(old, with: new, maxReplacements: 1)
        #expect(text != document)

        let (plan, faults) = RoutingPlan.read(text, queues: RoutingPlan.queue)

        #expect(plan == nil)
        #expect(faults.contains { $0.at == at && $0.message.contains(told) && $0.line == line }, "\(faults)")
    }

    @Test func `all faults are told at once, but no more than fifty`() {
        let rules = (0..<30).map { "  - {name: \($0), when: {site: []}, next: {}}" }.joined(separator: "\n")
        let few = RoutingPlan.read("weighing: 2\ntiers: {}\npolicy: {choice: x, weights: {fit: -1}}") { _ in nil }
        #expect(few.faults.map(\.at).sorted() == ["policy.choice", "policy.weights.fit", "tiers", "weighing"])

        let many = RoutingPlan.read("rules:\n" + rules) { _ in nil }
        #expect(many.plan == nil && many.faults.count == 50)
    }

    @Test func `tiers may not lead in a circle`() {
        let text =
            "tiers: [{queue: Support, next: Third}, {queue: Third, next: Specialists}, {queue: Specialists, next: Support}]"
        let (plan, faults) = RoutingPlan.read(text, queues: RoutingPlan.queue)
        #expect(plan == nil)
        #expect(faults.map(\.at) == ["tiers[2]"])
        #expect(faults[0].message == "leads in a circle: Specialists → Support → Third → Specialists")
    }

    @Test(arguments: [
        ("a: &x [1, 2]\nb: *x", "*x would repeat an anchor", 2),
        ("? &x [1]\n: {*x : 1}", "*x would repeat an anchor", 2),
        ("weighing: &x true", "the anchor &x is not supported", 1),
        ("weighing: !t &x true", "the anchor &x is not supported", 1),
        (String(repeating: "[", count: 200_000), "nesting", nil),
        (String(repeating: "{a: ", count: 40) + String(repeating: "}", count: 40), "is nested too deep", nil),
        ("weighing: 9999999999999999999:99:99:99:99:99:99:99", "must be true or false", nil),
        ("weighing: true\u{0}", "control characters", nil),
        ("", "must be a mapping", nil), ("[]", "must be a mapping", nil), ("a: 1\n---\nb: 2", "another document", nil),
        (String(repeating: "#", count: 262_145), "must be at most 262144 bytes", nil),
    ])
    func `hostile texts are refused`(_ text: String, _ told: String, _ line: Int?) {
        let (plan, faults) = RoutingPlan.read(text, queues: RoutingPlan.queue)
        #expect(plan == nil)
        #expect(faults.first.map { $0.message.contains(told) } == true, "\(faults)")
        if let line { #expect(faults.first?.line == line) }
    }

    @Test func `a bomb of aliases is refused before it is parsed, wherever it hides`() {
        let bomb =
            ["- &a0 [x, x]"] + (1...60).map { "- &a\($0) [*a\($0 - 1), *a\($0 - 1)]" } + ["- {? *a60 : 1, ? *a60 : 2}"]
        for before in ["t: \"\n", "t: a\n  \"b\n", "t: |\n  - '\n", "# \"\n", "\u{FEFF}"] {
            let (plan, faults) = RoutingPlan.read(
                before + "l:\n" + bomb.joined(separator: "\n"),
                queues: RoutingPlan.queue
            )
            #expect(plan == nil)
            #expect(faults.first?.message.contains("would repeat an anchor") == true)
        }
    }

    @Test func `JSON may hold texts that look like aliases, and halves of characters`() {
        let plan = RoutingPlan.fixture(#"{"skills": [{"name": "x: *y \ud83d\ude00 \\ud83d"}, {"name": "\u4e2d\/"}]}"#)
        #expect(plan.skills.map(\.name) == [#"x: *y 😀 \ud83d"#, "中/"])
    }

    @Test func `the empty plan changes nothing`() {
        let plan = RoutingPlan.fixture("{}")
        #expect(plan == RoutingPlan())
        #expect(plan.policy == RoutingPolicy())
        #expect(plan.route(EntryFacts(site: "shop"), at: .at(0)) == EntryRoute())
    }

    @Test func `a plan that is too long as it is written is refused when it is checked`() {
        func plan(_ overflows: Int) -> String {
            let overflow = Array(repeating: #"{"to":"Q","atLength":1}"#, count: overflows).joined(separator: ",")
            let queues = (0..<200).map { #"{"queue":"Q\#($0)","policy":{"overflow":[\#(overflow)]}}"# }
            return #"{"queues":[\#(queues.joined(separator: ","))]}"#
        }
        let queue = { (name: String) in QueueID(rawValue: 1 + (Int64(name.dropFirst()) ?? 999)) }
        #expect(RoutingPlan.read(plan(10), queues: queue).plan != nil)

        let long = plan(30)
        let (read, faults) = RoutingPlan.read(long, queues: queue)

        #expect(long.utf8.count < RoutingPlan.mostBytes && read == nil)
        #expect(faults.map(\.at) == [""])
        #expect(faults.first?.message.contains("with all that it leaves out; at most 262144") == true, "\(faults)")
    }

    @Test func `a text that was read before is read by the queues of now`() {
        let text = "rules: [{name: memo, then: {queue: Support}}, {name: late, then: {queue: Support}}]"
        let first = RoutingPlan.read(text, warns: false) { _ in .billing }
        let same = RoutingPlan.read(text, warns: false) { _ in .billing }
        let warned = RoutingPlan.read(text) { _ in .billing }
        let other = RoutingPlan.read(text) { _ in .shipping }
        let none = RoutingPlan.read(text) { _ in nil }

        #expect(first.plan?.rules[0].then.queue == .billing && same.plan == first.plan && same.faults.isEmpty)
        #expect(warned.plan == first.plan && warned.faults.map(\.at) == ["rules[1]"])
        #expect(RoutingPlan.read(text) { _ in .billing }.faults == warned.faults)
        #expect(other.plan?.rules[0].then.queue == .shipping)
        #expect(none.plan == nil && none.faults.count == 2)
    }

    @Test func `a memo keeps the last ones`() {
        let memo = Memo<Int, String>(most: 2)
        for number in 1...3 { memo.keep("\(number)", of: number) }
        memo.keep("three", of: 3)

        #expect((1...3).map { memo.value(of: $0) } == [nil, "2", "three"])
    }
}
