import HarkDomain
import HarkRouting

// The routing plan: published whole, and in force from the next decision on.
extension Floor {
    func decidePlan(_ text: String, _ note: String, base: Int, _ author: Author, _ now: Timestamp) -> Ruling {
        let version = routing?.version ?? 0
        guard base == version else {
            return .refused(.conflict("Version \(version) was published meanwhile"))
        }
        if routing?.plan == text { return .unchanged(seq: floorSeq) }
        if let fault = RoutingPlan.fault(in: text, knows: { queues[$0]?.isActive == true }) {
            return .refused(.invalid(field: "plan", reason: fault))
        }
        return noted(.routingPublished(RoutingPublished(version: version + 1, note: note, plan: text)), author, now)
    }

    /// Routes by a published plan; what cannot be read was refused before it was published.
    mutating func use(_ published: RoutingPublished) {
        plan = RoutingPlan(stored: published.plan) ?? plan
        rebuildBoard()
    }
}
