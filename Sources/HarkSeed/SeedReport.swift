import HarkDomain

/// What was made, and the truth that a log does not show.
public struct SeedReport: Sendable, Equatable {
    /// Conversations that were begun.
    public internal(set) var conversations = 0
    /// Events of the log.
    public internal(set) var events = 0
    /// Those that came to people.
    public internal(set) var queued = 0
    /// Those whose customer gave up.
    public internal(set) var abandoned = 0
    /// Those that the bot ended by its answer.
    public internal(set) var contained = 0
    /// Those that went on after an end.
    public internal(set) var reopened = 0
    /// Those whose customer was here before.
    public internal(set) var returning = 0
    /// Targets of the SLA that were missed.
    public internal(set) var breaches = 0
    /// Ratings that were given.
    public internal(set) var ratings = 0
    /// False when it was broken off.
    public internal(set) var isComplete = true
    /// Conversations whose customer was asked for a rating, the surveys that were called off left out.
    public private(set) var asked = 0
    private var ratingSum = 0
    private var worthSum = 0

    /// The mean of the ratings that were given; nil without any.
    public var meanRating: Double? { ratings == 0 ? nil : Double(ratingSum) / Double(ratings) }

    /// The mean if everybody who was asked had answered: what a correction of the bias should find.
    public var trueMean: Double? { asked == 0 ? nil : Double(worthSum) / Double(asked) }

    /// Ratings given for each that was asked for.
    public var responseRate: Double? { asked == 0 ? nil : Double(ratings) / Double(asked) }

    mutating func ended(_ reason: ResolutionReason) {
        switch reason {
        case .abandoned: abandoned += 1
        case .contained: contained += 1
        default: break
        }
    }

    mutating func rated(_ score: Int) {
        ratings += 1
        ratingSum += score
    }

    /// Counts a conversation that nobody comes back to.
    mutating func count(_ chat: Chat) {
        guard let worth = chat.worth else { return }
        asked += 1
        worthSum += Int(worth.rounded())
    }
}
