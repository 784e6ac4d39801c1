/// A message that the bot takes for people who are not there: first the words, then an address to answer to.
public struct LeftMessage: Sendable, Codable, Hashable {
    /// Why the customer wants a person.
    public var reason: BotHandoff.Reason
    /// What a rule or flow noted for the person.
    public var note: String?
    /// What the customer wants to be told on.
    public var text: String?
    /// The address to answer to.
    public var address: String?
    /// What is done with the hand-off beside, such as choosing the queue.
    public var actions: [BotAction]
    /// How often no address was found in what the customer wrote.
    public var tries: Int

    /// Begins to take a message.
    public init(reason: BotHandoff.Reason, note: String? = nil, actions: [BotAction] = []) {
        self.reason = reason
        self.note = note
        self.actions = actions
        tries = 0
    }

    /// Reads a message that is being left.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        reason = try container.decode(BotHandoff.Reason.self, forKey: .reason)
        note = try container.decodeIfPresent(String.self, forKey: .note)
        text = try container.decodeIfPresent(String.self, forKey: .text)
        address = try container.decodeIfPresent(String.self, forKey: .address)
        actions = try container.decode([BotAction].self, forKey: .actions)
        tries = try container.count(.tries)
    }
}
