/// For each line, which agents have room for its first: a row of bits for a line, all rows in one piece of memory.
///
/// An agent's load changes at every assignment and may concern hundreds of lines, so that a change has to touch little.
struct RoomTable: Sendable {
    private struct Row: Sendable {
        let weight: Int
        let column: Int
        let hasHelp: Bool
        var count = 0
    }

    private var rows: [Row] = []
    private var help: [[Int]] = []
    private var words: [UInt64] = []
    /// Words in a row.
    private let stride: Int

    /// Creates a table without lines, with as many slots again as are in use.
    init(slots: Int) { stride = max(4, (slots * 2 + 63) / 64) }

    /// True when the rows are wide enough.
    func fits(slots: Int) -> Bool { slots <= stride * 64 }

    /// Sets up the row of a line, nobody having room.
    ///
    /// - Parameters:
    ///   - line: the index of the line; indices come in order.
    ///   - weight: what its first weighs.
    ///   - columns: of the queues through which agents serve it, its own first; the first that an agent serves counts.
    mutating func start(_ line: Int, weight: Int, columns: [Int]) {
        while rows.count <= line {
            rows.append(Row(weight: 0, column: 0, hasHelp: false))
            help.append([])
            words.append(contentsOf: repeatElement(0, count: stride))
        }
        rows[line] = Row(weight: weight, column: columns[0], hasHelp: columns.count > 1)
        help[line] = columns
        for word in 0..<stride { words[line * stride + word] = 0 }
    }

    /// How many agents have room for a line's first.
    func count(_ line: Int) -> Int { line < rows.count ? rows[line].count : 0 }

    /// Who has room for a line's first.
    func bits(_ line: Int) -> RoutingBits {
        RoutingBits(words: Array(words[line * stride..<(line + 1) * stride]))
    }

    /// The only one who has; nil when there are none or more.
    func only(_ line: Int) -> Int? {
        guard rows[line].count == 1 else { return nil }
        for word in 0..<stride where words[line * stride + word] != 0 {
            return word << 6 + words[line * stride + word].trailingZeroBitCount
        }
        return nil
    }

    /// Looks at whether an agent has room for a line's first, and returns whether anybody has.
    mutating func measure(_ line: Int, _ slot: Int, _ columns: [RoutingSeats.Column]) -> Bool {
        let row = rows[line]
        var room = columns[row.column].room[slot]
        if room == .min, row.hasHelp {
            room = help[line].lazy.map { columns[$0].room[slot] }.first { $0 != .min } ?? .min
        }
        let hasRoom = room >= row.weight
        let (word, bit) = (line * stride + slot >> 6, UInt64(1) << UInt64(slot & 63))
        guard hasRoom != (words[word] & bit != 0) else { return row.count > 0 }
        words[word] ^= bit
        rows[line].count += hasRoom ? 1 : -1
        return rows[line].count > 0
    }
}
