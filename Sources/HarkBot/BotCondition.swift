public import HarkLanguage

/// One condition of a rule: everything it names must hold.
public struct BotCondition: Sendable, Hashable, Codable {
    /// Whether people are there.
    public enum Hours: String, Sendable, Codable, CaseIterable {
        /// Within office hours.
        case open
        /// Outside them.
        case closed
    }

    /// How the customer sounds.
    public enum Feeling: String, Sendable, Codable, CaseIterable {
        /// Unhappy.
        case negative
        /// Angry: as the hand-off policy counts it.
        case angry
        /// Happy.
        case positive
    }

    /// An RE2 pattern that is looked for in the folded text, whatever the case.
    public let pattern: String?
    /// Words or phrases that must all occur, compared by their stems.
    public let all: [String]
    /// Words or phrases of which one must occur.
    public let any: [String]
    /// Words or phrases of which none may occur.
    public let none: [String]
    /// The only language for which the condition holds.
    public let language: Language?
    /// Intents of which the message must have one.
    public let intent: [String]
    /// Sorts of things of which the message must name one.
    public let entity: [EntityKind]
    /// Pages on one of which the customer must be: the beginning of a path, or a form with `*`.
    public let page: [String]
    /// Whether people must be there, or must not.
    public let hours: Hours?
    /// Values of which each named attribute must have one.
    public let attribute: [String: [String]]
    /// Feelings of which the message must show one.
    public let sentiment: [Feeling]

    private static let keys = [
        "pattern", "all", "any", "none", "language", "intent", "entity", "page", "hours", "attribute", "sentiment",
    ]

    /// Reads a condition strictly.
    public init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(decoder, keys: Self.keys)
        pattern = strict.has("pattern") ? try strict.text("pattern") : nil
        all = try strict.texts("all")
        any = try strict.texts("any")
        none = try strict.texts("none")
        language = try strict.spokenLanguage("language")
        intent = strict.has("intent") ? try strict.textOrTexts("intent") : []
        entity = try strict.someOf("entity", EntityKind.self)
        page = strict.has("page") ? try strict.textOrTexts("page") : []
        hours = try strict.oneOf("hours", Hours.self)
        attribute = try strict.value("attribute", or: [:] as [String: TextOrTexts]).mapValues(\.texts)
        sentiment = try strict.someOf("sentiment", Feeling.self)
        guard needsSomething else {
            throw strict.fault(
                "needs pattern, all, any, intent, entity, page, hours, attribute or sentiment"
            )
        }
    }

    private var needsSomething: Bool {
        pattern != nil || hours != nil || !attribute.isEmpty || !entity.isEmpty || !sentiment.isEmpty
            || ![all, any, intent, page].allSatisfy(\.isEmpty)
    }
}
