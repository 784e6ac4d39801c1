import HarkDomain

/// A document that was read without a fault.
struct PlanReading: Sendable {
    /// The last ones by their texts.
    static let kept = Memo<String, PlanReading>(most: 8)

    let plan: RoutingPlan
    /// What is most likely a mistake; nil when nobody asked.
    let warnings: [RoutingFault]?
    /// Which queues the names in it stood for.
    let queues: [String: QueueID]

    /// What reading it again would tell; nil when that might be something else.
    func faults(warns: Bool, _ queue: (String) -> QueueID?) -> [RoutingFault]? {
        guard queues.allSatisfy({ queue($0.key) == $0.value }) else { return nil }
        return warns ? warnings : []
    }
}
