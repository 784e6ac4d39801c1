/// Why a policy cannot be tried.
public enum PolicyTrialError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The log ends before it begins, or lies before 1970 or after 9999.
    case noTime
    /// Something is out of its range.
    case outOfRange(String, allowed: ClosedRange<Int>, found: Int)
    /// An agent or a queue stands twice in the log; its id follows.
    case twice(String)
    /// A value of a policy is out of its range.
    case policy(field: String, reason: String)
    /// The simulation took longer than it may.
    case tooLong(limit: Duration)
    /// The task was cancelled.
    case cancelled

    /// What is wrong, on one line.
    public var description: String {
        switch self {
        case .noTime: "the log must end after it begins, between 1970 and 9999"
        case .outOfRange(let what, let allowed, let found):
            "\(what) must be \(allowed.lowerBound) to \(allowed.upperBound), not \(found)"
        case .twice(let id): "\(id) stands twice in the log"
        case .policy(let field, let reason): "\(field) \(reason)"
        case .tooLong(let limit): "the trial was not done after \(limit); fewer days or replications take less"
        case .cancelled: "the trial was cancelled"
        }
    }
}
