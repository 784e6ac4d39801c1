import HarkDomain
import HarkStatistics

/// The invented shop: its queues, sites, staff and routing plan.
struct Shop {
    /// Where those wait who write about money, and all others; the first are offered to agents, who may let them pass.
    let billing, support: QueueProfile
    /// The site with the bot, and the one without.
    let shop, partners: SiteProfile
    private(set) var agents: [SeedAgent] = []

    static let products = [
        "Ridge tent", "Alder jacket", "Moss fleece", "Tarn boots", "Scree trail shoes", "Heron backpack",
        "Ember stove", "Lark headlamp", "Fell sleeping bag", "Birch mat", "Crag harness", "Brook bottle",
    ]

    /// Takes over queues that there are by the same names.
    init(known queues: some Collection<QueueProfile>, ids: inout IDSource<SeededRandom>, at now: Timestamp) {
        let made = [
            QueueProfile(id: ids.next(at: now), name: "support", wrapUpSeconds: 20),
            QueueProfile(id: ids.next(at: now), name: "billing", assignment: .offer, wrapUpSeconds: 20),
        ]
        let found = made.map { queue in queues.first { $0.name == queue.name && $0.isActive } ?? queue }
        (support, billing) = (found[0], found[1])
        shop = SiteProfile(
            id: ids.next(at: now),
            key: "kestrel",
            name: "Kestrel Outdoor",
            hasBot: true,
            queue: support.id
        )
        partners = SiteProfile(
            id: ids.next(at: now),
            key: "kestrel-partners",
            name: "Kestrel for partners",
            hasBot: false,
            queue: support.id
        )
    }

    /// Takes people on, by shifts; the weak one works in the first.
    mutating func hire(
        _ roster: Roster,
        ids: inout IDSource<SeededRandom>,
        _ chance: inout SeededRandom,
        at now: Timestamp
    ) {
        let names = Names.agents(roster.sizes.reduce(0, +), &chance)
        for (shift, size) in roster.sizes.enumerated() {
            for _ in 0..<size {
                let number = agents.count
                let profile = AgentProfile(
                    id: ids.next(at: now),
                    name: number == 0 ? Planted.weakAgent : names[number],
                    role: .agent,
                    capacity: roster.capacity,
                    skills: number % 2 == 0 ? [Skill(name: "refunds", level: 2 + number % 3)] : [],
                    languages: number % 2 == 0 ? ["en", "zh"] : ["en"],
                    queues: [support.id, billing.id]
                )
                agents.append(SeedAgent(profile: profile, shift: shift, gift: number == 0 ? 0 : 0.18 * chance.normal()))
            }
        }
    }

    /// Who is served first, how soon, and where money goes.
    var plan: String {
        """
        policy:
          choice: longestIdle
          priorityCreditSeconds: 120
          relaxation: [{afterSeconds: 0, falls: language}]
        skills:
          - {name: refunds, description: May pay money back.}
        sla:
          - name: standard
            warnAtPercent: 80
            targets:
              - {priority: 5, firstResponseSeconds: 60, nextResponseSeconds: 120, resolutionSeconds: 14400}
              - {firstResponseSeconds: 180, nextResponseSeconds: 300, resolutionSeconds: 86400}
        queues:
          - {queue: \(support.id.text), sla: standard}
          - {queue: \(billing.id.text), sla: standard}
        rules:
          - name: vip
            when: {segment: [vip]}
            then: {queue: \(support.id.text), language: true, priority: 5}
          - name: money
            when: {intent: [refund, payment, invoice]}
            then: {queue: \(billing.id.text), preferred: [refunds], language: true}
          - name: all
            when: {site: [kestrel, kestrel-partners]}
            then: {queue: \(support.id.text), language: true}
        """
    }

    /// The commands that make all of it.
    var opening: [Command] {
        [.changeQueue(support, by: .system), .changeQueue(billing, by: .system)]
            + [.changeSite(shop, by: .system), .changeSite(partners, by: .system)]
            + agents.map { .changeAgent($0.profile, by: .system) }
    }
}

/// Somebody who answers.
struct SeedAgent {
    let profile: AgentProfile
    let shift: Int
    /// What this person adds to ratings.
    let gift: Double

    /// True for the one who is weak in one topic.
    func isWeak(in topic: Topic) -> Bool { profile.name == Planted.weakAgent && topic == Planted.weakTopic }
}
