/// One thing that is wrong in the configuration.
public struct ConfigurationFault: Sendable, Hashable, CustomStringConvertible {
    /// The key path, such as `limits.frameBytes`; empty for the whole file.
    public let key: String
    /// What is wrong, as words for the person who set it.
    public let reason: String
    /// The file and the line, such as `config/hark.yaml:12`, or the variable of the environment; nil for other places.
    public let place: String?

    /// Creates a fault.
    public init(key: String, reason: String, place: String? = nil) {
        (self.key, self.reason, self.place) = (key, reason, place)
    }

    /// The fault on one line.
    public var description: String {
        let text = key.isEmpty ? reason : "\(key): \(reason)"
        return place.map { "\($0): \(text)" } ?? text
    }
}

/// Why a configuration cannot be used.
public enum ConfigurationError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The file cannot be read as YAML.
    case unreadable(file: String, reason: String)
    /// Keys or values are wrong; all that were found are listed.
    case invalid([ConfigurationFault])

    /// The faults, one on a line.
    public var description: String {
        switch self {
        case .unreadable(let file, let reason): "\(file): \(reason)"
        case .invalid(let faults): faults.map(\.description).joined(separator: "\n")
        }
    }
}
