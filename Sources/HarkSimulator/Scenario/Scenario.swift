public import HarkRouting

/// A support centre to be simulated: who comes, who answers, and by which policy.
///
/// Time 0 is midnight of the first day; rates and shifts go by the hour of the day.
public struct Scenario: Sendable, Hashable {
    /// What the random numbers begin with.
    public var seed: UInt64 = 1
    /// How many times the same centre is run with other customers.
    public var replications = 30
    /// When arrivals stop being counted.
    ///
    /// - Units: seconds from the start.
    public var horizonSeconds: Double
    /// From when on arrivals are counted, so that the empty start does not weigh.
    ///
    /// - Units: seconds from the start.
    public var warmupSeconds: Double = 0
    /// How soon somebody has to answer for the service level.
    public var serviceLevelSeconds: Double = 20
    /// How much slower a conversation goes for each other one that its agent holds, 0 for not at all.
    public var slowdownPerChat: Double = 0
    /// How conversations find agents, unless a queue says otherwise.
    public var policy = RoutingPolicy()
    /// The lines that customers wait in.
    ///
    /// - Shape: at least one; names differ.
    public var queues: [SimulatedQueue]
    /// Who answers.
    ///
    /// - Shape: at least one.
    public var agents: [AgentGroup]
    /// Whether who still waits at the horizon is counted so, instead of running on until all are answered.
    var endsAtHorizon = false

    /// Creates a scenario; what is not given has its default.
    public init(horizonSeconds: Double, queues: [SimulatedQueue], agents: [AgentGroup]) {
        (self.horizonSeconds, self.queues, self.agents) = (horizonSeconds, queues, agents)
    }
}

/// A queue of a scenario, and the customers who come to it.
public struct SimulatedQueue: Sendable, Hashable {
    /// The name, unique in its scenario.
    public var name: String
    /// Customers an hour, by hour of the day; shorter lists begin again at their end.
    ///
    /// - Shape: 1…24 rates; one for a rate that does not change.
    public var arrivalsPerHour: [Double]
    /// How long an agent with one conversation handles it.
    public var service: Distribution
    /// How long a customer waits for a person; nil: for ever.
    public var patience: Distribution?
    /// −10…10, higher first.
    public var priority = 0
    /// What an agent has to know.
    public var skills: [SkillNeed] = []
    /// What an agent had better know.
    public var preferredSkills: [SkillNeed] = []
    /// The customers' language; nil for any.
    public var language: String?
    /// How much of an agent one conversation takes.
    ///
    /// - Units: hundredths of a unit, 25…300.
    public var weight = 100
    /// Customers who came in fact, in order of time; with any, nobody is invented.
    public var recorded: [RecordedCustomer] = []
    /// How its conversations find agents; nil for the scenario's policy.
    public var policy: RoutingPolicy?

    /// Creates a queue; what is not given has its default.
    public init(name: String, arrivalsPerHour: [Double], service: Distribution, patience: Distribution? = nil) {
        (self.name, self.arrivalsPerHour) = (name, arrivalsPerHour)
        (self.service, self.patience) = (service, patience)
    }
}

/// A customer as a log tells of one.
public struct RecordedCustomer: Sendable, Hashable {
    /// When the customer came.
    ///
    /// - Units: seconds from the start.
    public var atSeconds: Double
    /// How long the conversation was handled; nil to draw it, for one that was not answered.
    public var serviceSeconds: Double?
    /// How long the customer waited before giving up; nil to draw it, for one who was answered.
    public var patienceSeconds: Double?
    /// What this customer asks for; nil: what the queue says.
    var demand: RecordedDemand?

    /// Creates a customer.
    public init(atSeconds: Double, serviceSeconds: Double? = nil, patienceSeconds: Double? = nil) {
        (self.atSeconds, self.serviceSeconds, self.patienceSeconds) = (atSeconds, serviceSeconds, patienceSeconds)
    }
}

/// What a recorded customer asked for.
struct RecordedDemand: Sendable, Hashable {
    var priority: Int
    var weight: Int
    var required: [SkillNeed]
    var preferred: [SkillNeed]
    var language: String?
    /// The index of the agent who had the conversation last.
    var lastAgent: Int?
    /// How soon it should be answered.
    var targetSeconds: Double?
}

/// Agents who are alike.
public struct AgentGroup: Sendable, Hashable {
    /// How many there are.
    public var count: Int
    /// What each can hold at once.
    ///
    /// - Units: hundredths of a unit; a conversation is 100 unless its queue says otherwise.
    public var capacity: Int
    /// What they know, by level 1…5.
    public var skills: [String: Int]
    /// What they speak; empty for any.
    public var languages: [String] = []
    /// The names of queues they serve; empty for all.
    public var queues: [String] = []
    /// When they work, each day; empty for always.
    public var shifts: [Shift] = []
    /// When they are there, whatever the shifts say; nil: by the shifts.
    var duty: DutySpans?
    /// How they serve queues, by name, whatever `queues` says; nil: by `queues`, in the ordinary way.
    var limits: [String: SeatLimit]?

    /// Creates a group; what is not given has its default.
    public init(count: Int, capacity: Int = 100, skills: [String: Int] = [:]) {
        (self.count, self.capacity, self.skills) = (count, capacity, skills)
    }
}

/// A part of each day.
public struct Shift: Sendable, Hashable {
    /// The hour of the day it begins, 0…24.
    public var fromHour: Double
    /// The hour of the day it ends, later than it begins and at most 24.
    public var toHour: Double

    /// Creates a shift.
    public init(fromHour: Double, toHour: Double) {
        (self.fromHour, self.toHour) = (fromHour, toHour)
    }
}
