public import HarkDomain
public import HarkRouting

/// What routing would do with a conversation that came to people now.
public struct TriedRoute: Hashable, Sendable {
    /// A rule that did not match.
    public struct Skipped: Hashable, Sendable {
        /// Its name.
        public let rule: String
        /// The conditions that failed, by their keys in a plan.
        public let failed: [String]
    }

    /// The rules before the one that decided; all of them when none did.
    public let skipped: [Skipped]
    /// Where it waits.
    public let queue: QueueReference
    /// Its priority.
    public let priority: Int
    /// What it asks of agents, and by which rule.
    public let demand: RouteDemand
    /// The SLA policy that its clocks go by: the rule's, else the queue's.
    public let sla: String?
    /// The queue's business hours; nil: it is always open.
    public let hours: BusinessHours?
    /// Who would get it at once; nil: it has to wait.
    public let agent: AgentReference?
    /// Who could have it.
    ///
    /// - Shape: best first, at most `RoutingExplanation.most`.
    public let candidates: [RoutingCandidate]
    /// Who could not have it, and why not.
    ///
    /// - Shape: at most `RoutingExplanation.mostExcluded`.
    public let excluded: [RoutingExclusion]
    /// How many could not have it in all.
    public let excludedInAll: Int
    /// Its place, and how long it might wait.
    public let place: WaitingPlace
    /// What changes as it waits.
    public let chain: [ServiceStep]
}

/// What changes for a conversation that waits in a queue, and when.
public struct ServiceStep: Hashable, Sendable {
    /// When it happens.
    public enum Moment: Hashable, Sendable {
        /// After a wait of so many seconds.
        case after(seconds: Int)
        /// While nobody of the queue is available.
        case nobodyIsOnline
        /// While so many wait.
        case length(Int)
        /// When a target of the SLA is missed.
        case breach
        /// When somebody escalates it.
        case escalated
    }

    /// What happens.
    public enum Change: Hashable, Sendable {
        /// Nobody asks for this any more.
        case falls(Relaxation.Fall)
        /// Agents of this queue help out.
        case helps(QueueReference)
        /// It goes to this queue.
        case moves(QueueReference)
    }

    /// When.
    public let moment: Moment
    /// What.
    public let change: Change
}
