import Foundation
import HarkDomain
import HarkRouting
import HarkTesting
import Testing

/// What holds whatever happens.
struct RoutingPropertyTests {
    /// `HARK_ROUTING_EVENTS` asks for more.
    private static let events = ProcessInfo.processInfo.environment["HARK_ROUTING_EVENTS"].flatMap(Int.init) ?? 6000
    private static let seed = ProcessInfo.processInfo.environment["HARK_ROUTING_SEED"].flatMap(UInt64.init) ?? 6

    @Test func `the board keeps its promises and agrees with the specification under random events`() {
        var histories = RandomHistories(seed: Self.seed)
        var left = Self.events
        while left > 0 {
            let history = histories.next(events: min(200, max(left, 4)))
            left -= history.events.count
            guard RoutingWorld.failure(of: history) != nil else { continue }
            let small = shrink(history) { RoutingWorld.failure(of: $0) != nil }
            Issue.record("\(RoutingWorld.failure(of: small) ?? "")\n\(small)")
            return
        }
    }

    @Test func `a failing history shrinks to what makes it fail`() {
        let events = (0..<100).map { RoutingEvent.wait(seconds: $0) }
        let small = shrink(RoutingHistory(policies: [:], events: events)) { history in
            let waits = history.events.map(\.description)
            return waits.contains("wait 17 s") && waits.contains("wait 71 s")
        }

        #expect(small.events.map(\.description) == ["wait 17 s", "wait 71 s"])
    }
}
