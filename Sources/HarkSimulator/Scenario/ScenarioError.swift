/// One thing that is wrong in a scenario.
public struct ScenarioFault: Sendable, Hashable, CustomStringConvertible {
    /// The file as it was named to the reader.
    public let file: String
    /// The line in the file, counted from 1, when it is known.
    public let line: Int?
    /// Where in the document, such as `queues[0].patience`; empty for the whole file.
    public let keyPath: String
    /// What is wrong, as a sentence for the person who wrote the file.
    public let reason: String

    /// The fault on one line: file, line, key path, reason.
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return keyPath.isEmpty ? "\(place): \(reason)" : "\(place): \(keyPath): \(reason)"
    }
}

/// Why a scenario cannot be simulated.
public enum ScenarioError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file cannot be read.
    case unreadable(file: String, reason: String)
    /// The document breaks its rules.
    case invalid(ScenarioFault)

    /// What is wrong, on one line.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file): \(reason)"
        case .invalid(let fault): fault.description
        }
    }
}
