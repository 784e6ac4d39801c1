import HarkStatistics

/// A trained model of any method.
enum MethodModel: Sendable, Codable, Equatable {
    case linear(LinearModel)
    case logistic(LogisticModel)
    case ordinal(OrdinalModel)
    case knn(NeighbourModel)
    case svm(MachineModel)

    init(_ rows: LearningRows, _ settings: TrainingSettings) throws(StatisticsError) {
        switch settings.method {
        case .linear: self = .linear(try LinearModel(rows))
        case .logistic: self = .logistic(try LogisticModel(rows, cost: settings.cost))
        case .ordinal: self = .ordinal(try OrdinalModel(rows, cost: settings.cost))
        case .knn: self = .knn(NeighbourModel(rows, neighbours: settings.neighbours))
        case .svm: self = .svm(try MachineModel(rows, cost: settings.cost))
        }
    }

    /// The model.
    var model: any LabelModel {
        switch self {
        case .linear(let model): model
        case .logistic(let model): model
        case .ordinal(let model): model
        case .knn(let model): model
        case .svm(let model): model
        }
    }
}
