import HarkDomain

/// How far each stream has come in a batch that is being written: positions and seqs go on without a gap.
struct StreamHeads {
    /// The last position.
    private(set) var position: Int64
    /// The last seq of the floor's own stream.
    private(set) var floor: Int
    private var first: [Int64: Int] = [:]
    private var last: [Int64: Int] = [:]

    init(position: Int64, floor: Int) {
        (self.position, self.floor) = (position, floor)
    }

    /// Takes the next row, or throws when it does not go on where the one before it ended.
    mutating func take(_ row: EventRow) throws {
        guard row.position == position + 1 else {
            throw StoreError.refused(reason: "position \(row.position) after \(position)")
        }
        position = row.position
        if row.stream == 0 {
            try Self.require(row, after: floor)
            floor = row.seq
        } else if let seq = last.updateValue(row.seq, forKey: row.stream) {
            try Self.require(row, after: seq)
        } else {
            first[row.stream] = row.seq
        }
    }

    /// The seq that a conversation's stored row must end at for the batch's events to follow it; nil without events.
    func before(_ conversation: ConversationID) -> Int? {
        first[conversation.rawValue].map { $0 - 1 }
    }

    private static func require(_ row: EventRow, after seq: Int) throws {
        guard row.seq == seq + 1 else {
            throw StoreError.refused(reason: "seq \(row.seq) after \(seq) at position \(row.position)")
        }
    }
}
