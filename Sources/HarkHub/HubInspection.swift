package import HarkDomain
package import HarkFloor

/// What a judge outside looks at to say whether the hub keeps its promises.
package struct HubInspection {
    /// The floor as decided, on disk or not.
    package let floor: Floor
    /// True when all that was decided is on disk and storage works.
    package let isSettled: Bool
    /// True while messages of customers are on their way to be read.
    package let isReading: Bool
    /// What each socket that said hello follows; true for what it was sent the Snapshot of.
    package let following: [UInt64: [ConversationID: Bool]]
}

extension Hub {
    /// Shows what a judge looks at.
    package var inspection: HubInspection {
        var isHealthy = false
        if case .healthy = storage { isHealthy = true }
        return HubInspection(
            floor: floor,
            isSettled: isHealthy && inFlight == nil && batch.writesNothing && batch.effects.isEmpty,
            isReading: line.isBusy,
            following: sessions.mapValues { $0.subscriptions.mapValues(\.isLive) }
        )
    }
}
