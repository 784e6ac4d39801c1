public import Foundation
public import HarkDomain

/// What is asked of `hark seed`.
public struct SeedRequest: Sendable {
    /// How many conversations.
    ///
    /// - Units: 1…10,000,000.
    public var conversations: Int
    /// What all chance begins at: the same request gives the same log.
    public var seed: UInt64
    /// The first moment.
    public var from: Timestamp
    /// The moment at which the log ends; no conversation begins from then on.
    public var to: Timestamp
    /// The zone by whose clock customers write and agents work.
    public var zone: TimeZone
    /// The time limits that the floor runs by.
    public var policy: FloorPolicy

    /// Creates a request.
    public init(
        conversations: Int,
        seed: UInt64 = 1,
        from: Timestamp,
        to: Timestamp,
        zone: TimeZone = .gmt,
        policy: FloorPolicy = FloorPolicy()
    ) {
        (self.conversations, self.seed, self.from, self.to) = (conversations, seed, from, to)
        (self.zone, self.policy) = (zone, policy)
    }

    static let conversationLimits = 1...10_000_000
    static let dayLimits = 7...1830
    /// More in a day in the mean is no floor any more that one queue serves.
    static let mostPerDay = 20_000

    /// Looks at what is asked.
    ///
    /// - Throws: `SeedError` that names what is wrong.
    public func check() throws(SeedError) {
        guard Self.conversationLimits.contains(conversations) else { throw .conversations }
        guard to <= Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) else { throw .future }
        guard Self.dayLimits.contains(days) else { throw .period }
        guard conversations <= days * Self.mostPerDay else { throw .crowded(atMost: days * Self.mostPerDay) }
    }

    var days: Int { Int((to - from).wholeMilliseconds / 86_400_000) }
}

/// Why a directory can't be filled.
public enum SeedError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Their number is out of range.
    case conversations
    /// The end lies in the future.
    case future
    /// The period is too short or too long.
    case period
    /// There are more conversations than a floor can have in that time.
    case crowded(atMost: Int)
    /// The directory has conversations already.
    case notEmpty
    /// The directory was filled in part, by a run that was broken off.
    case partFilled(what: String)

    /// What to tell the operator.
    public var description: String {
        switch self {
        case .conversations: "--conversations is 1 to 10,000,000"
        case .future: "--to must not lie in the future"
        case .period: "from --from to --to there must be 7 to 1,830 days"
        case .crowded(let most): "at most \(most) conversations fit into that period: 20,000 a day"
        case .notEmpty:
            "the data directory has conversations already and seed fills an empty one only: nothing was changed"
        case .partFilled(let what):
            "the data directory was filled in part (\(what)): remove it and begin anew; nothing was changed"
        }
    }
}
