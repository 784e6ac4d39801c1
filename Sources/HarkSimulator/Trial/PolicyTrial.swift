import HarkDomain

/// Tries a changed plan on those who came in the last weeks, before anybody's customers meet it.
///
/// The same router runs over the recorded arrivals with the agents' recorded availability, once under the current plan
/// and once under the proposed one, and both beside what happened. What the log does not tell is drawn, the same for both
/// plans: the patience of those who were answered, and handling times of those who were not. So the intervals say how
/// much the answer depends on what is not known of these customers, not how much other weeks would differ.
///
/// - Source: common random numbers: Law, "Simulation Modeling and Analysis" (5th ed.), chapter 11.2.
public enum PolicyTrial {
    /// As many days as a trial looks at.
    public static let mostDays = 31
    /// As many conversations as a trial looks at.
    public static let mostConversations = 200_000
    /// As many agents as a trial looks at.
    public static let mostAgents = 2000
    /// As many queues as log and plans may name.
    public static let mostQueues = 200
    /// As many spans of availability as a trial looks at.
    public static let mostSpans = 500_000
    /// As many replications as a trial runs.
    public static let mostReplications = 1000

    /// Runs both plans over the last days of a log.
    ///
    /// - Parameters:
    ///   - log: what happened.
    ///   - current: the plan that was in force, by which the simulation is held against what happened.
    ///   - proposed: the plan to be tried.
    ///   - days: how many of the log's last days count, 1…31.
    ///   - replications: how often what is not known is drawn, 1…1,000; nil: 4…30, fewer the more came.
    ///   - seed: what the random numbers begin with; the same one gives the same result.
    ///   - cores: how many replications run side by side; the result is the same for any number.
    ///   - serviceLevelSeconds: how soon somebody has to answer for the service level.
    ///   - limit: how long the simulation may take.
    /// - Returns: what happened, what both plans come to, and how they differ.
    /// - Throws: what is out of its range; `tooLong` when time is up, `cancelled` when the task is.
    public static func run(
        _ log: TrialLog,
        current: TrialPlan,
        proposed: TrialPlan,
        days: Int,
        replications: Int? = nil,
        seed: UInt64 = 1,
        cores: Int = 1,
        serviceLevelSeconds: Double = 20,
        limit: Duration = .seconds(60)
    ) async throws(PolicyTrialError) -> PolicyTrialResult {
        let deadline = ContinuousClock.now + limit
        if let replications { try check("replications", replications, 1...mostReplications) }
        let study = try TrialStudy(log, current, proposed, days: days, serviceLevelSeconds: serviceLevelSeconds)
        let count = replications ?? study.usualReplications
        let runs = await Simulation.replicated(count, cores: cores) { number in
            study.run(number, seed: seed) { !Task.isCancelled && ContinuousClock.now < deadline }
        }
        let whole = runs.compactMap(\.self)
        guard whole.count == count else { throw Task.isCancelled ? .cancelled : .tooLong(limit: limit) }
        return PolicyTrialResult(study, days: days, whole)
    }

    static func check(_ what: String, _ found: Int, _ allowed: ClosedRange<Int>) throws(PolicyTrialError) {
        guard allowed.contains(found) else { throw .outOfRange(what, allowed: allowed, found: found) }
    }

    static func check<Tag>(once ids: [ID<Tag>]) throws(PolicyTrialError) {
        var seen: Set<ID<Tag>> = []
        for id in ids where !seen.insert(id).inserted { throw .twice(id.text) }
    }
}
