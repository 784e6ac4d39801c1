extension ExactReading {
    /// Reads a moment that starts at a piece: a day, a time, or both in either order.
    ///
    /// - Returns: the piece after it, or nil when there is none.
    mutating func readMoment(at index: Int) -> Int? {
        var moment = MomentReading(at: index)
        guard takeDay(&moment, at: index) || takeClock(&moment, at: index) || takePart(&moment, at: index) else {
            return nil
        }
        while takeMore(&moment) {}
        guard moment.isEntity else { return nil }
        let isDate = moment.span != nil || moment.exact != nil
        claim(isDate ? .date : .time, moment.first, moment.end, value: moment.value)
        return moment.end
    }

    /// Takes the part after what is read: "tomorrow" + "at 3", "3pm" + "on Friday", 昨天 + 下午 + 三点.
    private func takeMore(_ moment: inout MomentReading) -> Bool {
        guard moment.exact == nil else { return false }
        let next = pastConnectors(moment.end)
        if let next, moment.clock == nil, takeClock(&moment, at: next) { return true }
        if let next, moment.span == nil, takeDay(&moment, at: next) { return true }
        if let next, moment.part == .none, takePart(&moment, at: next) { return true }
        return moment.isWeekday && takeExplanation(&moment)
    }

    /// Past at most three words that join a day and a time, or nil where something else stands.
    private func pastConnectors(_ index: Int) -> Int? {
        var index = index
        var count = 0
        while count < 4, piece(index).gap != .far {
            switch piece(index).role {
            case .at, .on, .around, .of, .the, .inside, .before: break
            default: guard sign(index) == 0x2C || sign(index) == 0xFF0C else { return index }
            }
            index += 1
            count += 1
        }
        return piece(index).gap == .far || count == 4 ? nil : index
    }

    /// "Friday, 27 November" and "11月27日(周五)" are one day each.
    private func takeExplanation(_ moment: inout MomentReading) -> Bool {
        var date = MomentReading(at: moment.first)
        guard let next = pastConnectors(moment.end), piece(next).role != .weekday, takeDay(&date, at: next),
            !date.isWeekday, case .day = date.span, piece(next).role != .relativeDay
        else { return false }
        date.first = moment.first
        date.part = moment.part
        date.clock = moment.clock
        moment = date
        return true
    }

    /// Takes "morning", "in the afternoon", 下午.
    private func takePart(_ moment: inout MomentReading, at index: Int) -> Bool {
        let piece = piece(index)
        guard piece.role == .dayPart, let part = DayPart(rawValue: piece.value), !piece.isTaken else { return false }
        // "早" and "晚" alone are parts of other words, unless a time follows.
        if piece.form == .han, piece.length == 1, !self.piece(index + 1).startsNumber { return false }
        moment.part = part
        moment.end = index + 1
        return true
    }

    /// Takes a day at a piece.
    func takeDay(_ moment: inout MomentReading, at index: Int) -> Bool {
        let piece = piece(index)
        guard !piece.isTaken else { return false }
        switch piece.role {
        case .relativeDay: return takeRelativeDay(&moment, at: index)
        case .weekday: return takeWeekday(&moment, at: index)
        case .which: return takeWhich(&moment, at: index)
        case .month: return takeMonthFirst(&moment, at: index)
        case .weekend: return takeWeekend(&moment, at: index)
        case .edge: return takeEdge(&moment, at: index)
        case .the, .unit: return takeDayBefore(&moment, at: index)
        case .inside: return takeIn(&moment, at: index)
        case .half: return takeHalf(&moment, at: index)
        case .justNow: return takeJustNow(&moment, at: index)
        case .weekReference, .weekendReference, .monthReference, .yearReference, .monthEdge, .yearEdge:
            return takeReference(&moment, at: index)
        default:
            guard piece.startsNumber || piece.role.isQuantity || piece.role == .ordinalWord, startsFreely(index) else {
                return false
            }
            return takeNumericDate(&moment, at: index) || takeDayFirst(&moment, at: index)
                || takeHanDate(&moment, at: index) || takeDistance(&moment, at: index)
        }
    }

    /// True when a number at a piece is not the rest of a code, a version or another number.
    func startsFreely(_ index: Int, inRange: Bool = false) -> Bool {
        guard piece(index).isGlued, index > 0 else { return true }
        let before = pieces[index - 1]
        if before.form == .word { return false }
        guard before.form == .sign, before.length == 1 else { return before.form != .number }
        let isJoint: Bool
        switch scalars[Int(before.start)] {
        case 0x2E, 0x2C, 0x2D, 0x2F, 0x3A, 0x5F, 0x27, 0x40, 0x2B, 0x2A, 0x3D, 0x26: isJoint = true
        case 0x23: return false
        default: isJoint = false
        }
        guard isJoint, before.isGlued else { return true }
        // 9am-5pm and 10-20 %.
        if sign(index - 1) == 0x2D, piece(index - 2).role == .meridiem || piece(index - 2).isTaken { return true }
        if sign(index - 1) == 0x2D, inRange, piece(index - 2).form == .number { return startsFreely(index - 2) }
        return piece(index - 2).form == .sign || piece(index - 2).form == .han
    }

    /// True when a number does not go on behind a piece.
    func endsFreely(_ end: Int) -> Bool {
        let next = piece(end)
        guard next.isGlued else { return true }
        if next.form == .word || next.form == .number { return false }
        guard next.form == .sign, next.length == 1 else { return true }
        switch scalars[Int(next.start)] {
        case 0x2D, 0x2F, 0x2E, 0x3A, 0x5F, 0x40:
            let after = piece(end + 1)
            return !(after.isGlued && (after.form == .number || after.form == .word))
        case 0x25: return false
        default: return true
        }
    }
}

extension PieceRole {
    /// True for what a number in words or Chinese characters starts with.
    var isQuantity: Bool {
        switch self {
        case .hanDigit, .hanMultiplier, .numberWord, .article, .multiplierWord: true
        default: false
        }
    }
}
