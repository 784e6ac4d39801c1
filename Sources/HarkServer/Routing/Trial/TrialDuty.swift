import HarkDomain
import HarkRouting
import HarkSimulator

/// Folds the log into the spans in which agents took conversations.
struct TrialDuty {
    /// The types of events that it needs.
    static let types: [EventType] = [.availabilityChanged, .presenceChanged]

    private enum Change {
        case availability(Availability)
        case presence(Bool)
    }

    private var changes: [AgentID: [(at: Timestamp, change: Change)]] = [:]
    /// What those had chosen who then chose something else than to be online; nil: nothing tells.
    private var before: [AgentID: Availability?] = [:]

    mutating func take(_ event: Event) {
        switch event.body {
        case .availabilityChanged(let data):
            if data.availability != .online, !hasChosen(data.agent) { before[data.agent] = .some(nil) }
            changes[data.agent, default: []].append((event.at, .availability(data.availability)))
        case .presenceChanged(let data):
            changes[data.agent, default: []].append((event.at, .presence(data.isConnected)))
        default: break
        }
    }

    /// True while earlier events might tell what somebody had chosen.
    var asksWhatWasBefore: Bool { before.values.contains(nil) }

    /// Takes an event that is older than all others, later ones first.
    mutating func recall(_ event: Event) {
        guard case .availabilityChanged(let data) = event.body, before[data.agent] == .some(nil) else { return }
        before[data.agent] = data.availability
    }

    private func hasChosen(_ agent: AgentID) -> Bool {
        changes[agent]?.contains { if case .availability = $0.change { true } else { false } } ?? false
    }

    /// Somebody as a trial takes agents, by the profile of today.
    func agent(_ record: AgentRecord, from start: Timestamp, to end: Timestamp) -> TrialAgent {
        let profile = record.profile
        return TrialAgent(
            agent: profile.reference,
            queues: Dictionary(profile.queues.map { ($0, SeatLimit()) }) { first, _ in first },
            skills: Dictionary(profile.skills.map { ($0.name, $0.level) }) { max($0, $1) },
            languages: profile.languages,
            capacity: profile.capacity * 100,
            available: spans(of: record, from: start, to: end)
        )
    }

    /// When somebody was online and connected.
    ///
    /// Before the first change somebody was connected or not the other way round, and online as an earlier event tells,
    /// else not; without a change it was as it is.
    private func spans(of record: AgentRecord, from start: Timestamp, to end: Timestamp) -> [TrialSpan] {
        let id = record.profile.id
        let changes = changes[id] ?? []
        var isOnline = hasChosen(id) ? (before[id] ?? nil) == .online : record.availability == .online
        var isConnected = record.isConnected
        for case (_, .presence(let connected)) in changes.reversed() { isConnected = !connected }
        var (spans, since): ([TrialSpan], Timestamp?) = ([], isOnline && isConnected ? start : nil)
        for (at, change) in changes {
            switch change {
            case .availability(let availability): isOnline = availability == .online
            case .presence(let connected): isConnected = connected
            }
            guard (isOnline && isConnected) != (since != nil) else { continue }
            if let begin = since { spans.append(TrialSpan(from: begin, to: at)) }
            since = since == nil ? at : nil
        }
        if let since { spans.append(TrialSpan(from: since, to: end)) }
        return spans
    }
}
