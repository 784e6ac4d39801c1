/// What a training is told by: the model's label, its parameters and its scores on rows that it had not seen.
public struct SatisfactionReport: Sendable, Encodable {
    /// How the model learnt.
    public let method: LearningMethod
    /// The methods of which it was chosen; nil when it was named.
    public let trials: [MethodTrial]?
    /// The column that it tells.
    public let label: String
    /// The classes of the label; nil when it is a number.
    public let classes: [Double]?
    /// Which values of the label are bad, such as `<=2`.
    public let bad: String
    /// How many rows it learnt from.
    public let rows: Int
    /// The columns that it learnt from.
    public let features: [String]
    /// The columns of text, which it did not look at.
    public let ignored: [String]
    /// What the method has found out.
    public let model: MethodReport
    /// How scores become chances of a bad label: `none`, `platt`, `isotonic` or `level`.
    public let calibration: String
    /// How well it tells rows that it had not seen.
    public let crossValidation: SatisfactionEvaluation

    /// Reports on a model, and on those beside which it was tried.
    public init(_ model: SatisfactionModel, ignored: [String], trials: [MethodTrial]? = nil) {
        method = model.method
        self.trials = trials
        label = model.label.name
        classes = model.label.isClass ? model.label.classes : nil
        bad = model.label.bad.description
        rows = model.rows
        features = model.columns
        self.ignored = ignored
        self.model = model.report
        calibration = model.calibration.name
        crossValidation = model.evaluation
    }
}
