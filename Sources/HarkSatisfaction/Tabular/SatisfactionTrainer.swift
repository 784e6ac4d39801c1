public import HarkStatistics

/// Trains models of satisfaction from tables.
public struct SatisfactionTrainer: Sendable {
    /// How to learn.
    public let settings: TrainingSettings

    /// Fewer rows than that are not enough evidence.
    public static let leastRows = 20

    /// Creates a trainer.
    public init(_ settings: TrainingSettings) { self.settings = settings }

    /// Trains a model: one for each fold, which shows how well it does, then the one that is kept.
    ///
    /// - Parameters:
    ///   - table: the label and the features.
    ///   - name: the column of the label.
    /// - Returns: the model.
    /// - Throws: `StatisticsError` when the column is missing or the columns allow no fit; `SatisfactionError` when there
    ///   is too little to learn from.
    public func train(_ table: NumericTable, label name: String) throws -> SatisfactionModel {
        let labels = try table.column(name)
        let columns = table.columns.filter { $0 != name }
        guard !columns.isEmpty else { throw SatisfactionError.noFeatures(label: name) }
        guard labels.count >= Self.leastRows else {
            throw SatisfactionError.notEnoughEvidence(rows: labels.count, needed: Self.leastRows)
        }
        let label = try SatisfactionLabel(labels, name: name, settings: settings)
        let matrix = try table.selecting(columns).values
        let examples = Examples(matrix: matrix, labels: label.isClass ? label.indexes(labels).map(Double.init) : labels)
        let folds = folds(labels, of: label)
        let parts = try folds.indices.map { try part($0, of: folds, examples, label) }
        return model(
            of: HeldOut(by: parts, folds, label, labels, matrix),
            parts,
            columns.enumerated().map { FeatureProfile(name: $1, matrix.column($0)) },
            try trained(on: Array(labels.indices), of: examples, label)
        )
    }

    /// Puts a model together from what was read out of held-out rows and the model of all rows.
    private func model(
        of held: HeldOut,
        _ parts: [ScaledModel],
        _ features: [FeatureProfile],
        _ trained: ScaledModel
    ) -> SatisfactionModel {
        let choice = ChanceCalibration.best(
            held.badScores,
            held.bad,
            areLogOdds: held.label.isClass,
            folds: held.folds
        )
        let (uncertainty, coverage) = uncertainty(held, parts)
        return SatisfactionModel(
            method: settings.method,
            label: held.label,
            rows: trained.rows,
            features: features,
            evaluation: SatisfactionEvaluation(
                held,
                calibrated: choice.heldOut,
                coverage: coverage,
                level: settings.level
            ),
            calibration: choice.calibration,
            uncertainty: uncertainty,
            trained: trained
        )
    }

    /// Rows with their labels, classes as numbers.
    private struct Examples {
        let matrix: Matrix
        let labels: [Double]
    }

    private func folds(_ labels: [Double], of label: SatisfactionLabel) -> [Fold] {
        switch settings.split {
        case .time: Folds.byTime(rows: labels.count, count: settings.folds)
        case .shuffled where label.isClass:
            Folds.stratified(label.indexes(labels), count: settings.folds, seed: settings.seed)
        case .shuffled: Folds.shuffled(rows: labels.count, count: settings.folds, seed: settings.seed)
        }
    }

    /// The model that has not seen one of the folds.
    ///
    /// - Throws: `SatisfactionError.partLacks` when the others say too little for the method.
    private func part(
        _ number: Int,
        of folds: [Fold],
        _ examples: Examples,
        _ label: SatisfactionLabel
    ) throws -> ScaledModel {
        let rows = folds[number].training
        func fault(_ lack: PartLack.Lack) -> SatisfactionError {
            .partLacks(PartLack(number + 1, of: folds.count, rows: rows.count, label: label.name, lack))
        }
        let columns = examples.matrix.columns
        guard let first = rows.first else { throw fault(.rows(needed: 1, columns: columns)) }
        if settings.method.needsTwoClasses, rows.allSatisfy({ examples.labels[$0] == examples.labels[first] }) {
            throw fault(.classes(only: label.classes[Int(examples.labels[first])]))
        }
        do throws(StatisticsError) {
            return try trained(on: rows, of: examples, label)
        } catch {
            guard case .tooFewRows(_, let needed) = error else { throw error }
            throw fault(.rows(needed: needed, columns: columns))
        }
    }

    private func trained(
        on rows: [Int],
        of examples: Examples,
        _ label: SatisfactionLabel
    ) throws(StatisticsError) -> ScaledModel {
        try ScaledModel(
            examples.matrix,
            examples.labels,
            classes: label.classes.count,
            rows: rows,
            settings: settings
        )
    }

    /// What the errors on held-out rows tell of errors to come, and the share of truths that such intervals held.
    private func uncertainty(
        _ held: HeldOut,
        _ parts: [ScaledModel]
    ) -> (SatisfactionModel.Uncertainty, coverage: Double) {
        guard held.label.isClass else {
            let errors = held.folds.map { $0.held.map { abs(held.readings[$0].number - held.labels[$0]) } }
            let interval = ConformalInterval(errors: errors, level: settings.level)
            return (.number(interval, parts: parts), interval.coverage)
        }
        let truths = held.label.indexes(held.labels)
        let chances = zip(held.readings, truths).map { $0.chance(of: $1) }
        let sets = held.folds.map { fold in
            ConformalSet(chancesOfTruth: fold.training.map { chances[$0] }, level: settings.level)
        }
        let kept = zip(held.folds, sets).reduce(0) { sum, part in
            sum + part.0.held.count { held.label.range(held.readings[$0], part.1).contains(truths[$0]) }
        }
        let set = ConformalSet(chancesOfTruth: chances, level: settings.level)
        return (.classes(set), Double(kept) / Double(truths.count))
    }
}

extension SatisfactionLabel {
    /// From the lowest to the highest class that is likely enough.
    func range(_ reading: LabelReading, _ set: ConformalSet) -> ClosedRange<Int> {
        guard case .oneOf(let best, let chances) = reading else { return 0...0 }
        let likely = set.classes(chances) + [best]
        return (likely.min() ?? best)...(likely.max() ?? best)
    }
}

extension SatisfactionTrainer {
    /// Trains a model by each of some methods and keeps the one whose chances of a bad label are best.
    ///
    /// Best is the least Brier score on rows that the models had not seen, which compares methods of classes and of
    /// numbers alike. Methods that can't tell the label, or find no fit, are passed over.
    ///
    /// - Parameters:
    ///   - methods: the methods to try.
    ///   - table: the label and the features.
    ///   - name: the column of the label.
    /// - Returns: the best model, and what the chances of each were worth.
    /// - Throws: as `train`, when no method works.
    public func best(
        of methods: [LearningMethod],
        _ table: NumericTable,
        label name: String
    ) throws -> (model: SatisfactionModel, trials: [MethodTrial]) {
        var best: SatisfactionModel?
        var trials: [MethodTrial] = []
        var fault: (any Error)?
        for method in methods {
            do {
                var settings = settings
                settings.method = method
                let model = try SatisfactionTrainer(settings).train(table, label: name)
                trials.append(MethodTrial(method: method, brier: model.evaluation.badBrier))
                if model.evaluation.badBrier < best?.evaluation.badBrier ?? .infinity { best = model }
            } catch {
                trials.append(MethodTrial(method: method, brier: nil))
                fault = fault ?? error
            }
        }
        guard let best else { throw fault ?? SatisfactionError.noFeatures(label: name) }
        return (best, trials)
    }
}
