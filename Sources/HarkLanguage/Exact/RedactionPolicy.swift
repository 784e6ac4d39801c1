/// What a site masks in texts.
public struct RedactionPolicy: Sendable, Hashable {
    /// The kinds of entities that are masked: cards, identity numbers and bank accounts unless the site says otherwise.
    public var kinds: Set<EntityKind>
    /// The site's own secrets.
    public var patterns: [RedactionPattern]

    /// Creates a policy.
    public init(kinds: Set<EntityKind> = Self.sensitiveKinds, patterns: [RedactionPattern] = []) {
        self.kinds = kinds
        self.patterns = patterns
    }

    /// Payment cards, identity numbers, bank accounts.
    public static let sensitiveKinds: Set<EntityKind> = [.paymentCard, .idNumber, .bankAccount]
}

/// A secret that a site knows by its form, such as a membership number.
public struct RedactionPattern: Sendable, Hashable {
    /// What the mask calls it: `[member •••• 0042]`; letters, spaces, hyphens and underscores.
    public var name: String
    /// The form in RE2's syntax, as in `EntityPattern`.
    public var pattern: String

    /// Creates a pattern.
    public init(name: String, pattern: String) {
        self.name = name
        self.pattern = pattern
    }
}
