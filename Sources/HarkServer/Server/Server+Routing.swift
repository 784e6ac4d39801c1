import HarkDomain
import HarkHub
import HarkStore
import Logging

// The routing plan that a start publishes.
extension Server {
    /// Publishes the configuration's routing plan when it is not the last one that came from there.
    ///
    /// Without one it is the demo's, when that is shown. Where no customer has ever come, the queues that it names are
    /// made.
    /// - Throws: `ConfigurationError` when a queue that it names does not exist, `Refusal` when it can't be stored.
    public func publishRouting(showsDemo: Bool = false) async throws {
        guard let plan = try plan ?? (showsDemo ? Configuration.demoPlan : nil) else { return }
        try await makeQueues(of: plan)
        do {
            let version = try await RoutingDesk(store).publish(plan, through: FloorPort(hub), at: hub.now)
            guard let version else { return }
            logger.notice("The configuration's routing plan is published", metadata: ["version": "\(version)"])
        } catch let error as ConfigurationError {
            guard let held = try store.routingVersion() else { throw error }
            logger.error(
                "The configuration's routing plan can't be published; the last one holds on",
                metadata: ["version": "\(held.published.version)", "reason": "\(error)"]
            )
        }
    }

    /// Makes the queues of a new installation's plan; later a name that is not there is most likely a slip of the pen.
    private func makeQueues(of plan: ConfiguredPlan) async throws {
        guard try store.routingVersion() == nil, try store.conversations(ConversationFilter(), limit: 1).records.isEmpty
        else { return }
        let queues = QueueNames(try store.queues())
        let missing = plan.queueNames.filter { queues.id($0) == nil && QueueID($0) == nil }
        for name in missing { _ = try await operations.queue(name) }
        if !missing.isEmpty {
            let names = missing.joined(separator: ", ")
            logger.notice("The routing plan's queues are made", metadata: ["queue.name": "\(names)"])
        }
    }
}
