import HarkSimulator

/// What contacts of one kind ask of those who handle them.
public struct ContactWork: Hashable, Sendable {
    /// The mean time that a contact takes an agent who has no other.
    /// - Units: seconds, above 0.
    public var handlingSeconds: Double
    /// The mean time that a customer is willing to wait.
    /// - Units: seconds, above 0.
    public var patienceSeconds: Double
    /// How many contacts an agent holds at once: 1 of calls, more of chats.
    public var concurrency: Int
    /// By what share the handling time grows with each further contact that an agent holds.
    public var slowdown: Double

    /// Creates the figures of a kind of contact.
    public init(handlingSeconds: Double, patienceSeconds: Double, concurrency: Int = 1, slowdown: Double = 0) {
        self.handlingSeconds = handlingSeconds
        self.patienceSeconds = patienceSeconds
        self.concurrency = max(1, concurrency)
        self.slowdown = max(0, slowdown)
    }

    /// The mean time that a contact takes when its agent holds as many as may be.
    public var stretchedSeconds: Double { handlingSeconds * (1 + slowdown * Double(concurrency - 1)) }
}

/// What is promised to customers: a share answered within a time.
public struct ServiceTarget: Hashable, Sendable {
    /// The share of customers who are answered in time: 0 to 1.
    public var share: Double
    /// The time.
    /// - Units: seconds, from 0.
    public var withinSeconds: Double
    /// The most of their time that agents may be taken: 0 to 1.
    public var mostOccupancy: Double

    /// Creates a target.
    public init(share: Double, withinSeconds: Double, mostOccupancy: Double = 1) {
        (self.share, self.withinSeconds, self.mostOccupancy) = (share, withinSeconds, mostOccupancy)
    }
}

/// How many agents a stretch of time needs, and what customers then meet.
public struct StaffingNeed: Hashable, Sendable {
    /// How many agents have to be there.
    public let agents: Int
    /// How many have to be planned, with those who are away.
    public let heads: Int
    /// The share of customers who are answered in time.
    public let serviceLevel: Double
    /// The share of customers who give up.
    public let abandonment: Double
    /// The share of the agents' room for contacts that is taken.
    public let occupancy: Double
    /// The mean time until the answer or until a customer gives up.
    /// - Units: seconds.
    public let waitSeconds: Double
}

/// Turns contacts into heads by Erlang A.
///
/// An agent who holds several contacts at once is as many servers, each slower: `stretchedSeconds`.
/// - Source: Garnett, Mandelbaum, Reiman, "Designing a Call Center with Impatient Customers" (2002); several chats per
///   agent as in Tezcan, Zhang, "Routing and Staffing in Customer Service Chat Systems with Impatient Customers" (2014),
///   whose service rate depends on how many an agent holds.
public struct Staffing: Hashable, Sendable {
    /// What contacts ask.
    public let work: ContactWork
    /// What is promised.
    public let target: ServiceTarget
    /// The share of planned heads who are away: breaks, training, sickness; 0 up to, and without, 1.
    public let shrinkage: Double

    /// Creates the figures to plan by.
    public init(work: ContactWork, target: ServiceTarget, shrinkage: Double = 0) {
        (self.work, self.target, self.shrinkage) = (work, target, min(max(0, shrinkage), 0.95))
    }

    /// The most agents that are tried.
    private static let most = 100_000

    /// The fewest agents that keep the promise when so many contacts come in a stretch of so many seconds.
    public func need(contacts: Double, seconds: Double = 1_800) -> StaffingNeed {
        guard contacts > 0, seconds > 0 else {
            return StaffingNeed(agents: 0, heads: 0, serviceLevel: 1, abandonment: 0, occupancy: 0, waitSeconds: 0)
        }
        let arrivals = contacts / seconds
        var (low, high) = (0, 1)
        while high < Self.most, !isKept(outcome(arrivals, agents: high)) { (low, high) = (high, high * 2) }
        while high - low > 1 {
            let middle = (low + high) / 2
            if isKept(outcome(arrivals, agents: middle)) { high = middle } else { low = middle }
        }
        return outcome(arrivals, agents: high)
    }

    /// The need of each point of a forecast, by its mean or the upper end of its 80 % range.
    public func needs(_ points: [ForecastPoint], seconds: Double = 1_800, cautious: Bool = false) -> [StaffingNeed] {
        points.map { need(contacts: cautious ? $0.high80 : $0.mean, seconds: seconds) }
    }

    /// What customers meet with so many agents when so many contacts, above 0, come each second.
    public func outcome(_ arrivals: Double, agents: Int) -> StaffingNeed {
        let (servers, service) = (agents * work.concurrency, 1 / work.stretchedSeconds)
        let patience = 1 / work.patienceSeconds
        let figures = Queueing.impatient(arrivals: arrivals, service: service, patience: patience, agents: servers)
        return StaffingNeed(
            agents: agents,
            heads: Int((Double(agents) / (1 - shrinkage)).rounded(.up)),
            serviceLevel: Queueing.answered(
                within: target.withinSeconds,
                arrivals: arrivals,
                service: service,
                patience: patience,
                agents: servers
            ),
            abandonment: figures.abandonment,
            occupancy: figures.occupancy,
            waitSeconds: figures.waitMeanSeconds
        )
    }

    private func isKept(_ need: StaffingNeed) -> Bool {
        need.serviceLevel >= target.share && need.occupancy <= target.mostOccupancy
    }
}
