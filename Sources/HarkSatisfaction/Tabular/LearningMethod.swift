/// How a model learns.
public enum LearningMethod: String, Sendable, Codable, CaseIterable {
    /// Least squares.
    case linear
    /// Logistic regression with a ridge penalty.
    case logistic
    /// The proportional odds model with a ridge penalty.
    case ordinal
    /// The nearest neighbours.
    case knn
    /// A support vector machine.
    case svm

    /// Whether it can't learn from rows of one class.
    var needsTwoClasses: Bool { self == .logistic || self == .ordinal }
}

/// How rows are split to see how well a model does.
public enum RowSplit: String, Sendable, Codable, CaseIterable {
    /// Each row is held out once, in an order that the seed decides.
    case shuffled
    /// Rows stand in the order of time: each block but the first is told from all that came before.
    case time
}

/// What can be said about how to learn.
public struct TrainingSettings: Sendable, Equatable {
    /// How to learn.
    public var method: LearningMethod
    /// How many folds the rows are split into, 2 to 20.
    public var folds = 10
    /// How they are split.
    public var split = RowSplit.shuffled
    /// What decides the split.
    public var seed: UInt64 = 1
    /// The share of intervals that hold the truth, 0.5 to 0.99.
    public var level = 0.9
    /// How many neighbours vote; when nil 5 for classes and 10 for numbers.
    public var neighbours: Int?
    /// What an error costs beside the size of the coefficients: `C` of logistic, ordinal and svm.
    public var cost = 1.0
    /// What is bad; when nil the label decides.
    public var bad: BadLabel?

    /// Creates the settings of a method.
    public init(method: LearningMethod) { self.method = method }
}
