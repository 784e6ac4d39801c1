import HarkDomain
import HarkHub
import HarkRouting
import HarkStore

// The plan of the configuration, which is published at a start.
extension RoutingDesk {
    /// Who publishes the plan of the configuration.
    static let configuration = "configuration"

    /// Publishes the configuration's plan unless it came from the same file last.
    ///
    /// A file that did not change is not even read: its queues may be called otherwise by now.
    ///
    /// - Returns: the number of the new version; nil when there was no need of one.
    /// - Throws: `ConfigurationError` when a queue that it names does not exist, `Refusal` or `StoreError` when it
    ///   can't be stored.
    func publish(_ configured: ConfiguredPlan, through floor: FloorPort, at now: Timestamp) async throws -> Int? {
        let (last, held, queues) = try await store.reading { store throws(StoreError) in
            (
                try store.lastRoutingVersion(by: Self.configuration), try store.routingVersion()?.published,
                QueueNames(try store.queues())
            )
        }
        let note = configured.note
        guard last?.published.note != note else { return nil }
        let plan = try await written(configured.plan(queues.id))
        guard plan != last?.published.plan, plan != held?.plan else { return nil }
        let base = held?.version ?? 0
        let audit = AuditEntry(
            at: now,
            actor: nil,
            actorName: Self.configuration,
            action: AuditAction.routingPublished.rawValue,
            object: "version \(base + 1)",
            detail: note
        )
        let command = Command.publishRouting(plan: plan, note: note, base: base, by: .system)
        if case .refused(let refusal) = await floor.administer(command, [{ try AuditEntry.insert(audit, $0) }]) {
            throw refusal
        }
        return base + 1
    }
}
