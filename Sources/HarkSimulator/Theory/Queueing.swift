import Foundation

/// What theory says about a queue whose arrivals are Poisson and whose handling times are exponential.
///
/// Rates are per second, waits in seconds; the offered load `λ / μ` is in agents.
public enum Queueing {
    /// Erlang B: the share of customers who find all of `agents` busy when nobody may wait.
    ///
    /// - Source: Erlang (1917); the recursion is that of Jagerman, "Some Properties of the Erlang Loss Function" (1974).
    /// - Complexity: O(agents).
    public static func erlangB(agents: Int, load: Double) -> Double {
        guard agents > 0 else { return 1 }
        return (1...agents).reduce(1) { blocked, count in load * blocked / (Double(count) + load * blocked) }
    }

    /// Erlang C: the share of customers who have to wait when all wait as long as it takes.
    ///
    /// - Source: Erlang (1917); Kleinrock, "Queueing Systems" I (1975), formula 3.40.
    /// - Returns: 1 when the load is not below the number of agents.
    public static func erlangC(agents: Int, load: Double) -> Double {
        guard load < Double(agents) else { return 1 }
        let blocked = erlangB(agents: agents, load: load)
        return blocked / (1 - load / Double(agents) * (1 - blocked))
    }

    /// M/M/c: what customers meet who wait as long as it takes.
    ///
    /// - Source: Kleinrock, "Queueing Systems" I (1975), section 3.5; with one agent it is M/M/1, section 3.2.
    /// - Precondition: the load is below the number of agents.
    public static func patient(arrivals: Double, service: Double, agents: Int) -> QueueingFigures {
        let waits = erlangC(agents: agents, load: arrivals / service)
        let drain = Double(agents) * service - arrivals
        return QueueingFigures(
            probabilityOfWait: waits,
            waitMeanSeconds: waits / drain,
            abandonment: 0,
            occupancy: arrivals / service / Double(agents),
            answeredWithin: { 1 - waits * exp(-drain * $0) }
        )
    }

    /// M/M/1: what customers of a single agent meet.
    ///
    /// - Source: Kleinrock, "Queueing Systems" I (1975), section 3.2: `ρ / (μ − λ)`.
    /// - Precondition: `arrivals` is below `service`.
    public static func single(arrivals: Double, service: Double) -> QueueingFigures {
        let load = arrivals / service
        return QueueingFigures(
            probabilityOfWait: load,
            waitMeanSeconds: load / (service - arrivals),
            abandonment: 0,
            occupancy: load,
            answeredWithin: { 1 - load * exp(-(service - arrivals) * $0) }
        )
    }

    /// Erlang A (M/M/c+M): what customers meet whose patience is exponential and ends at rate `patience`.
    ///
    /// The chain of customers present is summed up to where nothing is left to add.
    /// - Source: Palm (1957); Garnett, Mandelbaum, Reiman, "Designing a Call Center with Impatient Customers" (2002).
    /// - Complexity: O(states that matter).
    public static func impatient(arrivals: Double, service: Double, patience: Double, agents: Int) -> QueueingFigures {
        var (weight, sum, waiting, busy, queued) = (1.0, 1.0, 0.0, 0.0, 0.0)
        var present = 0
        if agents == 0 { waiting = 1 }
        while present < agents || weight > 1e-16 * sum {
            present += 1
            let (serving, inLine) = (min(present, agents), max(0, present - agents))
            weight *= arrivals / (Double(serving) * service + Double(inLine) * patience)
            sum += weight
            busy += Double(serving) * weight
            queued += Double(inLine) * weight
            if present >= agents { waiting += weight }
            if sum > 1e200 {
                (weight, sum, waiting, busy, queued) = (weight / sum, 1, waiting / sum, busy / sum, queued / sum)
            }
        }
        let wait = queued / sum / arrivals
        return QueueingFigures(
            probabilityOfWait: waiting / sum,
            waitMeanSeconds: wait,
            abandonment: wait * patience,
            occupancy: busy / sum / Double(max(1, agents)),
            answeredWithin: nil
        )
    }

    /// Mean waits of M/M/c with strict priorities that never interrupt, all served at the same rate.
    ///
    /// - Source: Cobham, "Priority Assignment in Waiting Line Problems" (1954).
    /// - Parameters:
    ///   - arrivals: the rate of each class, the most urgent first; their sum is below `agents × service`.
    ///   - service: the rate of one agent.
    ///   - agents: how many there are.
    /// - Returns: the mean wait of each class.
    public static func priorities(arrivals: [Double], service: Double, agents: Int) -> [Double] {
        let capacity = Double(agents) * service
        let all = arrivals.reduce(0, +)
        let first = erlangC(agents: agents, load: all / service) / capacity
        var taken = 0.0
        return arrivals.map { rate in
            let before = 1 - taken / capacity
            taken += rate
            return first / (before * (1 - taken / capacity))
        }
    }
}

/// What a closed form says about a queue.
public struct QueueingFigures: Sendable {
    /// The share who are not answered at once.
    public let probabilityOfWait: Double
    /// The mean time until the answer or until the customer gives up, over all customers.
    public let waitMeanSeconds: Double
    /// The share who give up.
    public let abandonment: Double
    /// The share of the agents' time that is taken.
    public let occupancy: Double
    /// The share who are answered within so many seconds, where there is a simple form.
    public let answeredWithin: (@Sendable (Double) -> Double)?
}
