/// Why numbers can't be read or worked with.
public enum StatisticsError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A file can't be read.
    case unreadable(path: String, why: String)
    /// A file has no header line.
    case empty
    /// A place in a CSV file is wrong; lines count from 1, and the column is named where it is known.
    case malformed(line: Int, column: String?, why: String)
    /// A table has no such column.
    case missingColumn(String)
    /// There are fewer rows than the reckoning needs.
    case tooFewRows(found: Int, needed: Int)
    /// Equations have no single answer; columns that say the same are the usual cause.
    case singular
    /// A search for the best fit did not settle.
    case notConverged(steps: Int)

    /// What is wrong, for an operator.
    public var description: String {
        switch self {
        case .unreadable(let path, let why): "\(path): \(why)"
        case .empty: "the table has no header line"
        case .malformed(let line, nil, let why): "line \(line): \(why)"
        case .malformed(let line, let column?, let why): "line \(line), column \(ShownText.quoted(column)): \(why)"
        case .missingColumn(let name): "there is no column \(ShownText.quoted(name))"
        case .tooFewRows(let found, let needed): "\(found) rows are too few; \(needed) are needed"
        case .singular: "the columns say the same as each other, so there is no single answer"
        case .notConverged(let steps): "no best fit was found in \(steps) steps"
        }
    }
}
