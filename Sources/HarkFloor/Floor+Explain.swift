import HarkDomain
import HarkRouting

// Why an agent was chosen, as the log keeps it.
extension Floor {
    mutating func explanation(of match: RoutingMatch, at now: Timestamp) -> RoutingExplanation {
        let reasons = board.reasons(for: match.need.conversation, at: now)
        var explained = RoutingExplanation(
            rule: match.reasons.contains(.lastAgent) ? .lastAgent : plan.policy(of: match.need.queue).choice.rule,
            candidates: match.candidates.prefix(RoutingExplanation.most).map { $0.explained(at: now) }
        )
        if match.queue != match.need.queue { explained.through = queues[match.queue]?.reference }
        explained.relaxed = match.relaxed.map(\.rawValue)
        let telling = reasons.barred.filter { !$0.bar.isPlain } + reasons.barred.filter(\.bar.isPlain)
        explained.excluded = telling.prefix(RoutingExplanation.mostExcluded).map(\.explained)
        explained.excludedInAll = reasons.barred.count
        explained.waitedSeconds = match.need.queuedAt.seconds(until: now)
        for case .spared(let count) in match.reasons { explained.spared = count }
        return explained
    }

    /// An agent as an explanation names one whom a person chose.
    func explained(_ agent: AgentRecord, at now: Timestamp) -> RoutingCandidate {
        RoutingCandidate(
            agent: agent.profile.reference,
            load: load(of: agent.profile.id),
            capacity: agent.profile.capacity * 100,
            idleSeconds: agent.idleSince.seconds(until: now)
        )
    }
}

extension Timestamp {
    func seconds(until later: Timestamp) -> Int { Int(max(0, later.milliseconds - milliseconds) / 1000) }
}

extension RatedSeat {
    func explained(at now: Timestamp) -> RoutingCandidate {
        RoutingCandidate(
            agent: agent,
            load: load,
            capacity: capacity,
            idleSeconds: idleSince.seconds(until: now),
            fit: fit
        )
    }
}

extension RoutingBar {
    /// True for whom nobody would have expected to get it.
    fileprivate var isPlain: Bool { self == .offline || self == .queue }
}

extension RoutingReasons.Barred {
    var explained: RoutingExclusion {
        let (because, detail): (RoutingExclusion.Reason, String?) =
            switch bar {
            case .offline: (.offline, nil)
            case .queue: (.queue, nil)
            case .excluded: (.excluded, nil)
            case .skill(let need): (.skill, "\(need.name):\(need.level)")
            case .language(let language): (.language, language)
            case .full: (.full, nil)
            case .sticky(let agent, _): (.sticky, agent.text)
            case .reserved(let other): (.reserved, other.text)
            }
        return RoutingExclusion(agent: agent, because: because, detail: detail)
    }
}

extension RoutingPolicy.Choice {
    var rule: RoutingRule {
        switch self {
        case .longestIdle: .longestIdle
        case .leastLoaded: .leastLoaded
        case .roundRobin: .roundRobin
        case .weighted: .weighted
        case .costBased: .costBased
        }
    }
}
