/// Why examples or a model can't be used.
public enum IntentError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A file can't be read.
    case unreadable(path: String, why: String)
    /// A line of a file of examples is wrong; lines count from 1.
    case malformed(path: String, line: Int, why: String)
    /// There is nothing to learn: no example with an intent.
    case noExamples
    /// An intent has a name that no intent can have.
    case badName(String)
    /// A file is no model of this version of Hark, or damaged.
    case badModel(path: String, why: String)

    /// What is wrong, for an operator.
    public var description: String {
        switch self {
        case .unreadable(let path, let why): "\(path): \(why)"
        case .malformed(let path, let line, let why): "\(path):\(line): \(why)"
        case .noExamples: "no examples: an intent needs at least one text"
        case .badName(let name): "\"\(name)\" can't be the name of an intent"
        case .badModel(let path, let why): "\(path): no model of intents: \(why)"
        }
    }
}
