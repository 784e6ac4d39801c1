public import HarkDomain

/// Some of the conversations behind a number of a report.
public struct ChatPage: Sendable {
    /// How many there are when nobody says how many.
    public static let usual = 50

    /// What is told of one of them.
    public struct Item: Hashable, Sendable {
        /// The conversation.
        public var id: ConversationID
        /// When it began, and when it ended last.
        public var startedAt: Timestamp, endedAt: Timestamp?
        /// The queue and the agent that it was with last.
        public var queue: ChatRow.Named?, agent: ChatRow.Named?
        /// The customer's language and intent.
        public var language: String?, intent: String?
        /// The rating, and the chance of a bad one.
        public var score: Int?, probabilityBad: Double?
        /// The first wait, the first response and the resolution, in milliseconds.
        public var wait: Double?, firstResponse: Double?, resolution: Double?
    }

    /// Where a page ends: how bad its last conversation is, and which one it is.
    public struct Cursor: Hashable, Comparable, Sendable {
        var badness: Double
        var id: Int64

        /// The cursor as a text.
        public var text: String { String(badness.bitPattern, radix: 36) + "." + ConversationID(rawValue: id).text }

        /// Reads such a text; nil of any other.
        public init?(_ text: String) {
            let parts = text.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, let bits = UInt64(parts[0], radix: 36), let id = ConversationID(String(parts[1]))
            else { return nil }
            (badness, self.id) = (Double(bitPattern: bits), id.rawValue)
            guard badness.isFinite else { return nil }
        }

        init(_ badness: Double, _ id: Int64) { (self.badness, self.id) = (badness, id) }

        /// The worse comes first, of equal ones the newer.
        public static func < (left: Self, right: Self) -> Bool {
            (right.badness, right.id) < (left.badness, left.id)
        }
    }

    /// The conversations: the worst first for a measure, the newest first without one.
    public var items: [Item]
    /// Where to go on; nil at the end.
    public var next: Cursor?
}
