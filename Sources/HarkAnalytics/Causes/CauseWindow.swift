public import HarkDomain

/// One conversation as the search for causes sees it.
public struct CauseRow: Equatable, Sendable {
    /// Which conversation it is.
    public let id: ConversationID
    /// What it is in each dimension (queue, intent, language, page …); nil where it is nothing.
    public let values: [String?]
    /// How it was rated, or any other measure of it from 0 on; nil without one.
    public let score: Double?

    /// Describes a conversation.
    public init(id: ConversationID, values: [String?], score: Double? = nil) {
        self.id = id
        self.values = values
        self.score = score
    }
}

/// The conversations of a span of time.
public struct CauseWindow: Equatable, Sendable {
    /// The conversations.
    public let rows: [CauseRow]
    /// How long the span is, in any unit that both spans share: opening hours, or days.
    public let length: Double

    /// Describes a span.
    ///
    /// - Precondition: its length is above 0.
    public init(rows: [CauseRow], length: Double = 1) {
        precondition(length > 0, "a span has a length")
        self.rows = rows
        self.length = length
    }
}

/// What rose or fell.
public enum CauseMeasure: String, Hashable, Sendable, CaseIterable {
    /// How many conversations there were.
    case count
    /// The mean of their scores, over those that have one.
    case mean
}
