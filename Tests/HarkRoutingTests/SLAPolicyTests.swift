import HarkRouting
import Testing

struct SLAPolicyTests {
    @Test func `the target of the highest priority that a conversation reaches holds`() {
        let policy = SLAPolicy(
            name: "standard",
            targets: [
                SLATarget(firstResponseSeconds: 300), SLATarget(priority: 5, firstResponseSeconds: 60),
                SLATarget(priority: 2, firstResponseSeconds: 120), SLATarget(priority: 5, firstResponseSeconds: 1),
            ]
        )

        let seconds = [-1, 1, 2, 4, 5, 9].map { policy.target(priority: $0)?.firstResponseSeconds }
        #expect(seconds == [300, 300, 120, 120, 60, 60])
    }

    @Test func `nothing is promised below the lowest priority`() {
        let policy = SLAPolicy(name: "vip", targets: [SLATarget(priority: 5, resolutionSeconds: 60)])

        #expect(policy.target(priority: 4) == nil && policy.target(priority: 5)?.seconds(.resolution) == 60)
    }
}
