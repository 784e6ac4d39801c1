/// Why training or evaluation stopped.
public enum TrainingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A file of the data is missing or can't be read.
    case unreadable(path: String, why: String)
    /// A line of a data file is not as its README says.
    case malformed(path: String, line: Int, why: String)

    /// What is wrong, for whoever trains.
    public var description: String {
        switch self {
        case .unreadable(let path, let why): "\(path): \(why)"
        case .malformed(let path, let line, let why): "\(path):\(line): \(why)"
        }
    }
}
