import HarkStatistics

/// What a model tells: a number, or one of a few classes.
public struct SatisfactionLabel: Sendable, Equatable, Codable {
    /// The name of the column.
    public let name: String
    /// The classes in rising order; empty when the label is a number.
    public let classes: [Double]
    /// Which values are bad.
    public let bad: BadLabel

    /// More different whole numbers than that are no classes.
    public static let mostClasses = 20
    /// For methods that tell both, a label with more different whole numbers than that is a number.
    static let mostUnasked = 10

    /// Finds out what a column is, for a method.
    /// - Throws: `SatisfactionError` when it is constant or is no class where only classes will do.
    init(_ labels: [Double], name: String, settings: TrainingSettings) throws(SatisfactionError) {
        let values = Set(labels).sorted()
        let areWhole = values.allSatisfy { $0.rounded() == $0 }
        switch settings.method {
        case .linear: classes = []
        case .logistic, .ordinal:
            guard areWhole, values.count <= Self.mostClasses else {
                throw .noClasses(label: name, method: settings.method.rawValue, different: values.count)
            }
            classes = values
        case .knn, .svm: classes = areWhole && values.count <= Self.mostUnasked ? values : []
        }
        self.name = name
        bad = settings.bad ?? BadLabel(of: labels, name: name)
        let repeated = values.count { value in labels.count { $0 == value } > 1 }
        guard values.count > 1, classes.isEmpty || repeated > 1 else { throw .constantLabel(name) }
        let bads = labels.count { bad.contains($0) }
        guard settings.bad == nil || (bads > 0 && bads < labels.count) else { throw .badBound(bad.description) }
    }

    /// Whether the label is one of a few classes.
    public var isClass: Bool { !classes.isEmpty }

    /// The number of the class of each label.
    func indexes(_ labels: [Double]) -> [Int] {
        let places = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
        return labels.map { places[$0] ?? 0 }
    }

    /// Which classes are bad.
    var badClasses: [Bool] { classes.map { bad.contains($0) } }
}
