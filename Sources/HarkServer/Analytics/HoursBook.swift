import HarkAnalytics
import HarkDomain
import HarkRouting
import HarkStore

/// When queues were open, by the routing plan that was in force at each moment.
struct HoursBook: Sendable {
    private var pages: [(from: Timestamp, hours: QueueHours)] = []

    /// The hours of no plan.
    init() {}

    /// The hours of all plans that were published.
    init(_ store: Store) throws(StoreError) {
        let last = try store.routingVersion()?.published.version ?? 0
        for number in stride(from: 1, through: last, by: 1) {
            guard let version = try store.routingVersion(number) else { continue }
            add(version.published, at: version.publishedAt)
        }
    }

    /// Notes that a plan holds from now on; one that is known already changes nothing.
    mutating func add(_ published: RoutingPublished, at: Timestamp) {
        guard pages.last.map({ $0.from < at }) ?? true else { return }
        let plan = RoutingPlan.read(published.plan, warns: false) { QueueID($0) }.plan
        pages.append((at, plan.map(QueueHours.init) ?? .always))
    }

    /// The hours at a moment.
    func hours(at moment: Timestamp) -> QueueHours { pages.last { $0.from <= moment }?.hours ?? .always }
}
