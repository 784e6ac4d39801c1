/// Why figures cannot be grouped, or rules not be found.
public enum DiagnosisError: Error, Equatable, Sendable {
    /// No column holds numbers.
    case noColumns
    /// There is no row.
    case noRows
    /// Numbers are so large that their squares can't be added up.
    case tooLarge
    /// There are fewer points, or different points, than clusters were asked for.
    case tooFewPoints(distinct: Int, clusters: Int)
    /// A setting lies outside of its range.
    case outOfRange(setting: String, range: String)
    /// So low a support gives more sets of items than can be kept.
    case tooManyItemSets(most: Int)
    /// So low a support gives more rules than can be kept.
    case tooManyRules(most: Int)
}

extension DiagnosisError: CustomStringConvertible {
    /// What to tell the person who asked.
    public var description: String {
        switch self {
        case .noColumns: "no column holds numbers"
        case .noRows: "there is no row to group"
        case .tooLarge: "the numbers are too large: the sum of their squares is no finite number"
        case .tooFewPoints(let distinct, let clusters):
            "\(clusters) groups need \(clusters) different rows at least; there \(distinct == 1 ? "is" : "are") \(distinct)"
        case .outOfRange(let setting, let range): "\(setting) must be \(range)"
        case .tooManyItemSets(let most):
            "more than \(most) sets of items occur that often; ask for a higher --min-support"
        case .tooManyRules(let most):
            "more than \(most) rules come of that support; ask for a higher --min-support"
        }
    }
}
