/// Digits with little between them: spaces, hyphens, dots, line breaks.
///
/// Chinese digits that stand one by one count as digits.
struct DigitRun {
    /// What stands before a digit.
    /// `script` lies between a Chinese digit and one of another script.
    enum Joint: UInt8 { case none, script, space, line, hyphen, dot, other }

    /// The digits' values; a final 10 is the X of a resident identity number.
    var digits: [UInt8] = []
    /// Where each stands in the clean text.
    var places: [Int] = []
    /// What stands before each; the first has `other`.
    var joints: [Joint] = []

    var count: Int { digits.count }

    func startsGroup(_ index: Int) -> Bool { index < count && joints[index] != .none }

    func nextGroup(after index: Int) -> Int {
        var next = index + 1
        while next < count, joints[next] == .none { next += 1 }
        return next
    }

    /// The ends of groups at most so many digits behind a start.
    func groupEnds(from start: Int, longest: Int) -> [Int] {
        var ends: [Int] = []
        var end = nextGroup(after: start)
        while end - start <= longest {
            if end - start >= 8 { ends.append(end) }
            guard end < count else { break }
            end = nextGroup(after: end)
        }
        return ends
    }

    /// Code points of a stretch of digits.
    func range(_ digits: Range<Int>) -> Range<Int> { places[digits.lowerBound]..<places[digits.upperBound - 1] + 1 }

    /// The lengths of the groups of a stretch.
    func shape(_ range: Range<Int>) -> [Int] {
        var shape: [Int] = []
        for index in range {
            if index == range.lowerBound || joints[index] != .none { shape.append(0) }
            shape[shape.count - 1] += 1
        }
        return shape
    }

    func isSplit(_ range: Range<Int>, as shape: [Int]) -> Bool { self.shape(range) == shape }

    /// True when the groups of a stretch are those of a card, and not a list of other numbers.
    ///
    /// One group; groups of one length, the last being shorter; 4-6-4, 4-6-5 and 6-13; or any groups with one
    /// sort of separator that make up the whole run. A stretch in the midst of groups that look the same is
    /// none, unless it ends where the run ends.
    func isCardLike(_ range: Range<Int>) -> Bool {
        let shape = shape(range)
        if shape.count == 1 { return true }
        let isWhole = range == 0..<count
        let inner = joints[range.dropFirst()].filter { $0 != .none }
        let isUniform = inner.allSatisfy { $0 == inner[0] }
        guard isWhole || isSetApart(range, shape, inner[0]) else { return false }
        let length = shape[0]
        let isEven = shape.dropLast().allSatisfy { $0 == length } && shape[shape.count - 1] <= max(length, 4)
        if isEven, length > 1 || isUniform { return true }
        if [[4, 6, 4], [4, 6, 5], [6, 13], [4, 4, 4, 4, 3], [6, 10], [8, 8], [4, 4, 8], [4, 8, 4], [8, 4, 4]].contains(
            shape
        ) {
            return true
        }
        return isWhole && isUniform
    }

    private func isSetApart(_ range: Range<Int>, _ shape: [Int], _ joint: Joint) -> Bool {
        if range.upperBound == count { return true }
        let startsApart =
            range.lowerBound == 0 || joints[range.lowerBound] != joint
            || lengthOfGroup(before: range.lowerBound) != shape[0]
        let next = nextGroup(after: range.upperBound) - range.upperBound
        let endsApart =
            joints[range.upperBound] != joint || next != shape[0] || PaymentCard.isStart(digits[range.upperBound...])
        return startsApart && (endsApart || range.lowerBound == 0 && shape[0] == 4 && shape.count == 4 && count >= 32)
            && !(count > range.count && count < 24 && range.lowerBound == 0 && digits[0] == 9)
    }

    private func lengthOfGroup(before index: Int) -> Int {
        var start = index - 1
        while start > 0, joints[start] == .none { start -= 1 }
        return index - start
    }
}

/// Cuts the runs of digits out of a text.
struct DigitRunFinder {
    let scalars: [UInt32]
    private var place = 0

    init(scalars: [UInt32]) {
        self.scalars = scalars
    }

    /// The next run, or nil at the end.
    mutating func next() -> DigitRun? {
        while place < scalars.count, Self.digit(scalars[place]) == nil { place += 1 }
        guard place < scalars.count else { return nil }
        var run = DigitRun()
        var joint = DigitRun.Joint.other
        while place < scalars.count, let digit = Self.digit(scalars[place]) {
            run.digits.append(digit)
            run.places.append(place)
            run.joints.append(joint)
            guard let (next, nextJoint) = pastJoint(place + 1) else {
                takeX(&run)
                place += 1
                break
            }
            (place, joint) = (next, nextJoint)
        }
        return run
    }

    /// Past at most three separators before a digit.
    private func pastJoint(_ start: Int) -> (place: Int, joint: DigitRun.Joint)? {
        var index = start
        var joint = DigitRun.Joint.none
        var count = 0
        while index < scalars.count {
            if Self.digit(scalars[index]) != nil {
                let changes = (scalars[index] < 0x4E00) != (scalars[start - 1] < 0x4E00)
                return (index, joint == .none && changes ? .script : joint)
            }
            if !Self.isInvisible(scalars[index]) {
                guard count < 3, let next = Self.joint(scalars[index]) else { return nil }
                joint = joint == .none || joint == .space || joint == .line && next != .space ? next : joint
                count += 1
            }
            guard index - start < 12 else { return nil }
            index += 1
        }
        return nil
    }

    /// Takes the X behind seventeen digits, also behind a separator.
    private mutating func takeX(_ run: inout DigitRun) {
        guard run.count >= 17 else { return }
        var index = place + 1
        while index < scalars.count, index - place < 3, Self.joint(scalars[index]) != nil { index += 1 }
        guard index < scalars.count, scalars[index] | 0x20 == 0x78 || scalars[index] == 0xD7 else { return }
        run.digits.append(10)
        run.places.append(index)
        run.joints.append(index == place + 1 ? .none : .space)
        place = index
    }

    private static func isInvisible(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF, 0x20E3: true
        default: false
        }
    }

    private static func joint(_ scalar: UInt32) -> DigitRun.Joint? {
        switch scalar {
        case 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x3000, 0x09: .space
        case 0x0A, 0x0D, 0x2028, 0x2029: .line
        case 0x2D, 0x2010...0x2015, 0x2212, 0x5F, 0x7E: .hyphen
        case 0x2E, 0xB7, 0x2022, 0x30FB, 0x2027: .dot
        case 0x2F, 0x7C, 0x2A, 0x2C, 0x3001: .other
        default: nil
        }
    }

    /// The value of a digit of any of the scripts that customers write.
    static func digit(_ scalar: UInt32) -> UInt8? {
        if scalar < 0x80 { return scalar &- 0x30 < 10 ? UInt8(scalar & 15) : nil }
        switch scalar {
        case 0x660...0x669: return UInt8(scalar - 0x660)
        case 0x6F0...0x6F9: return UInt8(scalar - 0x6F0)
        case 0x966...0x96F: return UInt8(scalar - 0x966)
        case 0x3007, 0x25CB: return 0
        case 0x4E00...0x9FFF: return han(PieceLexicon.simplified(scalar))
        default: return nil
        }
    }

    private static func han(_ scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0x96F6: 0
        case 0x4E00, 0x5E7A: 1
        case 0x4E8C: 2
        case 0x4E09: 3
        case 0x56DB: 4
        case 0x4E94: 5
        case 0x516D: 6
        case 0x4E03: 7
        case 0x516B: 8
        case 0x4E5D: 9
        default: nil
        }
    }
}
