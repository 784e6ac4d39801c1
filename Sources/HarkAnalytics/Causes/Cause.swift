public import HarkDomain

/// One value of a dimension, and what of a change lies in it.
public struct Cause: Equatable, Sendable {
    /// The value; nil for conversations without one.
    public let value: String?
    /// The measure before, of a count as if that span had been as long; nil where a mean has no scores.
    public let before: Double?
    /// The measure now.
    public let now: Double?
    /// The part of the change that lies in the value, in the unit of the measure.
    ///
    /// Those of a dimension add up to the change.
    public let contribution: Double
    /// Of a mean: the part of the contribution that comes of the value's own mean; nil for a count.
    ///
    /// The rest comes of its share of all conversations.
    public let within: Double?
    /// The share of the change that lies in the value; those of a dimension add up to 1.
    public let explains: Double
    /// How much the value's share of all differs from before; 0 when it does not.
    ///
    /// - Units: nats of half a Jensen-Shannon term.
    public let surprise: Double
    /// The chance of such a change of this value if it went like all others, corrected by Holm.
    public let pValue: Double
    /// The conversations to look at first, the worst first.
    public let conversations: [ConversationID]
    /// How many conversations there are to look at.
    public let conversationCount: Int

    init(_ value: CauseValue, pValue: Double, change: Double, _ behind: CauseBehind) {
        (self.value, before, now) = (value.name, value.measureBefore, value.measureNow)
        (contribution, within, explains) = (value.contribution, value.within, value.contribution / change)
        (surprise, self.pValue) = (value.surprise, pValue)
        (conversations, conversationCount) = (behind.first, behind.count)
    }
}

/// The values of one dimension that together explain a change.
public struct CauseGroup: Equatable, Sendable {
    /// The name of the dimension.
    public let dimension: String
    /// The share of the change that the values explain.
    public let explains: Double
    /// The sum of the surprise of the values; the groups are ordered by it.
    public let surprise: Double
    /// The values, the largest contribution first.
    public let causes: [Cause]
}

/// What explains a change, best explanation first.
public struct CauseSummary: Equatable, Sendable {
    /// The measure before, of a count as if that span had been as long; nil for a mean without scores.
    public let before: Double?
    /// The measure now.
    public let now: Double?
    /// The explanations; empty when the change is spread over all, or is none.
    public let groups: [CauseGroup]
}
