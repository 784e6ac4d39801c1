/// What a model predicts for a row.
public struct SatisfactionPrediction: Sendable, Equatable {
    /// The number, or the likeliest class.
    public let prediction: Double
    /// Where the interval begins that holds the truth with the model's level; the lowest likely class.
    public let low: Double
    /// Where it ends; the highest likely class.
    public let high: Double
    /// The calibrated chance that the label is bad, 0 to 1.
    public let probabilityBad: Double
    /// What moved the prediction, the strongest first.
    public let reasons: [SatisfactionReason]
}

/// What one feature did to a prediction.
public struct SatisfactionReason: Sendable, Equatable {
    /// The name of the column.
    public let feature: String
    /// Its value in this row.
    public let value: Double
    /// How much it moved the answer away from what it would be at the column's mean.
    /// - Units: those of the label when it is a number, else log-odds of a bad label.
    public let contribution: Double
    /// Whether it moved the answer towards what is bad.
    public let isWorse: Bool
}
