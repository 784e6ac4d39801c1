/// Something that the bot wants done to the conversation beside its reply.
public enum BotAction: Sendable, Hashable, Codable {
    /// Remember a value of the contact.
    case setAttribute(name: String, value: String)
    /// Put labels on.
    case label([String])
    /// Give a priority: `low`, `normal`, `high` or `urgent`.
    case priority(String)
    /// Choose the queue for a hand-off.
    case queue(String)
    /// Close the conversation after this reply.
    case close(disposition: String?)
}

extension BotAction: CustomStringConvertible {
    /// The action as scripts of dialogues spell it, such as `label vip, refund`.
    public var description: String {
        switch self {
        case .setAttribute(let name, let value): "set \(name)=\(value)"
        case .label(let labels): "label \(labels.joined(separator: ", "))"
        case .priority(let priority): "priority \(priority)"
        case .queue(let key): "queue \(key)"
        case .close(let disposition): disposition.map { "close \($0)" } ?? "close"
        }
    }
}

/// How soon people should take a conversation, in words.
enum BotPriority: String, CaseIterable {
    case low, normal, high, urgent
}
