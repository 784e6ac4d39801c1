/// Digits with little between them: spaces, hyphens, dots, line breaks.
///
/// Chinese digits that stand one by one count as digits.
struct DigitRun {
    /// What stands before a digit.
    ///
    /// `script` lies between a Chinese digit and one of another script.
    enum Joint: UInt8 { case none, script, space, line, hyphen, dot, other }

    /// The digits' values; a final 10 is the X of a resident identity number.
    var digits: [UInt8] = []
    /// Where each stands in the clean text.
    var places: [Int] = []
    /// What stands before each; the first has `other`.
    var joints: [Joint] = []

    var count: Int { digits.count }

    /// Digits without a final X.
    var length: Int { digits.last == 10 ? digits.count - 1 : digits.count }

    /// A part as a run of its own; an X that can't end an identity number is left out.
    func slice(_ range: Range<Int>) -> DigitRun {
        var end = range.upperBound
        if range.count < 18, end > range.lowerBound, digits[end - 1] == 10 { end -= 1 }
        let kept = range.lowerBound..<max(end, range.lowerBound)
        return DigitRun(digits: Array(digits[kept]), places: Array(places[kept]), joints: Array(joints[kept]))
    }

    func nextGroup(after index: Int) -> Int {
        var next = index + 1
        while next < count, joints[next] == .none { next += 1 }
        return next
    }

    /// True when a group ends before a digit.
    func endsGroup(_ end: Int) -> Bool { end == count || end < count && joints[end] != .none }

    /// True when other digits are not joined to a stretch by a separator.
    func isApart(_ range: Range<Int>, from joint: Joint) -> Bool {
        (range.lowerBound == 0 || joints[range.lowerBound] != joint)
            && (range.upperBound >= length || joints[range.upperBound] != joint)
    }

    /// Where a comma, a bracket or the end of a line ends what starts at a digit.
    func endOfItem(from start: Int) -> Int {
        var end = start + 1
        while end < length, end - start < 24, joints[end] != .other, joints[end] != .line { end += 1 }
        return end
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
        let isWhole = range == 0..<length
        let inner = joints[range.dropFirst()].filter { $0 != .none }
        let isUniform = inner.allSatisfy { $0 == inner[0] }
        // A comma between groups that spaces or hyphens split joins two numbers.
        guard isUniform || !inner.contains(.other) else { return false }
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
        if range.upperBound == length { return true }
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
