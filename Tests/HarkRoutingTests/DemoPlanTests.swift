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
        (EntryFacts(site: "demo", segments: ["gold"]), "vip", "vip"),
        (EntryFacts(site: "demo", intent: "refund"), "refunds", "after-hours"),
        (EntryFacts(site: "demo", language: "zh-TW"), "chinese", "after-hours"),
        (EntryFacts(site: "demo", page: "https://kestrel.example/checkout/pay"), "checkout", "after-hours"),
        (EntryFacts(site: "demo", mood: .angry), "angry", "after-hours"),
        (EntryFacts(site: "demo"), "everybody-else", "after-hours"),
    ])
    func `customers come where they belong`(_ facts: EntryFacts, _ day: String, _ night: String) {
        #expect(plan.route(facts, at: morning).rule == day)
        #expect(plan.route(facts, at: self.night).rule == night)
    }
}
