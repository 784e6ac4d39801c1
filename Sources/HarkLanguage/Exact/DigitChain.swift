/// Groups of digits with single separators between them, as in telephone numbers.
struct DigitChain {
    /// The pieces of the groups.
    var groups: [Int] = []
    /// The lengths of the groups.
    var shape: [Int] = []
    /// What stands before each group but the first: a space, `-`, `.`, `/` or a bracket.
    var joints: [UInt32] = []
    /// The first piece, which may be a plus or a bracket.
    var first: Int
    /// Past the last piece.
    var end: Int
    var hasPlus = false

    /// Digits in all groups.
    var count: Int { shape.reduce(0, +) }

    /// The same without its last group.
    mutating func dropLast(_ pieces: [Piece]) {
        groups.removeLast()
        shape.removeLast()
        joints = Array(joints.dropLast())
        end = (groups.last ?? first) + 1
    }
}

extension ExactReading {
    /// The groups of digits from a piece on; at most eight, with fifteen digits and two more.
    func digitChain(at index: Int) -> DigitChain? {
        var chain = DigitChain(first: index, end: index)
        var position = index
        if sign(position) == 0x2B {
            chain.hasPlus = true
            position += 1
        }
        var joint: UInt32 = 0
        while chain.groups.count < 8 {
            var isBracketed = false
            if sign(position) == 0x28 {
                isBracketed = true
                position += 1
            }
            let group = piece(position)
            // Single digits stand in numbers with a country code only.
            guard group.length > 1 || chain.hasPlus || chain.groups.isEmpty else { break }
            guard group.form == .number, !group.isTaken, chain.count + group.length <= 17 else { break }
            if isBracketed, sign(position + 1) != 0x29 { break }
            if !chain.groups.isEmpty { chain.joints.append(isBracketed ? 0x28 : joint) }
            chain.groups.append(position)
            chain.shape.append(group.length)
            chain.end = position + (isBracketed ? 2 : 1)
            guard let next = pastJoint(chain.end, &joint) else { break }
            if isBracketed { joint = 0x29 }
            position = next
        }
        return chain.groups.isEmpty ? nil : chain
    }

    private func pastJoint(_ index: Int, _ joint: inout UInt32) -> Int? {
        let next = piece(index)
        guard next.gap != .far else { return nil }
        if next.form == .number || sign(index) == 0x28 {
            joint = 0x20
            return next.form == .number && next.isGlued && sign(index - 1) != 0x29 ? nil : index
        }
        let sign = sign(index)
        guard sign == 0x2D || sign == 0x2E || sign == 0x2010 || sign == 0x2013 || sign == 0x2011,
            piece(index + 1).gap != .far
        else { return nil }
        joint = sign == 0x2E ? 0x2E : 0x2D
        return index + 1
    }

    /// All digits of a chain.
    func digits(of chain: DigitChain) -> String {
        chain.groups.map { text(pieces[$0].range) }.joined()
    }
}
