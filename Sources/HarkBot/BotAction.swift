/// Something that the bot wants done to the conversation beside its reply.
public enum BotAction: Sendable, Hashable, Codable {
    /// Remember a value of the contact.
    case setAttribute(name: String, value: String)
    /// Put labels on.
    case label([String])
    /// Give a priority.
    case priority(BotPriority)
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
        case .priority(let priority): "priority \(priority.rawValue)"
        case .queue(let key): "queue \(key)"
        case .close(let disposition): disposition.map { "close \($0)" } ?? "close"
        }
    }
}

/// How soon people should take a conversation, in words.
public enum BotPriority: String, Sendable, Codable, CaseIterable {
    /// Behind all others.
    case low
    /// As usual.
    case normal
    /// Before the usual ones.
    case high
    /// Before all others.
    case urgent

    /// The priority as a number of the floor's.
    public var level: Int {
        switch self {
        case .low: -5
        case .normal: 0
        case .high: 5
        case .urgent: 10
        }
    }
}
