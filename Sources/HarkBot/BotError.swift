/// One thing that is wrong in the bot's documents.
public struct BotFault: Sendable, Hashable, CustomStringConvertible {
    /// The file as it was named to the loader.
    public let file: String
    /// Where in the document, such as `rules[3].when[0].pattern`; empty for the whole file.
    public let keyPath: String
    /// The line in the file, counted from 1, when it is known.
    public let line: Int?
    /// What is wrong, as a sentence for the person who wrote the file.
    public let reason: String

    /// Creates a fault.
    public init(file: String, keyPath: String = "", line: Int? = nil, reason: String) {
        self.file = file
        self.keyPath = keyPath
        self.line = line
        self.reason = reason
    }

    /// The fault on one line: file, line, key path, reason.
    public var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return keyPath.isEmpty ? "\(place): \(reason)" : "\(place): \(keyPath): \(reason)"
    }
}

/// Why the bot's documents cannot be used.
public enum BotError: Error, Equatable, Sendable, CustomStringConvertible {
    /// A file or folder cannot be read.
    case unreadable(file: String, reason: String)
    /// The documents break their own rules; every fault that was found is listed.
    case invalid([BotFault])

    /// The faults, one on a line.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file): \(reason)"
        case .invalid(let faults): faults.map(\.description).joined(separator: "\n")
        }
    }
}
