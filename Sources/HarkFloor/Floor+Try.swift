public import HarkDomain
public import HarkRouting

// Routing tried out on a copy of the floor: the copy decides by the very code of the live one, and is thrown away.
extension Floor {
    /// Returns a copy of the floor on which another plan holds.
    ///
    /// Conversations that wait keep what was decided when they came.
    public func routed(by plan: RoutingPlan) -> Floor {
        var copy = self
        copy.plan = plan
        copy.rebuildBoard()
        return copy
    }

    /// Tells what would happen to a conversation that came to people now, without changing anything.
    ///
    /// - Parameters:
    ///   - facts: what is known of it; its site must be one of the floor's.
    ///   - moment: when it comes by the clock of rules and business hours; staff and queues are as they are now.
    ///   - now: the time.
    /// - Returns: nil for an unknown site.
    public func tried(_ facts: EntryFacts, at moment: Timestamp, now: Timestamp) -> TriedRoute? {
        guard let site = siteKeys[facts.site].flatMap({ sites[$0] }), let home = queues[site.queue] else { return nil }
        let route = route(facts, home: home.reference, priority: 0, at: moment)
        var copy = self
        let id = copy.takeIn(facts, site, route, now)
        var course = Course()
        copy.needsSettling = true
        copy.settle(at: now, &course)
        let match = course.events.lazy.compactMap { $0.match(of: id) }.first
        let (candidates, excluded, inAll) =
            match.map { ($0.why.candidates, $0.why.excluded, $0.why.excludedInAll) }
            ?? copy.reasons(id, at: now)
        let place = match == nil ? copy.position(of: id) : nil
        return TriedRoute(
            skipped: plan.matches(facts, at: moment).map { TriedRoute.Skipped(rule: $0.rule, failed: $0.failed) },
            queue: route.queue,
            priority: route.priority,
            demand: route.demand,
            sla: route.demand.sla ?? plan.queues[route.queue.id]?.sla,
            hours: plan.hours(of: route.queue.id),
            agent: match?.agent,
            candidates: candidates,
            excluded: excluded,
            excludedInAll: inAll,
            place: place ?? WaitingPlace(position: 1, waitLow: 0, waitHigh: 0),
            chain: chain(of: route.queue.id)
        )
    }

    /// Lets a conversation of nobody wait as `route` says.
    private mutating func takeIn(
        _ facts: EntryFacts,
        _ site: SiteProfile,
        _ route: (queue: QueueReference, priority: Int, demand: RouteDemand),
        _ now: Timestamp
    ) -> ConversationID {
        let id = ConversationID(rawValue: .max)
        var record = ConversationRecord(
            id: id,
            site: site.id,
            visitor: VisitorID(rawValue: .max),
            queue: route.queue,
            language: facts.language,
            startedAt: now
        )
        (record.status, record.queuedAt, record.rank) = (.queued, now, now.milliseconds)
        (record.priority, record.demand) = (route.priority, route.demand)
        load(open: [record], at: now)
        return id
    }

    private func reasons(_ id: ConversationID, at now: Timestamp) -> ([RoutingCandidate], [RoutingExclusion], Int) {
        let reasons = board.explain(id, at: now)
        return (
            reasons.candidates.prefix(RoutingExplanation.most).map { $0.explained(at: now) },
            reasons.barred.prefix(RoutingExplanation.mostExcluded).map(\.explained), reasons.barred.count
        )
    }
}

// What changes for those who wait.
extension Floor {
    /// Returns what a queue's policy and the tiers behind it hold for a conversation that waits.
    ///
    /// - Shape: first what holds at once while something is so, then by the wait, then the tiers.
    public func chain(of queue: QueueID) -> [ServiceStep] {
        let policy = plan.policy(of: queue)
        var (standing, timed): ([ServiceStep], [(seconds: Int, step: ServiceStep)]) = ([], [])
        for step in policy.relaxation {
            let moment = ServiceStep.Moment.after(seconds: step.afterSeconds)
            timed.append((step.afterSeconds, ServiceStep(moment: moment, change: .falls(step.falls))))
        }
        for rule in policy.overflow {
            guard let helper = queues[rule.to]?.reference else { continue }
            if rule.whenNobodyIsOnline { standing.append(ServiceStep(moment: .nobodyIsOnline, change: .helps(helper))) }
            if let length = rule.atLength {
                standing.append(ServiceStep(moment: .length(length), change: .helps(helper)))
            }
            guard let seconds = rule.afterSeconds else { continue }
            timed.append((seconds, ServiceStep(moment: .after(seconds: seconds), change: .helps(helper))))
        }
        return standing + timed.sorted { $0.seconds < $1.seconds }.map(\.step) + tiers(behind: queue)
    }

    private func tiers(behind queue: QueueID) -> [ServiceStep] {
        var (steps, here): ([ServiceStep], QueueID) = ([], queue)
        // Tiers never go in a circle; the count only bounds a plan of another make.
        for _ in plan.tiers {
            guard let tier = plan.tier(of: here), let next = queues[tier.next]?.reference else { break }
            // A missed first response moves a conversation once.
            if tier.afterBreach, here == queue { steps.append(ServiceStep(moment: .breach, change: .moves(next))) }
            steps.append(ServiceStep(moment: .escalated, change: .moves(next)))
            here = tier.next
        }
        return steps
    }
}

extension Event {
    /// Who got a conversation, and why.
    fileprivate func match(of id: ConversationID) -> (agent: AgentReference, why: RoutingExplanation)? {
        guard conversation == id else { return nil }
        switch body {
        case .assignmentMade(let data): return (data.agent, data.explained)
        case .offerMade(let data): return (data.agent, data.explained)
        default: return nil
        }
    }
}
