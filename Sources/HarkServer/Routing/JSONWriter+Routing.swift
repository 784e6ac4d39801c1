import HarkDomain
import HarkFloor
import HarkProtocol
import HarkRouting
import HarkStore

// The routing plan as the API tells it.
extension JSONWriter {
    mutating func routing(_ held: RoutingDesk.Held, at now: Timestamp) {
        if let version = held.version { self.version(version) } else { member("version", 0) }
        plan(held.plan, held.queues)
        faults("warnings", held.warnings)
        name("now")
        beginObject()
        objects("businessHours", held.plan.businessHours) { $0.state($1, at: now) }
        endObject()
    }

    mutating func version(_ version: RoutingVersion) {
        member("version", version.published.version)
        member("publishedAt", version.publishedAt)
        member("publishedBy", version.publishedBy)
        member("note", version.published.note)
    }

    /// Writes a member with a plan, queues by name.
    mutating func plan(_ plan: RoutingPlan, _ queues: QueueNames) {
        name("plan")
        raw(plan.json(name: queues.name).utf8)
    }

    mutating func faults(_ name: StaticString, _ faults: [RoutingFault]) {
        objects(name, faults) { writer, fault in
            writer.member("at", fault.at)
            writer.member("message", fault.message)
        }
    }

    /// Writes what business hours are called and whether they are open.
    mutating func state(_ hours: BusinessHours, at moment: Timestamp) {
        member("name", hours.name)
        member("isOpen", hours.isOpen(at: moment))
        member("changesAt", hours.nextChange(after: moment))
    }
}

// Where a tried conversation goes.
extension JSONWriter {
    mutating func route(_ route: TriedRoute, at moment: Timestamp) {
        member("rule", route.demand.rule)
        objects("skipped", route.skipped) {
            $0.member("rule", $1.rule)
            $0.member("failed", $1.failed)
        }
        name("queue")
        reference(route.queue)
        member("priority", route.priority)
        demand(route)
        if let hours = route.hours {
            name("hours")
            beginObject()
            state(hours, at: moment)
            endObject()
        }
        staff(route)
        place(route.place)
        objects("chain", route.chain) { $0.step($1) }
    }

    private mutating func demand(_ route: TriedRoute) {
        objects("required", route.demand.required) { $0.skill($1) }
        objects("preferred", route.demand.preferred) { $0.skill($1) }
        member("language", route.demand.language)
        member("sla", route.sla)
    }

    private mutating func skill(_ skill: Skill) {
        member("name", skill.name)
        member("level", skill.level)
    }

    private mutating func staff(_ route: TriedRoute) {
        if let agent = route.agent {
            name("agent")
            reference(agent)
        }
        objects("candidates", route.candidates) { writer, candidate in
            writer.name("agent")
            writer.reference(candidate.agent)
            writer.member("fit", candidate.fit)
            writer.units("load", candidate.load)
            writer.units("capacity", candidate.capacity)
            writer.member("idleSeconds", candidate.idleSeconds)
        }
        objects("excluded", route.excluded) { writer, exclusion in
            writer.name("agent")
            writer.reference(exclusion.agent)
            writer.member("because", exclusion.because.rawValue)
            writer.member("detail", exclusion.detail)
        }
        member("excludedInAll", route.excludedInAll)
    }

    private mutating func place(_ place: WaitingPlace) {
        name("wait")
        beginObject()
        member("position", place.position)
        member("lowSeconds", place.waitLow)
        member("highSeconds", place.waitHigh)
        endObject()
    }

    private mutating func step(_ step: ServiceStep) {
        switch step.moment {
        case .after(let seconds): member("afterSeconds", seconds)
        case .nobodyIsOnline: member("when", "nobodyIsOnline")
        case .length(let length):
            member("when", "length")
            member("atLength", length)
        case .breach: member("when", "breach")
        case .escalated: member("when", "escalated")
        }
        switch step.change {
        case .falls(let fall): member("falls", fall.rawValue)
        case .helps(let queue), .moves(let queue):
            name("to")
            reference(queue)
        }
    }
}
