public import HarkDomain

/// What a suggestion asks for.
public enum SuggestionKind: String, Hashable, Sendable, CaseIterable {
    /// Write an article that answers a matter.
    case article
    /// Let the bot answer a matter as agents do.
    case botRule
    /// Be there at other hours.
    case hours
    /// Have more people at some times.
    case staffing
    /// Coach an agent on a matter.
    case coaching
    /// Mend what the customers complain of.
    case product
}

/// How much work a suggestion is.
public enum SuggestionEffort: String, Hashable, Sendable, CaseIterable {
    /// An hour or two of one person.
    case small
    /// Some days.
    case medium
    /// A plan, and several people.
    case large
}

/// What a suggestion is expected to better, and what is then measured.
public enum SuggestionMeasure: String, Hashable, Sendable, CaseIterable, Codable {
    /// Conversations that the bot hands to people.
    case handoffs
    /// Conversations that customers leave before a person writes.
    case abandonment
    /// Conversations that miss a target of the SLA.
    case slaBreachRate
    /// The mean rating, 1…5.
    case csat

    /// What one conversation counts, 0 or 1, or its rating; nil where it has none.
    public func value(of chat: SuggestionChat) -> Double? {
        switch self {
        case .handoffs: chat.wasHandedOff ? 1 : 0
        case .abandonment: chat.isAbandoned ? 1 : 0
        case .slaBreachRate: chat.isBreached ? 1 : 0
        case .csat: chat.score.map(Double.init)
        }
    }

    /// Whether more of it is better.
    public var isMoreBetter: Bool { self == .csat }
}

/// What is expected of a suggestion.
public struct SuggestionGain: Hashable, Sendable {
    /// What gets better.
    public let measure: SuggestionMeasure
    /// By how much: conversations fewer a week, or points of the mean rating of all.
    public let value: Double
    /// The lower end of the range that holds it 19 times in 20, if the assumptions hold that docs/suggestions.md names.
    public let low: Double
    /// The upper end.
    public let high: Double

    /// Creates a gain from its parts.
    public init(measure: SuggestionMeasure, value: Double, low: Double, high: Double) {
        (self.measure, self.value, self.low, self.high) = (measure, value, low, high)
    }
}

/// Something to improve, with the conversations that say so.
public struct Suggestion: Hashable, Sendable {
    /// Something that the words of a suggestion name, such as the matter or a time.
    public struct Fact: Hashable, Sendable {
        /// What it is: the name of the place in the words.
        public let name: String
        /// Its value, as it is written.
        public let value: String

        /// Names a fact.
        public init(name: String, value: String) { (self.name, self.value) = (name, value) }
    }

    /// What it asks for.
    public let kind: SuggestionKind
    /// What it is about.
    public let subject: SuggestionSubject
    /// What its words name.
    public private(set) var facts: [Fact]
    /// How many conversations speak for it.
    public let count: Int
    /// Some of them, the latest first.
    public let conversations: [ConversationID]
    /// What is expected of it.
    public let gain: SuggestionGain
    /// How much work it is.
    public let effort: SuggestionEffort

    /// The most conversations that are named.
    public static let mostConversations = 20

    /// Describes a suggestion.
    ///
    /// - Parameters:
    ///   - kind: what it asks for.
    ///   - subject: what it is about.
    ///   - facts: what its words name.
    ///   - conversations: those that speak for it; the latest are kept.
    ///   - count: how many speak for it; nil when these are all.
    ///   - gain: what is expected of it.
    ///   - effort: how much work it is.
    public init(
        kind: SuggestionKind,
        subject: SuggestionSubject,
        facts: [Fact],
        conversations: some Sequence<ConversationID>,
        count: Int? = nil,
        gain: SuggestionGain,
        effort: SuggestionEffort
    ) {
        let sorted = conversations.sorted(by: >)
        (self.kind, self.subject, self.facts, self.gain, self.effort) = (kind, subject, facts, gain, effort)
        self.count = count ?? sorted.count
        self.conversations = Array(sorted.prefix(Self.mostConversations))
    }

    /// The suggestion with a fact's value changed, such as masked.
    public func changing(_ name: String, _ change: (String) -> String) -> Suggestion {
        var changed = self
        changed.facts = facts.map { $0.name == name ? Fact(name: name, value: change($0.value)) : $0 }
        return changed
    }

    /// What tells it from all others and stays the same from night to night.
    public var key: SuggestionKey { SuggestionKey(kind: kind, subject: subject) }
}

/// What tells suggestions apart: what they ask for, and of what.
public struct SuggestionKey: Hashable, Sendable, Comparable {
    /// What is asked for.
    public let kind: SuggestionKind
    /// Of what.
    public let subject: SuggestionSubject

    /// Creates a key.
    public init(kind: SuggestionKind, subject: SuggestionSubject) { (self.kind, self.subject) = (kind, subject) }

    /// Reads a key from its text; nil when it is none.
    public init?(text: String) {
        let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
        guard parts.count == 2, let kind = SuggestionKind(rawValue: parts[0]),
            let subject = SuggestionSubject(text: parts[1])
        else { return nil }
        self.init(kind: kind, subject: subject)
    }

    /// The whole key as a text.
    public var text: String { "\(kind.rawValue)/\(subject.text)" }

    /// A short name for addresses: 16 hexadecimal digits.
    /// - Source: Fowler, Noll, Vo, "The FNV Non-Cryptographic Hash Algorithm", FNV-1a with 64 bits.
    public var id: String {
        let hash = text.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// By text.
    public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}
