/// A form of order or tracking numbers that a site uses.
public struct EntityPattern: Sendable, Hashable {
    /// What a match is: `order` or `tracking`.
    public var kind: EntityKind
    /// The form in RE2's syntax; letters match whatever their case.
    ///
    /// A group takes only its part: `客户号\s*(\d{8})` finds the digits alone. The pattern sees the text after
    /// normalisation: full-width digits are ASCII there.
    public var pattern: String

    /// Creates a pattern.
    public init(kind: EntityKind, pattern: String) {
        self.kind = kind
        self.pattern = pattern
    }
}

/// Why a site's pattern cannot be used.
public enum EntityPatternError: Error, Sendable, Hashable, CustomStringConvertible {
    /// RE2 refuses the pattern.
    case invalidPattern(String, why: String)
    /// Patterns find orders and tracking numbers only.
    case unsupportedKind(EntityKind)
    /// A name has a bracket, a digit or a line break in it, is empty or over 32 characters long.
    case invalidName(String)

    /// The reason in words.
    public var description: String {
        switch self {
        case .invalidPattern(let pattern, let why): "pattern \(pattern): \(why)"
        case .unsupportedKind(let kind): "patterns find order and tracking numbers, not \(kind.rawValue)"
        case .invalidName(let name): "name \(name): 1 to 32 letters, spaces, hyphens and underscores"
        }
    }
}

extension LinearPattern {
    /// Compiles a pattern of a site, which must not fit everything.
    static func ofSite(_ source: String) throws(EntityPatternError) -> LinearPattern {
        let pattern: LinearPattern
        do throws(Invalid) {
            pattern = try LinearPattern(source)
        } catch {
            throw .invalidPattern(source, why: error.reason)
        }
        guard !pattern.matchesEmptyText else { throw .invalidPattern(source, why: "it matches the empty text") }
        return pattern
    }
}
