import HarkDomain
import HarkRouting

extension Replication {
    mutating func planArrival(to queue: Int) {
        if let time = arrivals[queue].nextArrival() { events.add(.arrival(queue: queue), at: time) }
    }

    mutating func arrive(at queue: Int) {
        let drawn = arrivals[queue].draw()
        let index = customers.count
        let need = scenario.need(of: index, in: queue, at: Timestamp(seconds: now), demand: drawn.demand)
        var customer = Customer(queue: queue, weight: need.weight, arrivedAt: now, through: need.queue)
        customer.workLeft = drawn.serviceSeconds ?? 0
        customer.targetSeconds = drawn.demand?.targetSeconds
        customers.append(customer)
        if counts(customer) { unanswered += 1 }
        router.put(need)
        book.arrive(at: queue)
        if let patience = drawn.patienceSeconds { events.add(.giveUp(customer: index), at: now + patience) }
        planArrival(to: queue)
    }

    /// Remembers what is told to a customer who was not answered at once.
    mutating func estimateWait(of index: Int) {
        guard customers[index].agent == nil, counts(customers[index]) else { return }
        customers[index].estimate = book.estimate(for: customers[index].queue)
    }

    /// False when the customer is no longer waiting.
    mutating func giveUp(_ index: Int) -> Bool {
        guard customers[index].agent == nil else { return false }
        customers[index].hasLeft = true
        router.remove(need: .simulated(index))
        book.leave(customers[index].queue)
        record(index, isAnswered: false)
        return true
    }

    mutating func assign(_ assignment: Assignment) {
        let (index, agent) = (assignment.conversation.index, assignment.agent.index)
        router.remove(need: assignment.conversation)
        customers[index].agent = agent
        customers[index].through = assignment.queue
        customers[index].answeredAt = now
        book.begin(customers[index].queue, group: agents[agent].group)
        if counts(customers[index]) { tally.conversationsOfAgent[agent] += 1 }
        record(index, isAnswered: true)
        progress(agent)
        agents[agent].held.append(index)
        agents[agent].seat.take(customers[index].weight, in: assignment.queue, at: Timestamp(seconds: now))
        router.put(agents[agent].seat)
        replan(agent, added: index)
    }

    /// False when the conversation ends at another time than was planned.
    mutating func finish(_ index: Int, plan: Int) -> Bool {
        guard let agent = customers[index].agent, customers[index].plan == plan else { return false }
        progress(agent)
        agents[agent].held.removeAll { $0 == index }
        customers[index].hasLeft = true
        countWork(on: index, by: agent)
        book.end(group: agents[agent].group, seconds: now - customers[index].answeredAt)
        agents[agent].seat.release(customers[index].weight, in: customers[index].through)
        router.put(agents[agent].seat)
        replan(agent, added: nil)
        return true
    }

    /// Counts those who still wait or are in conversation when the run ends.
    mutating func countTheRest() {
        for index in customers.indices where !customers[index].hasLeft {
            if let agent = customers[index].agent {
                countWork(on: index, by: agent)
            } else {
                record(index, isAnswered: false, hasLeft: false)
            }
        }
    }

    private mutating func countWork(on index: Int, by agent: Int) {
        let (customer, group) = (customers[index], agents[agent].group)
        tally.addWork(customer.weight, of: customer.queue, agent, group: group, from: customer.answeredAt, to: now)
    }

    private mutating func record(_ index: Int, isAnswered: Bool, hasLeft: Bool = true) {
        let customer = customers[index]
        guard counts(customer) else { return }
        unanswered -= 1
        let wait = now - customer.arrivedAt
        if isAnswered, let range = customer.estimate { tally.add(range, of: customer.queue, wait: wait) }
        tally.add(wait: wait, of: customer.queue, at: customer.arrivedAt, isAnswered: isAnswered, hasLeft: hasLeft)
        if let target = customer.targetSeconds { tally.add(target: target, of: customer.queue, wait: wait) }
    }
}
