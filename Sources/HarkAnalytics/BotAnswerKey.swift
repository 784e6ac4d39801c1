import HarkProtocol

/// What the bot answered by, such as the rule `returns`.
public struct BotAnswerKey: Hashable, Sendable, Comparable {
    /// The kind, as the bot's explanation names it: `rule`, `flow`, `intent`, `article`, `answerer`, `choice`,
    /// `human` or `none`.
    public let kind: String
    /// The id; empty where nothing has one.
    public let id: String

    /// Creates a key.
    public init(kind: String, id: String) {
        (self.kind, self.id) = (kind, id)
    }

    /// Reads the key off an explanation, the compact JSON that is stored with a message of the bot.
    init?(explained: String?) {
        guard let explained, case .object(let data)? = try? JSONReader.read(Array(explained.utf8)),
            case .string(let kind)? = data["kind"]
        else { return nil }
        self.kind = kind
        if case .string(let id)? = data["id"] { self.id = id } else { id = "" }
    }

    /// By kind, then by id.
    public static func < (left: Self, right: Self) -> Bool { (left.kind, left.id) < (right.kind, right.id) }
}
