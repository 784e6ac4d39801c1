/// Where a conversation stands in its life.
public enum ConversationStatus: String, Sendable, CaseIterable {
    /// The bot answers.
    case bot
    /// It waits in a queue for a person.
    case queued
    /// It is proposed to one agent.
    case offered
    /// A person holds it.
    case active
    /// A person put it aside until a time.
    case snoozed
    /// It is resolved, and its agent still finishes the work on it.
    case wrapUp
    /// It is over.
    case resolved

    /// True while a customer's message goes on in it without reopening.
    public var isOpen: Bool { self != .resolved && self != .wrapUp }

    /// Customers know neither that somebody finishes work nor that it is put aside.
    public var asCustomersSeeIt: ConversationStatus {
        switch self {
        case .wrapUp: .resolved
        case .snoozed: .active
        case .bot, .queued, .offered, .active, .resolved: self
        }
    }
}

/// Why a conversation was resolved.
public enum ResolutionReason: String, Sendable, CaseIterable {
    /// Its agent, or another member of the staff, resolved it.
    case agent
    /// The customer ended it.
    case customer
    /// The customer left before anybody answered.
    case abandoned
    /// The bot's answer was the last word.
    case contained
    /// Nobody wrote for a day.
    case idle
}

/// What a member of the staff chose to be.
public enum Availability: String, Sendable, CaseIterable {
    /// Takes new conversations.
    case online
    /// Keeps what it has, takes nothing new.
    case busy
    /// Not working.
    case offline
}

/// Why Hark takes somebody to be away who said to be there.
public enum AwayReason: String, Sendable, CaseIterable {
    /// Several offers in a row were let pass without a sign of life.
    case missedOffers
    /// Customers' messages lay unanswered without a sign of life.
    case inactive
}

/// Why a conversation went from the bot to people.
public enum HandoffReason: String, Sendable, CaseIterable {
    /// The customer asked for a person.
    case customerAsked
    /// The bot did not know.
    case botUnsure
    /// A rule said so.
    case rule
    /// A flow said so.
    case flow
    /// The customer is angry.
    case anger
    /// A lookup that a flow needs failed.
    case lookupFailed
    /// The bot would have said the same twice.
    case loop
    /// The case is worth a person's time.
    case highValue
    /// The bot did not answer.
    case botFailed
}

/// The customer's answer to "Did we solve it?".
public enum Solved: String, Sendable, CaseIterable {
    /// Solved.
    case yes
    /// Solved in part.
    case partly
    /// Not solved.
    case no
}
