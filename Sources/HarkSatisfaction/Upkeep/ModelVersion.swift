public import HarkDomain

/// One model of satisfaction that a site has trained, and what was known of it then.
public struct ModelVersion: Sendable, Hashable, Codable {
    /// Its number, from 1; 0 stands for the prior.
    public let number: Int
    /// How many conversations it learnt from.
    public let dialogues: Int
    /// How many ratings it learnt from.
    public let ratings: Int
    /// The area under the ROC curve on what it had not seen; nil when there was too little.
    public let areaUnderCurve: Double?
    /// The calibration error on what it had not seen; nil when there was too little.
    public let calibrationError: Double?
    private let trainedAtMilliseconds: Int64

    /// When it was trained.
    public var trainedAt: Timestamp { Timestamp(milliseconds: trainedAtMilliseconds) }

    /// Describes a model.
    public init(
        number: Int,
        trainedAt: Timestamp,
        dialogues: Int,
        ratings: Int,
        areaUnderCurve: Double? = nil,
        calibrationError: Double? = nil
    ) {
        self.number = number
        trainedAtMilliseconds = trainedAt.milliseconds
        (self.dialogues, self.ratings) = (dialogues, ratings)
        (self.areaUnderCurve, self.calibrationError) = (areaUnderCurve, calibrationError)
    }
}

/// A change of the model in use: from which to which, when, by whom and why.
public struct ModelChange: Sendable, Hashable, Codable {
    /// Why a model is changed.
    public enum Cause: String, Sendable, Hashable, CaseIterable, Codable {
        /// It won against the one in use.
        case promoted
        /// Somebody went back to the one before.
        case rolledBack
    }

    /// The number of the model that was in use; 0 for the prior.
    public let from: Int
    /// The number of the one that is in use since.
    public let to: Int
    /// What kind of change it is.
    public let cause: Cause
    /// Who made it; nil for the nightly training.
    public let by: String?
    /// Why, in words or by the name of a verdict.
    public let why: String
    private let atMilliseconds: Int64

    /// When it was made.
    public var at: Timestamp { Timestamp(milliseconds: atMilliseconds) }

    init(from: Int, to: Int, cause: Cause, at: Timestamp, by: String?, why: String) {
        (self.from, self.to, self.cause, self.by, self.why) = (from, to, cause, by, why)
        atMilliseconds = at.milliseconds
    }
}
