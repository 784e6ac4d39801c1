public import HarkDomain

/// What was found last of a model in use: whether what it says has drifted since its training.
public struct DriftNote: Sendable, Hashable, Codable {
    /// The number of the model.
    public let model: Int
    /// The population stability index of its chances.
    public let index: Double
    /// What that means.
    public let status: DriftCheck.Status
    /// How many rated conversations since its training it was held against.
    public let dialogues: Int
    private let atMilliseconds: Int64

    /// When it was found.
    public var at: Timestamp { Timestamp(milliseconds: atMilliseconds) }

    /// Notes what a check found of the chances of a model; nil when it looked at none.
    public init?(_ check: DriftCheck, of model: Int, dialogues: Int, at: Timestamp) {
        guard let scores = check.scores else { return nil }
        (self.model, self.dialogues, atMilliseconds) = (model, dialogues, at.milliseconds)
        (index, status) = (scores.index, scores.status)
    }
}
