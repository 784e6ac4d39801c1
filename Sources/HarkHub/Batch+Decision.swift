import HarkDomain
public import HarkFloor
import HarkProtocol
public import HarkStore

extension Batch {
    /// All that a decision writes, for whoever commits one decision at a time.
    ///
    /// - Parameters:
    ///   - decision: what was decided.
    ///   - floor: the floor as it is after the decision.
    ///   - contentHash: goes with events that carry a client's key.
    ///   - writes: rows of administration that belong to the events.
    public init(_ decision: Decision, of floor: Floor, contentHash: UInt64? = nil, with writes: [DatabaseWrite] = []) {
        self.init()
        events = decision.events.map { event in
            EventRow(event, payload: StoredPayload(event.body, by: event.by), contentHash: contentHash)
        }
        conversations = Set(decision.events.compactMap(\.touchedConversation)).compactMap { floor.conversation($0) }
        for event in decision.events {
            if let agent = event.touchedAgent, let record = floor.agents[agent] { agents.append(record) }
            if case .queueChanged(let profile) = event.body { queues.append(profile) }
            if case .siteChanged(let profile) = event.body { sites.append(profile) }
            if let version = RoutingVersion(event) { routing.append(version) }
            if let version = SurveyVersion(event) { surveys.append(version) }
        }
        joined = writes
    }
}

extension RoutingVersion {
    /// The row of a publication; nil for every other event.
    init?(_ event: Event) {
        guard case .routingPublished(let data) = event.body else { return nil }
        self.init(data, at: event.at, by: event.by.name ?? "configuration")
    }
}

extension SurveyVersion {
    /// The row of a publication; nil for every other event.
    init?(_ event: Event) {
        guard case .surveyPublished(let data) = event.body else { return nil }
        self.init(data, at: event.at, by: event.by.name ?? "configuration")
    }
}
