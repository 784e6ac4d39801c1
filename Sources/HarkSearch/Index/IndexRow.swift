/// The number under which an event lies in the index: its conversation's place in the log's order, then its seq.
///
/// So hits come by conversation, the youngest first, without another look-up.
struct IndexRow: Hashable, Sendable, Comparable {
    /// Events of a conversation beyond this seq are not found; at the rate that is allowed that takes half a day.
    static let lastSeq = 1 << seqBits - 1
    private static let seqBits = 18

    let number: Int64

    init(number: Int64) { self.number = number }

    init?(talk: Int64, seq: Int) {
        guard (0...Self.lastSeq).contains(seq) else { return nil }
        number = talk << Self.seqBits | Int64(seq)
    }

    /// The conversation's place, from 1.
    var talk: Int64 { number >> Self.seqBits }
    var seq: Int { Int(number) & Self.lastSeq }

    /// The first number of a conversation.
    static func first(of talk: Int64) -> Int64 { talk << seqBits }

    static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}
