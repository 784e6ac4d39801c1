import HarkRouting

/// How fast a queue has moved of late, by which waits are told; after a restart, what the store tells of it.
struct QueuePace: Hashable, Sendable {
    /// How long conversations kept an agent.
    private(set) var service = ServiceTimes()
    private var waitedSeconds = 0.0
    private var gaveUp = 0.0
    /// How many who gave up are remembered, so that the figure follows the day.
    private static let remembered = 40.0

    /// A conversation kept its agent so long.
    ///
    /// - Units: seconds.
    mutating func finished(after seconds: Int) { service.add(seconds: Double(seconds)) }

    /// A customer has waited so long, and was answered then or gave up.
    ///
    /// - Units: seconds.
    mutating func waited(_ seconds: Int, gaveUp: Bool) {
        waitedSeconds += Double(max(0, seconds))
        if gaveUp { self.gaveUp += 1 }
        if self.gaveUp > Self.remembered { (waitedSeconds, self.gaveUp) = (waitedSeconds / 2, self.gaveUp / 2) }
    }

    /// How long customers wait before they give up, in the mean; nil while too few did.
    ///
    /// - Units: seconds.
    /// - Source: the estimate of an exponential time when those who were answered are cut off: all waiting ÷ those who
    ///   gave up (D. R. Cox and D. Oakes, “Analysis of Survival Data”, 1984).
    var patience: Double? { gaveUp < 5 ? nil : waitedSeconds / gaveUp }
}
