/// What is wrong with a part of a routing plan, and where.
///
/// Whoever reads the whole puts the place of the part in front of ``at``: `week[1]` of the first business hours becomes
/// `businessHours[0].week[1]`.
public struct RoutingFault: Error, Hashable, Sendable {
    /// The place, such as `rules[2].when.hours.name`.
    public let at: String
    /// What is wrong there, and what would be right.
    public let message: String
    /// The line in the document, counted from 1, when it is known.
    public let line: Int?
    /// True when the plan may be published all the same.
    public let isWarning: Bool

    /// Creates a fault.
    public init(at: String, message: String, line: Int? = nil, isWarning: Bool = false) {
        (self.at, self.message, self.line, self.isWarning) = (at, message, line, isWarning)
    }
}
