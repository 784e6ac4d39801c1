/// Who wrote a turn of a dialogue.
public enum DialogueAuthor: String, Sendable, Hashable, Codable {
    /// The person who wants something.
    case customer
    /// Whoever answers: a person or a bot.
    case agent
}

/// One turn of a dialogue: what one side wrote before the other did.
public struct DialogueTurn: Sendable, Hashable {
    /// Who wrote it.
    public let author: DialogueAuthor
    /// What it says.
    public let text: String
    /// How satisfied the customer is as of this turn, or nil when nobody said.
    ///
    /// - Units: 1 (very dissatisfied) … 5 (very satisfied); the mean of several raters may lie between.
    public let score: Double?
    /// When it was written, or nil when that is not known; only differences count.
    ///
    /// - Units: seconds since any moment.
    public let seconds: Double?

    /// Creates a turn.
    public init(author: DialogueAuthor, text: String, score: Double? = nil, seconds: Double? = nil) {
        self.author = author
        self.text = text
        self.score = score
        self.seconds = seconds
    }
}

/// A conversation as the satisfaction models read it: turns in order, rated or not.
public struct Dialogue: Sendable, Hashable {
    /// The turns, in order.
    public let turns: [DialogueTurn]
    /// How satisfied the customer is with the whole, or nil when nobody said.
    ///
    /// - Units: 1 (very dissatisfied) … 5 (very satisfied); the mean of several raters may lie between.
    public let score: Double?

    /// Creates a dialogue.
    public init(turns: [DialogueTurn], score: Double? = nil) {
        self.turns = turns
        self.score = score
    }

    /// The rating as of each customer turn.
    ///
    /// An agent's turn is rated by what its customer knows then, so that its score belongs to the customer turn that
    /// follows, unless that has its own.
    /// - Shape: one for each customer turn, in order; nil where nobody rated.
    var customerScores: [Double?] {
        var scores: [Double?] = []
        var carried: Double?
        for turn in turns {
            if turn.author == .agent {
                carried = turn.score ?? carried
            } else {
                scores.append(turn.score ?? carried)
                carried = nil
            }
        }
        return scores
    }
}

/// What counts as a bad rating.
enum BadRating {
    /// Ratings below are bad: 1 and 2 of 5, and means of several raters below the middle.
    static let limit = 3.0

    /// True for a bad rating.
    static func holds(_ score: Double) -> Bool { score < limit }
}
