public import HarkStatistics

/// Finds what goes with bad ratings.
///
/// It says what goes together, not what causes what.
public enum DriverSearch {
    /// So many bad and so many other conversations are needed before a feature is told of.
    public static let fewest = 10

    /// Compares each feature in badly rated conversations and the others.
    ///
    /// - Parameters:
    ///   - table: a row for each rated conversation; NaN where a feature is not known.
    ///   - names: the name of each column.
    ///   - isBad: whether each is badly rated.
    /// - Precondition: there is one flag for each row, and one name for each column.
    /// - Returns: the drivers by falling size of their effect. A feature with no values but 0 and 1 is a flag.
    public static func drivers(_ table: Matrix, named names: [String], isBad: [Bool]) -> DriverSummary {
        precondition(names.count == table.columns && isBad.count == table.rows, "names and flags fit the table")
        var found: [DriverSample] = []
        var unclear: [String] = []
        for (column, name) in names.enumerated() {
            let sample = DriverSample(name, table.column(column), isBad)
            if sample.isClear { found.append(sample) } else { unclear.append(name) }
        }
        let chances = Holm.corrected(found.map(\.chance))
        let drivers = zip(found, chances).map { $0.driver(pValue: $1) }
        return DriverSummary(
            drivers: drivers.sorted { (abs($1.effect.value), $0.feature) < (abs($0.effect.value), $1.feature) },
            unclear: unclear
        )
    }
}
