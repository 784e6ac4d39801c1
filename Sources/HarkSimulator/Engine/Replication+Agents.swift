import HarkDomain
import HarkRouting

extension Replication {
    /// Takes off what an agent has worked since the last change of pace.
    mutating func progress(_ agent: Int) {
        guard scenario.slowdownPerChat > 0 else { return }
        let done = (now - agents[agent].progressedTo) * pace(of: agent)
        for index in agents[agent].held { customers[index].workLeft -= done }
        agents[agent].progressedTo = now
    }

    /// Plans the ends of an agent's conversations; without slow-down only that of the new one changes.
    mutating func replan(_ agent: Int, added: Int?) {
        if scenario.slowdownPerChat > 0 {
            for index in agents[agent].held { planFinish(of: index, pace: pace(of: agent)) }
        } else if let added {
            planFinish(of: added, pace: 1)
        }
    }

    private mutating func planFinish(of index: Int, pace: Double) {
        customers[index].plan += 1
        let time = now + max(0, customers[index].workLeft) / pace
        events.add(.finish(customer: index, plan: customers[index].plan), at: time)
    }

    /// Work done in a second on each of an agent's conversations.
    private func pace(of agent: Int) -> Double {
        1 / (1 + scenario.slowdownPerChat * Double(max(0, agents[agent].held.count - 1)))
    }

    mutating func planShift(of group: Int) {
        if let time = scenario.agents[group].nextChange(after: now) { events.add(.shift(group: group), at: time) }
    }

    /// Lets agents of a group come or go; who goes finishes what is at hand.
    mutating func changeShift(of group: Int) {
        let isThere = scenario.agents[group].isOnDuty(at: now)
        for agent in firstOfGroup[group]..<firstOfGroup[group + 1] {
            guard agents[agent].seat.isAvailable != isThere else { continue }
            agents[agent].seat.isAvailable = isThere
            if isThere { agents[agent].seat.idleSince = Timestamp(seconds: now) }
            router.put(agents[agent].seat)
        }
        planShift(of: group)
    }
}
