/// What the bot answered by, such as the rule `returns`.
public struct BotAnswerKey: Hashable, Sendable, Comparable {
    /// The kind, as the bot's explanation names it: `rule`, `flow`, `intent`, `article`, `answerer`, `choice`, `human`,
    /// `message`, `policy` or `none`.
    public let kind: String
    /// The id; empty where nothing has one.
    public let id: String

    /// Creates a key.
    public init(kind: String, id: String) {
        (self.kind, self.id) = (kind, id)
    }

    /// The article; nil for all else.
    var article: String? {
        switch kind {
        case "article": id
        case "choice" where id.hasPrefix(Self.articlePrefix): String(id.dropFirst(Self.articlePrefix.count))
        default: nil
        }
    }

    /// What ids of choices begin with that lead to an article.
    private static let articlePrefix = "article:"

    /// By kind, then by id.
    public static func < (left: Self, right: Self) -> Bool { (left.kind, left.id) < (right.kind, right.id) }
}
