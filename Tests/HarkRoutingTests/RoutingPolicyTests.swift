import HarkDomain
import HarkRouting
import HarkTesting
import Testing

/// Policies as plans hold them.
struct RoutingPolicyTests {
    private func read(_ policy: String) -> (policy: RoutingPolicy?, faults: [RoutingFault]) {
        let (plan, faults) = RoutingPlan.read(#"{"policy":\#(policy)}"#, queues: QueueID.init)
        return (plan?.policy, faults)
    }

    @Test func `what is left out keeps its default`() {
        #expect(read("{}").policy == RoutingPolicy())
        #expect(read(#""leastLoaded""#).policy == RoutingPolicy(choice: .leastLoaded))
    }

    @Test func `a policy comes back as it was written, strict priority too`() {
        var plan = RoutingPlan()
        plan.policy = RoutingPolicy(
            choice: .costBased,
            priorityCreditSeconds: nil,
            stickySeconds: 30,
            relaxation: [Relaxation(.skill("tax"), afterSeconds: 10), Relaxation(.language, afterSeconds: 20)],
            overflow: [Overflow(to: .shipping, afterSeconds: 60, atLength: 5, whenNobodyIsOnline: true)],
            reservesScarceSkills: false,
            weights: .init(fit: 3, spare: 1, idle: 0, waiting: 2)
        )

        #expect(RoutingPlan.read(plan.json(name: \.text), queues: QueueID.init).plan == plan)
    }

    @Test func `what is out of range is named`() {
        let policy = RoutingPolicy(
            priorityCreditSeconds: -1,
            relaxation: [Relaxation(.level, afterSeconds: 90_000)],
            overflow: [Overflow(to: .shipping)],
            weights: .init(waiting: 0)
        )

        #expect(RoutingPolicy().problems.isEmpty)
        #expect(
            policy.problems.map(\.field) == [
                "priorityCreditSeconds", "relaxation.0.afterSeconds", "overflow.0", "weights.waiting",
            ]
        )
    }

    @Test(arguments: [
        #"{"choice": "best"}"#, #"{"relaxation": [{"falls": "skill:", "afterSeconds": 1}]}"#,
        #"{"overflow": [{"to": "shipping!", "atLength": 1}]}"#, #"{"stickySeconds": "long"}"#,
        #"{"weights": {"waiting": 0}}"#,
    ])
    func `nonsense is refused`(policy: String) {
        let (policy, faults) = read(policy)
        #expect(policy == nil && faults.count == 1)
    }
}
