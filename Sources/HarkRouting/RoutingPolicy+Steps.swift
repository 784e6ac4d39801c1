public import HarkDomain

/// A demand that falls once a conversation has waited long enough.
public struct Relaxation: Hashable, Sendable, Codable {
    /// What falls.
    public enum Fall: Hashable, Sendable {
        /// The preferred skills, which a policy with this step asks for until then.
        case preferredSkills
        /// One level of every required skill, down to level 1.
        case level
        /// The last of the required skills that still stand.
        case lastSkill
        /// One required skill, whatever its level.
        case skill(String)
        /// The language.
        case language
    }

    /// The wait after which it falls.
    ///
    /// - Units: seconds, 0…86,400.
    public var afterSeconds: Int
    /// What falls.
    public var falls: Fall

    /// Creates a step.
    public init(_ falls: Fall, afterSeconds: Int) {
        (self.falls, self.afterSeconds) = (falls, afterSeconds)
    }
}

extension Relaxation.Fall: RawRepresentable, Codable {
    /// The text in a configuration: `preferredSkills`, `level`, `lastSkill`, `language` or `skill:NAME`.
    public var rawValue: String {
        switch self {
        case .preferredSkills: "preferredSkills"
        case .level: "level"
        case .lastSkill: "lastSkill"
        case .skill(let name): "skill:" + name
        case .language: "language"
        }
    }

    /// Creates the value from its text, or nil when it is none.
    public init?(rawValue: String) {
        switch rawValue {
        case "preferredSkills": self = .preferredSkills
        case "level": self = .level
        case "lastSkill": self = .lastSkill
        case "language": self = .language
        case let text where text.hasPrefix("skill:") && text.count > 6: self = .skill(String(text.dropFirst(6)))
        default: return nil
        }
    }
}

/// A queue whose agents also serve this queue's conversations, under any of three conditions.
///
/// The conversations keep their place and their queue. An agent of both queues serves them as one of their own queue.
public struct Overflow: Hashable, Sendable {
    /// Whose agents help out.
    public var to: QueueID
    /// Helps a conversation that has waited so long; nil: the wait does not count.
    ///
    /// - Units: seconds, 0…86,400.
    public var afterSeconds: Int?
    /// Helps all while so many wait in the queue; nil: the length does not count.
    public var atLength: Int?
    /// Helps all while no agent of the queue is available.
    public var whenNobodyIsOnline: Bool

    /// Creates a rule.
    public init(to: QueueID, afterSeconds: Int? = nil, atLength: Int? = nil, whenNobodyIsOnline: Bool = false) {
        (self.to, self.afterSeconds) = (to, afterSeconds)
        (self.atLength, self.whenNobodyIsOnline) = (atLength, whenNobodyIsOnline)
    }
}

extension RoutingPolicy {
    /// The queues through which agents serve a conversation, its own first, then those of the overflow in their order.
    func through(_ own: QueueID) -> [QueueID] { [own] + overflow.prefix(64).map(\.to) }

    /// Returns the queue whose share of an agent's capacity a conversation takes.
    ///
    /// It depends on what the agent serves alone, not on what is open when, so that whoever holds the conversation is
    /// measured as when they got it.
    ///
    /// - Parameters:
    ///   - own: the conversation's queue, of which this is the policy.
    ///   - isServed: whether the agent serves a queue.
    /// - Returns: its own queue where the agent serves it, or else the first of the overflow that the agent serves; its
    ///   own for an agent who serves none of them.
    public func queueCharged(_ own: QueueID, where isServed: (QueueID) -> Bool) -> QueueID {
        through(own).first(where: isServed) ?? own
    }
}
