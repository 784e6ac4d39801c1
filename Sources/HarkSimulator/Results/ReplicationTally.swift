import HarkRouting

/// What one replication counted.
struct ReplicationTally: Sendable {
    /// What one queue's customers met, of those who came between warm-up and horizon.
    struct Line: Sendable {
        /// Seconds until the answer or until the customer gave up, in the order of the ends.
        var waits: [Float] = []
        var waited = 0
        var abandoned = 0
        var answeredInTime = 0
        /// Agents' time that its conversations took, in units × seconds on duty between warm-up and horizon.
        var work = 0.0
        /// Waits that were estimated, and those that fell in the range.
        var estimated = 0
        var inRange = 0
        /// Those who still waited when the run ended.
        var waiting = 0
        /// Those who should have been answered within a target, and those who were not.
        var targeted = 0
        var breached = 0
    }

    /// How many parts the time between warm-up and horizon is cut into for pictures.
    static let parts = 96

    var lines: [Line]
    /// Work of each agent, in units × seconds on duty.
    var workOfAgent: [Double]
    /// Customers whom each agent answered.
    var conversationsOfAgent: [Int]
    /// Waits and customers by time of arrival.
    var waitByPart: [Double]
    var customersByPart: [Int]
    /// Events that the router decided on: each at least once, and once for each assignment.
    var decisions = 0
    var elapsed = Duration.zero
    private let scenario: Scenario

    init(_ scenario: Scenario) {
        self.scenario = scenario
        lines = scenario.queues.map { _ in Line() }
        workOfAgent = scenario.agents.flatMap { Array(repeating: 0, count: $0.count) }
        conversationsOfAgent = workOfAgent.map { _ in 0 }
        waitByPart = Array(repeating: 0, count: Self.parts)
        customersByPart = Array(repeating: 0, count: Self.parts)
    }

    /// Counts a wait that ended; one that the end of the run cut off counts as not answered in time.
    mutating func add(wait: Double, of queue: Int, at arrival: Double, isAnswered: Bool, hasLeft: Bool) {
        lines[queue].waits.append(Float(wait))
        if wait > 0 || !isAnswered { lines[queue].waited += 1 }
        if isAnswered, wait <= scenario.serviceLevelSeconds { lines[queue].answeredInTime += 1 }
        if !isAnswered, hasLeft { lines[queue].abandoned += 1 }
        if !isAnswered, !hasLeft { lines[queue].waiting += 1 }
        let share = (arrival - scenario.warmupSeconds) / (scenario.horizonSeconds - scenario.warmupSeconds)
        let part = min(Self.parts - 1, Int(share * Double(Self.parts)))
        waitByPart[part] += wait
        customersByPart[part] += 1
    }

    /// Counts an estimate that was followed by an answer.
    mutating func add(_ range: WaitEstimate, of queue: Int, wait: Double) {
        lines[queue].estimated += 1
        if Double(range.low) <= wait, wait <= Double(range.high) { lines[queue].inRange += 1 }
    }

    /// Counts the wait of one who should have been answered within a target.
    mutating func add(target: Double, of queue: Int, wait: Double) {
        lines[queue].targeted += 1
        if wait > target { lines[queue].breached += 1 }
    }

    /// Counts an agent's work on a conversation of a weight, as far as it falls into the time that is looked at.
    mutating func addWork(_ weight: Int, of queue: Int, _ agent: Int, group: Int, from start: Double, to end: Double) {
        let begin = max(start, scenario.warmupSeconds)
        let seconds = scenario.agents[group].secondsOnDuty(from: begin, to: min(end, scenario.horizonSeconds))
        let work = seconds * Double(weight) / 100
        lines[queue].work += work
        workOfAgent[agent] += work
    }
}
