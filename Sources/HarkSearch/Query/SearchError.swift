/// Why a text can't be looked for.
public enum SearchError: Error, Equatable, Sendable {
    /// It holds no letter, digit, character or emoji.
    case nothingToFind
    /// It is longer than this many characters.
    case tooLong(longest: Int)
    /// It holds more words and phrases than this.
    case tooManyTerms(most: Int)
}

extension SearchError: CustomStringConvertible {
    /// The reason, as a continuation of "q …".
    public var description: String {
        switch self {
        case .nothingToFind: "holds nothing to look for"
        case .tooLong(let longest): "is longer than \(longest) characters"
        case .tooManyTerms(let most): "holds more than \(most) words and phrases"
        }
    }
}
