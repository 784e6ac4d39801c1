import HarkStatistics

/// Which values of a label are bad.
public struct BadLabel: Sendable, Equatable, Codable, CustomStringConvertible {
    /// The value that just is bad.
    public let bound: Double
    /// Whether lower values are bad too; otherwise higher ones are.
    public let isLow: Bool

    /// Creates a definition.
    public init(bound: Double, isLow: Bool) {
        self.bound = bound
        self.isLow = isLow
    }

    /// Reads `<=2` or `>=1`; nil when it is something else.
    public init?(_ text: String) {
        guard let bound = Double(text.dropFirst(2)), bound.isFinite else { return nil }
        switch text.prefix(2) {
        case "<=": self.init(bound: bound, isLow: true)
        case ">=": self.init(bound: bound, isLow: false)
        default: return nil
        }
    }

    /// What is bad when nobody says so.
    ///
    /// Low values are bad, unless the label's name says that it counts what is bad (`dissatisfied`, `churned`). Ratings
    /// (1 to 5 with steps of a tenth or more) are bad below 3; of two values the lower one is bad; of other numbers the
    /// lowest quarter.
    public init(of labels: [Double], name: String) {
        let isLow = !Self.saysBad(name)
        let values = Set(labels).sorted()
        if isLow, Self.areRatings(values), let bound = values.last(where: { $0 < 3 }) {
            self.init(bound: bound, isLow: true)
        } else if values.count == 2 {
            self.init(bound: isLow ? values[0] : values[1], isLow: isLow)
        } else {
            let quarter = labels.quantile(isLow ? 0.25 : 0.75)
            let inside = isLow ? values.last { $0 <= quarter } : values.first { $0 >= quarter }
            self.init(bound: inside ?? quarter, isLow: isLow)
        }
    }

    /// Whether a value is bad.
    public func contains(_ label: Double) -> Bool { isLow ? label <= bound : label >= bound }

    /// As it is written.
    public var description: String { (isLow ? "<=" : ">=") + plain(bound) }

    private static func areRatings(_ values: [Double]) -> Bool {
        guard let first = values.first, let last = values.last else { return false }
        return values.count > 2 && first >= 1 && last <= 5 && values.count <= 41
    }

    private static let words = [
        "bad", "dissatisf", "unsatisf", "unhappy", "negative", "churn", "complain", "angry", "anger", "abandon",
        "unresolved", "detractor", "problem",
    ]

    private static func saysBad(_ name: String) -> Bool {
        let name = name.lowercased()
        return words.contains { name.contains($0) }
    }
}

/// A number without a needless `.0`.
func plain(_ number: Double) -> String {
    number.rounded() == number && abs(number) < 1e15 ? String(Int(number)) : String(number)
}
