/// The score of all who were asked: of those who answered what they said, of the others what a model expects.
public struct ImputedScore: Hashable, Sendable {
    /// The score of all, with its range.
    public let value: Double
    /// The lower end of the range.
    public let low: Double
    /// The upper end of the range.
    public let high: Double
    /// How many answered.
    public let answered: Int
    /// How many are filled by the model.
    public let predicted: Int
    /// The score of those who answered.
    public let answeredValue: Double
    /// What is expected of the others; nil when all answered.
    public let predictedValue: Double?
}
