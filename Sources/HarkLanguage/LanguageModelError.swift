/// Why trained weights can't be used.
public enum LanguageModelError: Error, Sendable, Hashable, CustomStringConvertible {
    /// There is no such file, or it can't be read.
    case missing(path: String)
    /// The file is of another version of Hark.
    case version(file: String, found: UInt32, wanted: UInt32)
    /// The file is not what was written.
    case damaged(file: String, why: String)

    /// What is wrong, for an operator.
    public var description: String {
        switch self {
        case .missing(let path): "no weights at \(path)"
        case .version(let file, let found, let wanted):
            "\(file) is of version \(found) of the weights, this Hark reads version \(wanted)"
        case .damaged(let file, let why): "\(file) is damaged: \(why)"
        }
    }
}
