import HarkDomain

// What may be published, and is most likely a mistake.
extension PlanReader {
    func warnings(of plan: RoutingPlan) -> [RoutingFault] {
        ruleWarnings(plan) + overflowWarnings(plan) + slaWarnings(plan)
    }

    /// Rules that never match: their hours never are so, or an earlier rule matches whenever they do.
    private func ruleWarnings(_ plan: RoutingPlan) -> [RoutingFault] {
        let constant = constantHours(plan)
        var warnings: [RoutingFault] = []
        var earlier: [(name: String, reach: RuleReach)] = []
        var budget = 1_000_000
        for (rule, place) in zip(plan.rules, rulePlaces) {
            if let hours = rule.when.hours, let state = constant[hours.name], state != hours.are {
                let message = "\(rule.name) never matches: \(hours.name) is always \(state.rawValue)"
                warnings.append(place.warning(message))
                continue
            }
            let reach = RuleReach(rule.when, isAlwaysSo: { constant[$0.name] == $0.are })
            if let first = earlier.first(where: { $0.reach.covers(reach, &budget) }) {
                let message = "\(rule.name) is never reached: \(first.name) matches whenever it does"
                warnings.append(place.warning(message))
            } else {
                earlier.append((rule.name, reach))
            }
        }
        return warnings
    }

    /// Business hours that never change.
    private func constantHours(_ plan: RoutingPlan) -> [String: EntryConditions.Hours.State] {
        var constant: [String: EntryConditions.Hours.State] = [:]
        for hours in plan.businessHours { constant[hours.name] = hours.constantState }
        return constant
    }

    private func overflowWarnings(_ plan: RoutingPlan) -> [RoutingFault] {
        let queues = queueNames.keys.sorted()
        var next: [QueueID: [QueueID]] = [:]
        for queue in queues { next[queue] = plan.policy(of: queue).overflow.map(\.to) }
        let circles = Circles(next)
        var told: Set<Set<QueueID>> = []
        return queues.compactMap { queue in
            guard let circle = circles.through(queue), told.insert(Set(circle)).inserted else { return nil }
            let message =
                circle.count == 2
                ? "\(spelled([queue])) overflows to itself" : "overflow goes in a circle: \(spelled(circle))"
            let own = try? queuePlaces[queue]?.anyMember("policy")
            return (own ?? policyPlace)?.warning(message)
        }
    }

    private func slaWarnings(_ plan: RoutingPlan) -> [RoutingFault] {
        let used = Set(plan.queues.values.compactMap(\.sla) + plan.rules.compactMap(\.then.sla))
        return zip(plan.sla, slaPlaces).filter { !used.contains($0.0.name) }.map { sla, place in
            place.warning("\(sla.name) is used by no queue and no rule")
        }
    }
}

extension BusinessHours {
    /// How they are always, by the week and the holidays; nil: they change.
    fileprivate var constantState: EntryConditions.Hours.State? {
        let start = Timestamp(milliseconds: 0)
        guard let usual = try? BusinessHours(name: name, zone: zone, week: week),
            usual.nextChange(after: start) == nil
        else { return nil }
        let isOpen = usual.isOpen(at: start)
        let isKept = holidays.allSatisfy { isOpen ? $0.open == ["00:00-24:00"] : $0.open.isEmpty }
        return isKept ? (isOpen ? .open : .closed) : nil
    }
}
