import Foundation
import HarkDomain
import HarkRouting
import HarkTesting
import Testing

/// The plan of the demo shop, as it stands in the configuration.
struct DemoPlanTests {
    private let plan: RoutingPlan
    private let faults: [RoutingFault]
    /// A Monday, 09:00 and 21:00 in Vienna.
    private let morning = Timestamp(milliseconds: 1_796_025_600_000)
    private let night = Timestamp(milliseconds: 1_796_068_800_000)

    init() throws {
        let root = URL(filePath: #filePath).appending(path: "../../../config/routing/demo.yaml").standardized
        let queues: [String: QueueID] = ["support": .shipping, "billing": .billing]
        let read = RoutingPlan.read(try String(contentsOf: root, encoding: .utf8)) { queues[$0] }
        (plan, faults) = (try #require(read.plan, "\(read.faults)"), read.faults)
    }

    @Test func `the plan has neither faults nor warnings`() {
        #expect(faults == [])
        #expect(plan.hours(named: "office")?.isOpen(at: morning) == true)
        #expect(plan.hours(named: "office")?.isOpen(at: night) == false)
    }

    @Test(arguments: [
        (EntryFacts(site: "demo", segments: ["gold"]), "vip"),
        (EntryFacts(site: "demo", intent: "refund"), "refunds"),
        (EntryFacts(site: "demo", language: "zh-TW"), "chinese"),
        (EntryFacts(site: "demo", page: "https://kestrel.example/checkout/pay"), "checkout"),
        (EntryFacts(site: "demo", mood: .angry), "angry"),
        (EntryFacts(site: "demo"), nil),
        (EntryFacts(site: "another", language: "zh", segments: ["vip"]), nil),
    ])
    func `customers come where they belong, day and night`(_ facts: EntryFacts, _ rule: String?) {
        #expect(plan.route(facts, at: morning).rule == rule)
        #expect(plan.route(facts, at: night).rule == rule)
    }

    @Test func `nobody waits for a speaker of the language while somebody else is free`() {
        var board = RoutingBoard(policies: plan.policies, default: plan.policy)
        let tom = AgentReference(id: .tom, name: "Tom")
        let seat = RoutingSeat(
            agent: tom,
            queues: [.shipping: SeatLimit()],
            languages: ["en"],
            capacity: 100,
            idleSince: night
        )
        board.put(seat)
        let chinese = RoutingNeed(
            conversation: ConversationID(rawValue: 1),
            queue: .shipping,
            queuedAt: night,
            language: "zh"
        )
        board.put(chinese)

        #expect(board.next(at: night)?.seat.agent == tom)
    }
}
