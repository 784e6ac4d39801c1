public import HarkStatistics

/// What a method has found out.
public struct MethodReport: Sendable, Equatable, Encodable {
    /// The coefficients, for unscaled columns; empty for methods that have none.
    public let coefficients: [ClassCoefficient]
    /// How well a line of least squares fits; nil for other methods.
    public let fit: LinearFit?
    /// The numbers that the method was given or has found, by name.
    public let parameters: [String: Double]

    /// A coefficient, and the class that it speaks for when each class has its own.
    public struct ClassCoefficient: Sendable, Equatable, Encodable {
        /// The class; nil when there is one coefficient for all.
        public let label: Double?
        /// The coefficient.
        public let coefficient: CoefficientEstimate

        private enum CodingKeys: String, CodingKey {
            case label = "class"
        }

        /// Writes both as one object.
        public func encode(to encoder: any Encoder) throws {
            var box = encoder.container(keyedBy: CodingKeys.self)
            try box.encodeIfPresent(label, forKey: .label)
            try coefficient.encode(to: encoder)
        }
    }

    /// How well a line of least squares fits the rows that it was fitted to.
    public struct LinearFit: Sendable, Equatable, Encodable {
        /// The share of the variance that is explained.
        public let rSquared: Double
        /// The same, less what columns of noise would explain.
        public let adjustedRSquared: Double
        /// The standard deviation of the residuals.
        public let residualDeviation: Double
        /// The degrees of freedom left.
        public let degreesOfFreedom: Int
        /// The statistic of the test that no column explains anything.
        public let fStatistic: Double?
        /// The chance of such a statistic when none does.
        public let fPValue: Double?
        /// The columns left out because others tell them.
        public let leftOut: [String]
    }
}

extension SatisfactionModel {
    /// What its method has found out.
    public var report: MethodReport {
        let scale = trained.scale
        return switch trained.method {
        case .linear(let model): model.report(columns, scale)
        case .logistic(let model): model.report(columns, scale, label.classes)
        case .ordinal(let model): model.report(columns, scale, label.classes)
        case .knn(let model): MethodReport(parameters: ["neighbours": Double(model.neighbours)])
        case .svm(let model): model.report
        }
    }
}

extension MethodReport {
    fileprivate init(
        _ coefficients: [ClassCoefficient] = [],
        fit: LinearFit? = nil,
        parameters: [String: Double] = [:]
    ) {
        self.coefficients = coefficients
        self.fit = fit
        self.parameters = parameters
    }
}

extension LinearModel {
    fileprivate func report(_ columns: [String], _ scale: ColumnScale) -> MethodReport {
        MethodReport(
            fit.estimates(names: columns, unscaling: scale).map { .init(label: nil, coefficient: $0) },
            fit: MethodReport.LinearFit(
                rSquared: fit.rSquared,
                adjustedRSquared: fit.adjustedRSquared,
                residualDeviation: fit.residualDeviation,
                degreesOfFreedom: fit.degrees,
                fStatistic: fit.fStatistic,
                fPValue: fit.fPValue,
                leftOut: fit.dependent.map { columns[$0] }
            )
        )
    }
}

extension LogisticModel {
    fileprivate func report(_ columns: [String], _ scale: ColumnScale, _ classes: [Double]) -> MethodReport {
        let rows = fit.estimates(names: columns, unscaling: scale)
        let spokenFor = present.suffix(rows.count).map { classes[$0] }
        let coefficients = zip(spokenFor, rows).flatMap { label, row in
            row.map { MethodReport.ClassCoefficient(label: label, coefficient: $0) }
        }
        return MethodReport(coefficients, parameters: ["cost": cost])
    }
}

extension OrdinalModel {
    fileprivate func report(_ columns: [String], _ scale: ColumnScale, _ classes: [Double]) -> MethodReport {
        let thresholds = present.dropLast().map { "(at most \(plain(classes[$0])))" }
        let estimates = fit.estimates(thresholds: thresholds, columns: columns, unscaling: scale)
        return MethodReport(estimates.map { .init(label: nil, coefficient: $0) }, parameters: ["cost": cost])
    }
}

extension MachineModel {
    fileprivate var report: MethodReport {
        MethodReport(parameters: ["cost": cost, "gamma": machine.width, "vectors": Double(machine.vectors.rows)])
    }
}
