/// Days that are named by a month in words.
extension ExactReading {
    /// The day of a month and day that is nearest to the message.
    func nearest(month: Int, day: Int) -> Int? {
        let today = clock.local.day
        let year = CivilDay.parts(of: today).year
        // A leap day may be up to eight years away.
        for reach in [1, 4, 8] {
            let days = (year - reach...year + reach).compactMap { CivilDay.number($0, month, day) }
            if let best = days.min(by: { abs($0 - today) < abs($1 - today) }) { return best }
        }
        return nil
    }

    /// Reads "March 5th, 2026", "Nov 27" and "March 2026".
    func takeMonthFirst(_ moment: inout MomentReading, at index: Int) -> Bool {
        let month = Int(pieces[index].value % 100)
        var position = index + 1
        if sign(position) == 0x2E, piece(position).isGlued { position += 1 }
        if piece(position).role == .the { position += 1 }
        let isAfterNumber = piece(index - 1).form == .number || piece(index - 1).role == .ordinalEnding
        if let year = year(at: position), piece(position).gap != .far, isSureMonth(index), !isAfterNumber {
            moment.span = .month(year: year, month: month)
            moment.end = position + 1
            return true
        }
        guard piece(position).gap != .far, let (day, dayEnd, hasEnding) = dayNumber(at: position),
            isSureMonth(index) || hasEnding
        else {
            return !isDateCue(piece(index - 1).role) || piece(index - 1).role == .on
                ? false : takeMonthAlone(&moment, at: index)
        }
        return takeCalendarDay(&moment, month, day, yearAt: dayEnd)
    }

    /// May, March and mar are words; they name months with a capital inside a sentence or after "on" and the like.
    private func isSureMonth(_ index: Int) -> Bool {
        guard pieces[index].value > 100 else { return true }
        if isDateCue(piece(index - 1).role) || piece(index - 1).role == .inside { return true }
        guard pieces[index].isCapital else { return false }
        let before = sign(index - 1)
        let startsSentence = index == 0 || [0x2E, 0x21, 0x3F, 0x3002].contains(before)
        guard startsSentence else { return true }
        let next = piece(index + 2)
        return next.form != .word || next.role == .at || next.role == .ordinalEnding
    }

    /// 1…31 with or without its ending, "first".
    private func dayNumber(at index: Int) -> (day: Int, end: Int, hasEnding: Bool)? {
        let piece = piece(index)
        if piece.role == .ordinalWord { return (Int(piece.value), index + 1, true) }
        guard piece.form == .number, piece.length <= 2, (1...31).contains(piece.value) else { return nil }
        let next = self.piece(index + 1)
        if next.isGlued, next.role == .ordinalEnding { return (Int(piece.value), index + 2, true) }
        guard !(next.isGlued && (next.form == .word || next.role == .percent || sign(index + 1) == 0x3A)) else {
            return nil
        }
        return (Int(piece.value), index + 1, false)
    }

    private func year(at index: Int) -> Int? {
        let piece = piece(index)
        guard piece.form == .number, piece.length == 4, (1900...2100).contains(piece.value), endsFreely(index + 1)
        else { return nil }
        return Int(piece.value)
    }

    /// Takes the year behind a day and month, or the nearest one.
    private func takeCalendarDay(_ moment: inout MomentReading, _ month: Int, _ day: Int, yearAt index: Int) -> Bool {
        let yearIndex = sign(index) == 0x2C || sign(index) == 0x2E && piece(index).isGlued ? index + 1 : index
        if piece(yearIndex).gap != .far, let year = year(at: yearIndex) {
            guard let number = CivilDay.number(year, month, day) else { return false }
            moment.span = .day(number)
            moment.end = yearIndex + 1
            return true
        }
        guard let number = nearest(month: month, day: day) else { return false }
        moment.span = .day(number)
        moment.end = index
        return true
    }

    /// "5 March", "the 5th of March 2026", "the 5th".
    func takeDayFirst(_ moment: inout MomentReading, at index: Int) -> Bool {
        guard let (day, dayEnd, hasEnding) = dayNumber(at: index) else { return false }
        let position = piece(dayEnd).role == .of ? dayEnd + 1 : dayEnd
        let month = piece(position)
        if hasEnding, piece(position).role == .which || position == dayEnd {
            if takeDayOfMonth(&moment, day, dayEnd, at: index) { return true }
        }
        guard month.role == .month, month.gap != .far || month.isGlued else { return false }
        var end = position + 1
        let hasYear = year(at: sign(end) == 0x2C ? end + 1 : end) != nil
        let isSure = month.value < 100 || month.isCapital || hasEnding || hasYear || isDateCue(piece(index - 1).role)
        guard isSure else { return false }
        if sign(end) == 0x2E, piece(end).isGlued, month.length <= 4, year(at: end + 1) != nil { end += 1 }
        return takeCalendarDay(&moment, Int(month.value % 100), day, yearAt: end)
    }

    /// "the 5th" and "the 5th of next month".
    private func takeDayOfMonth(_ moment: inout MomentReading, _ day: Int, _ end: Int, at index: Int) -> Bool {
        let today = clock.local.day
        let parts = CivilDay.parts(of: today)
        var months = 0
        var last = end
        if piece(end).role == .of, piece(end + 1).role == .which, piece(end + 2).value == TimeUnit.month.rawValue,
            piece(end + 2).role == .unit
        {
            months = Int(pieces[end + 1].value)
            last = end + 3
        } else {
            guard piece(index - 1).role == .the, isDateCue(piece(index - 2).role),
                piece(end).form != .word || [.at, .plain].contains(piece(end).role)
            else { return false }
            if tellsOfPast { months = day > parts.day ? -1 : 0 } else { months = day < parts.day ? 1 : 0 }
        }
        let (year, month) = CivilDay.adding(months: months, toYear: parts.year, month: parts.month)
        guard let number = CivilDay.number(year, month, day) else { return false }
        moment.span = .day(number)
        moment.end = last
        return true
    }

    /// "in March", "since May", with a capital.
    func takeMonthAlone(_ moment: inout MomentReading, at index: Int) -> Bool {
        guard pieces[index].isCapital, pieces[index].length > 2 else { return false }
        let month = Int(pieces[index].value % 100)
        if dayNumber(at: index + 1) != nil || year(at: index + 1) != nil { return takeMonthFirst(&moment, at: index) }
        guard let day = nearest(month: month, day: 15) else { return false }
        moment.first = index
        moment.span = .month(year: CivilDay.parts(of: day).year, month: month)
        moment.end = index + 1
        return true
    }
}
