/// What is true of a conversation and is counted: here alone it is said what "abandoned" or "contained" means.
public struct ChatFlags: OptionSet, Hashable, Sendable {
    /// The flags as bits.
    public let rawValue: Int32

    /// Creates flags from bits.
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// It has ended and does not go on.
    public static let ended = ChatFlags(rawValue: 1 << 0)
    /// It ended at least once.
    public static let endedOnce = ChatFlags(rawValue: 1 << 1)
    /// It came to people: it waited for one, or one was given it.
    public static let offered = ChatFlags(rawValue: 1 << 2)
    /// A person wrote to the customer.
    public static let handled = ChatFlags(rawValue: 1 << 3)
    /// Its customer left before a person wrote, after it had come to people.
    public static let abandoned = ChatFlags(rawValue: 1 << 4)
    /// It has ended, and the bot spoke in it, and its customer did not just stay away.
    public static let botEnded = ChatFlags(rawValue: 1 << 5)
    /// That, and no person was asked into it or had it.
    public static let contained = ChatFlags(rawValue: 1 << 6)
    /// It ended with an answer, and the customer did not say that it was not solved.
    public static let solved = ChatFlags(rawValue: 1 << 7)
    /// It went on after an end.
    public static let reopened = ChatFlags(rawValue: 1 << 8)
    /// A person had it.
    public static let hadPerson = ChatFlags(rawValue: 1 << 9)
    /// People handed it on to others or to the bot.
    public static let transferred = ChatFlags(rawValue: 1 << 10)
    /// Its customer was asked for a rating, and the survey was not called off.
    public static let asked = ChatFlags(rawValue: 1 << 11)
    /// Its customer rated it, asked or not.
    public static let rated = ChatFlags(rawValue: 1 << 12)
    /// Its customer rated it with 4 or 5.
    public static let satisfied = ChatFlags(rawValue: 1 << 13)
    /// A target of an SLA was missed in it.
    public static let breached = ChatFlags(rawValue: 1 << 14)
    /// It came to people while its queue was closed.
    public static let afterHours = ChatFlags(rawValue: 1 << 15)
    /// Its customer had been here before.
    public static let returning = ChatFlags(rawValue: 1 << 16)
    /// Its customer rated it after being asked for that.
    public static let answered = ChatFlags(rawValue: 1 << 17)
}

extension ChatFacts {
    /// The rating from which on a customer counts as satisfied.
    public static let satisfiedFrom = 4

    /// All that is true of it and is counted.
    public var flags: ChatFlags {
        var flags: ChatFlags = []
        func set(_ flag: ChatFlags, _ isTrue: Bool) { if isTrue { flags.insert(flag) } }
        set(.ended, endedAt != nil)
        set(.endedOnce, endedAt != nil || reopenings > 0)
        set(.offered, queuedAt != nil)
        set(.handled, firstResponse != nil)
        set(.abandoned, isAbandoned)
        set(.botEnded, isBotEnded)
        set(.contained, isContained)
        set(.solved, isSolved)
        set(.reopened, reopenings > 0)
        set(.hadPerson, hadPerson)
        set(.transferred, transfers > 0)
        set(.asked, wasAsked)
        set(.rated, score != nil)
        set(.satisfied, (score ?? 0) >= Self.satisfiedFrom)
        set(.breached, breaches > 0)
        set(.afterHours, isAfterHours)
        set(.returning, isReturning)
        set(.answered, hasAnswered)
        return flags
    }

    /// True for what its customer left before a person wrote, after it had come to people.
    public var isAbandoned: Bool {
        endedAt != nil && queuedAt != nil && firstResponse == nil && (reason == .abandoned || reason == .customer)
    }

    /// True for what has ended and in which the bot spoke, unless its customer just stayed away.
    public var isBotEnded: Bool { endedAt != nil && botMessages.count > 0 && reason != .abandoned }

    /// True for what the bot dealt with alone: it spoke, and no person was asked into it or had it.
    public var isContained: Bool { isBotEnded && handoffs == 0 && queuedAt == nil && !hadPerson }

    /// True for what ended with an answer and of which the customer did not say that it was not solved.
    public var isSolved: Bool {
        guard endedAt != nil, solved != .no else { return false }
        switch reason {
        case .agent: return firstResponse != nil
        case .customer, .contained: return firstResponse != nil || isContained && botAnswers > 0
        case .abandoned, .idle, nil: return false
        }
    }
}
