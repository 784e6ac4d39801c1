/// What a simulation found, for each queue and in all.
public struct SimulationResult: Sendable, Encodable {
    /// Each queue by its name.
    public let queues: [String: QueueMeasures]
    /// All queues together.
    public let all: QueueMeasures
    /// How evenly the agents' time is taken: Jain's index of their occupancies, 1 when all are taken alike.
    public let fairness: Measure
    /// Events that one core decides and carries out in a second, simulation and all.
    public let decisionsPerSecond: Double
    /// The events that the router decided on, in all replications.
    public let decisions: Int
    /// How many replications there were.
    public let replications: Int
    /// What pictures show.
    let details: SimulationDetails

    private enum CodingKeys: String, CodingKey {
        case queues, all, fairness, decisionsPerSecond, decisions, replications
    }
}

/// What customers of a queue met, of those who came between warm-up and horizon.
public struct QueueMeasures: Sendable, Hashable, Encodable {
    /// Customers counted in all replications.
    public let customers: Int
    /// Mean time until the answer, or until the customer gave up.
    public let waitMeanSeconds: Measure
    /// What half of them waited at most.
    public let waitP50Seconds: Measure
    /// What nine of ten waited at most.
    public let waitP90Seconds: Measure
    /// The share who were not answered at once.
    public let probabilityOfWait: Measure
    /// The share who gave up.
    public let abandonment: Measure
    /// The share who were answered within the scenario's `serviceLevelSeconds`.
    public let serviceLevel: Measure
    /// The share of the time of those who may serve the queue that its conversations took.
    public let occupancy: Measure
    /// The share of estimated waits that fell in the range the customer was told; absent when none was estimated.
    public let coverage: Measure?
}
