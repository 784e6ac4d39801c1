/// How a method did that was tried beside others.
public struct MethodTrial: Sendable, Equatable, Encodable {
    /// The method.
    public let method: LearningMethod
    /// The mean squared error of its chances of a bad label on rows that it had not seen; nil when it can't tell the label.
    public let brier: Double?

    /// Describes a trial.
    public init(method: LearningMethod, brier: Double?) { (self.method, self.brier) = (method, brier) }
}
