public import HarkDomain

/// One conversation as suggestions see it: what happened in it, and what its texts and the site's clock say of it.
public struct SuggestionChat: Hashable, Sendable {
    /// The conversation.
    public let id: ConversationID
    /// When it came to people, or else began, on the site's clock.
    public let moment: LocalMoment
    /// Whether people were there to answer then.
    public var isOpen = true
    /// What the customer wanted first.
    public var intent: String?
    /// What it is about, where topics were looked for; as a matter the intent counts before it.
    public var topic: String?
    /// The agent who answered last.
    public var agent: AgentReference?
    /// What a person answered first; nil when nobody did.
    public var answer: String?
    /// How many messages people wrote.
    public var agentMessages = 0
    /// Whether the bot wrote.
    public var hadBot = false
    /// Whether the bot did not know an answer.
    public var wasMissed = false
    /// Whether it went from the bot to people.
    public var wasHandedOff = false
    /// Whether it came to people at all.
    public var wasQueued = false
    /// Whether its customer left before a person wrote.
    public var isAbandoned = false
    /// Whether a target of the SLA was missed.
    public var isBreached = false
    /// Whether it went on after an end.
    public var isReopened = false
    /// The rating, 1…5.
    public var score: Int?

    /// Begins with nothing known.
    public init(id: ConversationID, moment: LocalMoment) { (self.id, self.moment) = (id, moment) }

    /// Takes from a conversation's row what suggestions need.
    ///
    /// - Parameters:
    ///   - row: the row.
    ///   - moment: when it came to people, or else began, on the site's clock.
    public init(_ row: ChatRow, moment: LocalMoment) {
        self.init(id: row.id, moment: moment)
        isOpen = !row.flags.contains(.afterHours)
        (intent, agent, score) = (row.intent, row.agentReference, row.score)
        agentMessages = Int(row[.agentMessages] ?? 0)
        hadBot = (row[.botMessages] ?? 0) > 0
        wasMissed = (row[.botMisses] ?? 0) > 0
        wasHandedOff = (row[.handoffs] ?? 0) > 0
        wasQueued = row.flags.contains(.offered)
        isAbandoned = row.flags.contains(.abandoned)
        isBreached = row.flags.contains(.breached)
        isReopened = row.flags.contains(.reopened)
    }

    /// What the customer wanted: the intent, else the topic.
    public var matter: Matter? {
        intent.map { Matter(kind: .intent, name: $0) } ?? topic.map { Matter(kind: .topic, name: $0) }
    }

    /// Whether it is on a matter.
    ///
    /// A topic is what was said, so an intent that the bot has learnt since takes no conversation away from it.
    func isOn(_ matter: Matter) -> Bool {
        switch matter.kind {
        case .intent: intent == matter.name
        case .topic: topic == matter.name
        }
    }

    /// The answer without what differs between answers that say the same: case, white space and numbers.
    var gist: String? {
        guard let answer else { return nil }
        let words = answer.lowercased().split { $0.isWhitespace }.filter { !$0.contains(where: \.isNumber) }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}

/// What conversations are about: an intent that the bot knows, or a topic that was found in them.
public struct Matter: Hashable, Sendable, Comparable {
    /// Where the name comes from.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// An intent of the bot.
        case intent
        /// A topic that was found in the texts.
        case topic
    }

    /// Where the name comes from.
    public let kind: Kind
    /// The name.
    public let name: String

    /// Names a matter.
    public init(kind: Kind, name: String) { (self.kind, self.name) = (kind, name) }

    /// By kind, then by name.
    public static func < (left: Self, right: Self) -> Bool {
        (left.kind.rawValue, left.name) < (right.kind.rawValue, right.name)
    }
}
