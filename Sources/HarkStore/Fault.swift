public import HarkDomain

/// Something that the stored bytes should not be.
public enum Fault: Hashable, Sendable {
    /// Events that were committed are gone: the witness tells of more than there is.
    case lost(positions: ClosedRange<Int64>)
    /// Positions are missing in the middle of the log.
    case missing(positions: ClosedRange<Int64>)
    /// Events of a stream are missing; nil is the floor's own stream.
    case missingSeqs(conversation: ConversationID?, seqs: ClosedRange<Int>)
    /// An event stands behind one that it should precede.
    case disorder(conversation: ConversationID?, seq: Int, after: Int)
    /// An event's stored bytes are not those that were written.
    case damagedEvent(position: Int64, conversation: ConversationID?)
    /// An event names a wrong predecessor for customers.
    case brokenChain(conversation: ConversationID, seq: Int, expected: Int, found: Int)
    /// A conversation's row is not as it was written.
    case damagedConversation(ConversationID)
    /// A conversation's row ends elsewhere than its events do.
    case headDiffers(conversation: ConversationID, row: Int, events: Int)
    /// Events belong to a conversation that has no row.
    case orphan(ConversationID)
    /// The file is gone that the keys derive from.
    case secretMissing
    /// SQLite's own check complains.
    case database(String)

    /// True when events that somebody may have seen are gone.
    public var isLoss: Bool {
        switch self {
        case .lost, .missing, .missingSeqs: true
        default: false
        }
    }
}

extension Fault: CustomStringConvertible {
    /// The fault in words.
    public var description: String {
        switch self {
        case .lost(let positions):
            "committed events are gone: positions \(positions.lowerBound) to \(positions.upperBound)"
        case .missing(let positions):
            "events are missing: positions \(positions.lowerBound) to \(positions.upperBound)"
        case .missingSeqs(let conversation, let seqs):
            "events are missing in \(Self.name(conversation)): seqs \(seqs.lowerBound) to \(seqs.upperBound)"
        case .disorder(let conversation, let seq, let last):
            "event \(seq) of \(Self.name(conversation)) stands behind event \(last)"
        case .damagedEvent(let position, let conversation):
            "the event at position \(position) of \(Self.name(conversation)) is damaged"
        case .brokenChain(let conversation, let seq, let expected, let found):
            "event \(seq) of conversation \(conversation) names \(found) before it instead of \(expected)"
        case .damagedConversation(let conversation): "the row of conversation \(conversation) is damaged"
        case .headDiffers(let conversation, let row, let events):
            "conversation \(conversation) ends at \(events), its row says \(row)"
        case .orphan(let conversation): "conversation \(conversation) has events and no row"
        case .secretMissing: "the file secret is missing: no start without it, restore it from a backup"
        case .database(let message): "SQLite: \(message)"
        }
    }

    private static func name(_ conversation: ConversationID?) -> String {
        conversation.map { "conversation \($0)" } ?? "the floor"
    }
}
