import HarkDomain
import HarkRouting
import HarkTesting
import Testing

struct EntryRouteTests {
    private let plan = RoutingPlan.fixture(
        """
        businessHours: [{name: office, zone: Europe/Madrid, week: ["Mo-Fr 09:00-18:00"]}]
        sla: [{name: gold, targets: [{firstResponseSeconds: 60}]}]
        rules:
          - {name: closed, when: {hours: {name: office, are: closed}}, then: {queue: Third}}
          - name: vip
            when: {segment: [vip, gold], mood: [negative, angry]}
            then: {queue: Specialists, required: [{name: b, level: 3}], preferred: [v], language: true, priority: 5, sla: gold}
          - {name: zh, when: {language: [zh-CN]}, then: {queue: Support, language: true}}
          - {name: buyer, when: {page: ["*/cart*", "*/checkout*"], returning: false, site: [shop]}, then: {queue: Support, priority: 2}}
          - {name: order, when: {entity: [order, tracking], intent: [where]}, then: {queue: Support, priority: -1}}
          - {name: soon, when: {dissatisfied: true}, then: {queue: Support, priority: 3}}
        """
    )
    /// A Wednesday, 12:00 in Madrid.
    private let noon = Timestamp(milliseconds: 1_767_783_600_000)

    @Test func `the first rule that matches decides`() {
        let facts = EntryFacts(site: "shop", language: "zh", mood: .angry, segments: ["new", "vip"])
        let route = EntryRoute(
            rule: "vip",
            queue: .shipping,
            required: [SkillNeed("b", level: 3)],
            preferred: [SkillNeed("v")],
            language: "zh",
            priority: 5,
            sla: "gold"
        )
        #expect(plan.route(facts, at: noon) == route)
        #expect(plan.route(facts, at: noon + .seconds(6 * 3600)).rule == "closed")
        #expect(plan.route(EntryFacts(site: "shop"), at: noon) == EntryRoute())
    }

    @Test(arguments: [
        (EntryFacts(site: "shop", language: "zh"), "zh"), (EntryFacts(site: "shop", language: "ZH-cn-x"), "zh"),
        (EntryFacts(site: "shop", language: "zh-TW"), nil), (EntryFacts(site: "shop", language: "z"), nil),
        (EntryFacts(site: "shop", page: "https://s.example/CART/1"), "buyer"),
        (EntryFacts(site: "blog", page: "https://s.example/cart/1"), nil),
        (EntryFacts(site: "shop", page: "https://s.example/cart/1", isReturning: true), nil),
        (EntryFacts(site: "shop", intent: "where", entities: ["tracking", "email"]), "order"),
        (EntryFacts(site: "shop", intent: "where", entities: ["email"]), nil),
        (EntryFacts(site: "shop", entities: ["order"]), nil),
        (EntryFacts(site: "shop", mood: .calm, segments: ["vip"]), nil),
    ])
    func `conditions are any of their items, and all of them`(_ facts: EntryFacts, _ rule: String?) {
        #expect(plan.route(facts, at: noon).rule == rule)
    }

    @Test func `rules that did not match are told with what failed`() {
        let facts = EntryFacts(site: "blog", page: "/card", language: "en", mood: .negative, isReturning: true)
        let skipped = plan.matches(facts, at: noon)
        #expect(skipped.map { $0.rule } == ["closed", "vip", "zh", "buyer", "order", "soon"])
        #expect(
            skipped.map { $0.failed } == [
                ["hours"], ["segment"], ["language"], ["site", "returning", "page"], ["intent", "entity"],
                ["dissatisfied"],
            ]
        )

        #expect(plan.route(EntryFacts(site: "blog", isLikelyDissatisfied: true), at: noon).rule == "soon")
        let vip = plan.matches(EntryFacts(site: "blog", mood: .angry, segments: ["vip"]), at: noon)
        #expect(vip.map { $0.rule } == ["closed"])
    }

    @Test func `who never showed a mood is calm`() {
        let plan = RoutingPlan.fixture("rules: [{name: calm, when: {mood: [calm]}, then: {queue: Support}}]")
        #expect(plan.route(EntryFacts(site: "shop"), at: noon).rule == "calm")
        #expect(plan.route(EntryFacts(site: "shop", mood: .negative), at: noon).rule == nil)
    }
}
