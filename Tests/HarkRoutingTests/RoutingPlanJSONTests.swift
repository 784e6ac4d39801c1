import HarkDomain
import HarkRouting
import HarkTesting
import Testing

struct RoutingPlanJSONTests {
    @Test func `what is written is read back as the same plan`() throws {
        var plans = RandomPlans(seed: 6)
        for round in 0..<300 {
            let plan = try plans.next()
            let json = plan.json(name: \.text)
            let (read, faults) = RoutingPlan.read(json, queues: QueueID.init)
            #expect(read == plan, "plan \(round): \(faults)\n\(json)")
            #expect(read?.json(name: \.text) == json)
            #expect(!faults.contains { !$0.isWarning })
            #expect(plan.policy.problems.isEmpty)
            if read != plan { break }
        }
    }

    @Test func `queues are written by the names that are asked for`() throws {
        var plan = RoutingPlan()
        plan.tiers = [Tier(queue: .billing, next: .shipping)]
        let json = plan.json { $0 == .billing ? "Support" : "Specialists" }
        #expect(
            json.hasSuffix(#""tiers":[{"afterBreach":false,"next":"Specialists","queue":"Support"}],"weighing":false}"#)
        )
        #expect(RoutingPlan.read(json, queues: RoutingPlan.queue).plan == plan)
    }

    @Test func `a text of any characters is written so that it is read back`() {
        var plan = RoutingPlan()
        let hostile = (0x20..<0x3000).compactMap(Unicode.Scalar.init).filter {
            $0.properties.generalCategory != .control
        }
        for start in stride(from: 0, to: hostile.count, by: 60) {
            var name = String.UnicodeScalarView()
            name.append(contentsOf: hostile[start..<min(start + 60, hostile.count)])
            plan.skills.append(PlannedSkill("x" + String(name).filter { $0 != "\u{2028}" && $0 != "\u{2029}" }))
        }
        #expect(RoutingPlan.read(plan.json(name: \.text), queues: QueueID.init).plan == plan)
    }
}
