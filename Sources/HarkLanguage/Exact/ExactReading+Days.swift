/// Days that are named by their distance from the message.
extension ExactReading {
    func takeRelativeDay(_ moment: inout MomentReading, at index: Int) -> Bool {
        let value = pieces[index].value
        moment.span = .day(clock.local.day + RelativeDay.days(value))
        if moment.part == .none { moment.part = RelativeDay.part(value) }
        moment.end = index + 1
        return true
    }

    /// "Friday": the one to come, or the last one when the text tells of the past.
    func takeWeekday(_ moment: inout MomentReading, at index: Int) -> Bool {
        guard isSureWeekday(index) else { return false }
        let today = clock.local.day
        let weekday = Int(pieces[index].value % 100)
        let ahead = (weekday - CivilDay.weekday(of: today) + 7) % 7
        let isPast =
            pieces[index].form == .han ? tellsOfPastClause(from: index) : tellsOfPast || piece(index - 1).role == .since
        moment.span = .day(isPast ? today + ahead - 7 : today + ahead)
        moment.isWeekday = true
        moment.end = index + 1
        return true
    }

    /// True when 了, 买的 and the like follow in the clause, or stand before without 会 and the like behind them.
    private func tellsOfPastClause(from index: Int) -> Bool {
        var position = index + 1
        while position < pieces.count, position < index + 12, pieces[position].form != .sign {
            if pieces[position].role == .futureCue { return false }
            if pieces[position].role == .pastCue { return true }
            position += 1
        }
        return tellsOfPast
    }

    /// "Sat" and "sun" are words; they name days with a capital between words that go with days.
    private func isSureWeekday(_ index: Int) -> Bool {
        let word = pieces[index]
        guard word.form == .word else {
            let before = piece(index - 1)
            return !(word.isGlued && before.startsNumber || word.isGlued && isEvery(before: index))
                && piece(index + 1).role != .counter
        }
        guard word.value > 100 else { return true }
        if sign(index + 1) == 0x2D && piece(index + 2).role == .weekday
            || sign(index - 1) == 0x2D && piece(index - 2).role == .weekday
        {
            return true
        }
        guard word.isCapital else { return false }
        if [.on, .which, .before, .since, .after, .from, .clock, .meridiem].contains(piece(index - 1).role) {
            return true
        }
        let next = piece(sign(index + 1) == 0x2C || sign(index + 1) == 0x2E ? index + 2 : index + 1)
        return next.form == .number || next.role == .at || next.role == .dayPart || next.role == .month
            || word.value == 102 || word.value == 104 || word.value == 105
    }

    /// True behind 每 and 每个.
    private func isEvery(before index: Int) -> Bool {
        let place = Int(pieces[index].start) - (piece(index - 1).role == .counter ? 2 : 1)
        return scalar(place) == 0x6BCF
    }

    /// "last Friday", "next week", "this weekend", "last night", "next March".
    func takeWhich(_ moment: inout MomentReading, at index: Int) -> Bool {
        let which = Int(pieces[index].value)
        let next = piece(index + 1)
        guard next.gap == .space, let span = span(which, next) else { return false }
        if next.role == .dayPart, let part = DayPart(rawValue: next.value) { moment.part = part }
        moment.span = span
        moment.end = index + 2
        return true
    }

    private func span(_ which: Int, _ next: Piece) -> DaySpan? {
        let today = clock.local.day
        switch next.role {
        case .weekday: return .day(weekday(Int(next.value % 100), which, today))
        case .weekend: return .day(monday(of: today) + 7 * which + 5)
        case .dayPart where which == 0 || which == -1 && next.value == DayPart.night.rawValue:
            return .day(today + which)
        case .unit: return period(TimeUnit(rawValue: next.value), which, today)
        case .month:
            guard next.isCapital else { return nil }
            return .month(year: year(ofMonth: Int(next.value % 100), which, today), month: Int(next.value % 100))
        default: return nil
        }
    }

    /// "Last" is the latest before today, "this" the next from today on, "next" the one of next week.
    private func weekday(_ weekday: Int, _ which: Int, _ today: Int) -> Int {
        let ahead = (weekday - CivilDay.weekday(of: today) + 7) % 7
        return switch which {
        case -1: ahead == 0 ? today - 7 : today + ahead - 7
        case 0: today + ahead
        default: monday(of: today) + 7 + weekday - 1
        }
    }

    func monday(of day: Int) -> Int { day - CivilDay.weekday(of: day) + 1 }

    func period(_ unit: TimeUnit?, _ which: Int, _ today: Int) -> DaySpan? {
        let parts = CivilDay.parts(of: today)
        switch unit {
        case .week: return .week(monday(of: today) + 7 * which)
        case .year: return .year(parts.year + which)
        case .month:
            let month = CivilDay.adding(months: which, toYear: parts.year, month: parts.month)
            return .month(year: month.year, month: month.month)
        default: return nil
        }
    }

    private func year(ofMonth month: Int, _ which: Int, _ today: Int) -> Int {
        let parts = CivilDay.parts(of: today)
        return switch which {
        case -1: month < parts.month ? parts.year : parts.year - 1
        case 0: parts.year
        default: month > parts.month ? parts.year : parts.year + 1
        }
    }

    /// "the weekend", 周末: the Saturday to come, or the last one when the text tells of the past.
    func takeWeekend(_ moment: inout MomentReading, at index: Int) -> Bool {
        let before = piece(index - 1)
        guard pieces[index].form == .han ? !isEvery(before: index) : before.role == .the else { return false }
        let monday = monday(of: clock.local.day)
        moment.span = .day(monday + 5 - (tellsOfPast ? 7 : 0))
        moment.end = index + 1
        return true
    }

    /// "end of the month", "start of next week", "end of this year".
    func takeEdge(_ moment: inout MomentReading, at index: Int) -> Bool {
        guard pieces[index].form == .word, piece(index + 1).role == .of else { return false }
        var position = index + 2
        if piece(position).role == .the { position += 1 }
        var which = 0
        if piece(position).role == .which {
            which = Int(pieces[position].value)
            position += 1
        }
        let next = piece(position)
        let today = clock.local.day
        let named = next.role == .month && next.isCapital ? span(which, next) : nil
        guard let span = next.role == .unit ? period(TimeUnit(rawValue: next.value), which, today) : named else {
            return false
        }
        moment.span = .day(day(of: span, edge: pieces[index].value))
        moment.end = position + 1
        return true
    }

    /// The first, a middle or the last day of a longer time.
    func day(of span: DaySpan, edge: Int32) -> Int {
        switch span {
        case .day(let day): day
        case .week(let monday): monday + [0, 2, 6][Int(edge)]
        case .month(let year, let month):
            CivilDay.unchecked(year, month, [1, 15, CivilDay.length(year, month)][Int(edge)])
        case .year(let year): CivilDay.unchecked(year, [1, 7, 12][Int(edge)], [1, 1, 31][Int(edge)])
        }
    }

    /// "the day before yesterday", "the day after tomorrow".
    func takeDayBefore(_ moment: inout MomentReading, at index: Int) -> Bool {
        let position = pieces[index].role == .the ? index + 1 : index
        guard piece(position).role == .unit, piece(position).value == TimeUnit.day.rawValue,
            piece(position).form == .word, piece(position + 2).role == .relativeDay
        else { return false }
        let base = clock.local.day + RelativeDay.days(pieces[position + 2].value)
        switch piece(position + 1).role {
        case .before: moment.span = .day(base - 1)
        case .after: moment.span = .day(base + 1)
        default: return false
        }
        moment.end = position + 3
        return true
    }
}
