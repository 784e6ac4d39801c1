/// When the bot hands off by itself, whatever it could say.
public struct HandoffPolicy: Sendable, Hashable, Codable {
    /// A value of a contact that is worth a person.
    public struct Attribute: Sendable, Hashable, Codable {
        /// The attribute.
        public let name: String
        /// The values that count.
        public let values: [String]

        /// Reads an attribute strictly.
        public init(from decoder: any Decoder) throws {
            let strict = try StrictContainer(decoder, keys: "name", "values")
            name = try strict.text("name")
            values = try strict.textOrTexts("values")
        }
    }

    /// The number of misses in a row at which it hands off; 0 for never.
    ///
    /// - Units: messages, 0…10; default 2.
    public let misses: Int
    /// The anger at which it hands off, as the language stack measures it; nil for never.
    ///
    /// - Units: 0…1; default 0.85, at which one message makes a conversation's mood angry.
    public let anger: Double?
    /// Whether it hands off instead of saying the same again to another message; it does by default.
    public let repeats: Bool
    /// The value of contact or order at which it hands off; nil for never, the default.
    public let value: Double?
    /// The contacts that it hands off; nil for none, the default.
    public let attribute: Attribute?
    /// Whether it takes a message and an address when nobody is there; it does by default.
    public let takesMessages: Bool

    static let usualAnger = 0.85

    /// The policy of documents that say nothing of it.
    public init() {
        (misses, anger, repeats) = (2, Self.usualAnger, true)
        (value, attribute, takesMessages) = (nil, nil, true)
    }

    /// Reads a policy strictly.
    public init(from decoder: any Decoder) throws {
        let strict = try StrictContainer(
            decoder,
            keys: "misses",
            "anger",
            "repeats",
            "value",
            "attribute",
            "takeMessages"
        )
        misses = try strict.value("misses", or: 2)
        anger = try Self.anger(strict)
        repeats = try strict.value("repeats", or: true)
        value = try strict.optional("value")
        attribute = try strict.optional("attribute")
        takesMessages = try strict.value("takeMessages", or: true)
        guard (0...10).contains(misses) else { throw strict.fault("must be 0 to 10", at: "misses") }
        guard value.map({ $0 > 0 && $0.isFinite }) ?? true else { throw strict.fault("must be above 0", at: "value") }
    }

    /// True and false mean the usual limit and none.
    private static func anger(_ strict: StrictContainer) throws -> Double? {
        guard strict.has("anger") else { return usualAnger }
        if let isOn: Bool = try? strict.required("anger") { return isOn ? usualAnger : nil }
        return try strict.share("anger")
    }
}
