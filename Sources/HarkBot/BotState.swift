public import Foundation
public import HarkLanguage

/// What the bot remembers of a conversation: small data that its keeper stores between two turns.
public struct BotState: Sendable, Codable, Hashable {
    /// How many messages in a row the bot has not understood.
    public var misses: Int
    /// The rule that answered last.
    public var rule: String?
    /// The intent that answered last.
    public var intent: String?
    /// The article that answered last.
    public var article: String?
    /// The language of the last reply.
    public var language: Language?
    /// The choices of the last reply.
    public var offered: [BotChoice]
    /// How many replies the bot has given.
    public var turns: Int
    /// What rules, intents and flows have set, by name.
    public var attributes: [String: String]
    /// What flows have asked and been told, by slot, also after they ended.
    public var slots: [String: String]
    /// The flow that is running.
    public var flow: FlowState?
    /// The message that the bot takes because nobody is there.
    public var leaving: LeftMessage?
    /// The fingerprint of the last reply.
    public var lastReply: String?
    /// The fingerprint of the message that it answered.
    public var lastAsked: String?
    /// When the last message was written.
    public var moment: Date?

    /// Creates the state before the first message.
    public init() {
        misses = 0
        offered = []
        turns = 0
        attributes = [:]
        slots = [:]
    }

    /// Reads a state, also one that was stored before flows and attributes were known.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        misses = try container.count(.misses)
        rule = try container.decodeIfPresent(String.self, forKey: .rule)
        intent = try container.decodeIfPresent(String.self, forKey: .intent)
        article = try container.decodeIfPresent(String.self, forKey: .article)
        language = try container.decodeIfPresent(Language.self, forKey: .language)
        offered = try container.decode([BotChoice].self, forKey: .offered)
        turns = min(max(try container.decodeIfPresent(Int.self, forKey: .turns) ?? 0, 0), .max / 2)
        attributes = try container.decodeIfPresent([String: String].self, forKey: .attributes) ?? [:]
        slots = try container.decodeIfPresent([String: String].self, forKey: .slots) ?? [:]
        flow = try container.decodeIfPresent(FlowState.self, forKey: .flow)
        leaving = try container.decodeIfPresent(LeftMessage.self, forKey: .leaving)
        lastReply = try container.decodeIfPresent(String.self, forKey: .lastReply)
        lastAsked = try container.decodeIfPresent(String.self, forKey: .lastAsked)
        moment = try container.decodeIfPresent(Date.self, forKey: .moment)
    }
}
