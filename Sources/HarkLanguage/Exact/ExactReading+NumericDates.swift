/// Days that are written in digits.
extension ExactReading {
    /// `2026-11-27`, `27.11.2026`, `11/27/2026`, `on 5/3`.
    func takeNumericDate(_ moment: inout MomentReading, at index: Int) -> Bool {
        guard pieces[index].form == .number, pieces[index].length <= 4, let separator = joint(index + 1) else {
            return false
        }
        guard joint(index + 3) == separator else { return takeShortDate(&moment, at: index, separator) }
        let (first, second, third) = (pieces[index], pieces[index + 2], pieces[index + 4])
        guard second.length <= 2, !isVersion(index), let day = day(first, second, third, separator, at: index) else {
            return false
        }
        moment.span = .day(day)
        moment.end = index + 5
        takeISOTime(&moment)
        return endsFreely(moment.end)
    }

    /// The separator of a date at a piece, when numbers touch it on both sides.
    private func joint(_ index: Int) -> UInt32? {
        let sign = sign(index)
        guard sign == 0x2D || sign == 0x2F || sign == 0x2E, pieces[index].isGlued else { return nil }
        let next = piece(index + 1)
        return next.form == .number && next.isGlued && next.length <= 4 ? sign : nil
    }

    /// True behind "version" and 版本.
    func isVersion(_ index: Int) -> Bool { piece(index - 1).role == .plain && piece(index - 1).value == 2 }

    private func day(_ first: Piece, _ second: Piece, _ third: Piece, _ separator: UInt32, at index: Int) -> Int? {
        if first.length == 4 {
            guard third.length <= 2, (1900...2100).contains(first.value) else { return nil }
            return CivilDay.number(Int(first.value), Int(second.value), Int(third.value))
        }
        guard first.length <= 2, third.length == 4 || third.length == 2 && allowsShortYear(separator, index) else {
            return nil
        }
        let year = third.length == 2 ? 2000 + Int(third.value) : Int(third.value)
        guard (1900...2100).contains(year) else { return nil }
        let (one, two) = (Int(first.value), Int(second.value))
        let putsMonthFirst = separator != 0x2E && (two > 12 || one <= 12 && region.putsMonthFirst)
        return putsMonthFirst ? CivilDay.number(year, one, two) : CivilDay.number(year, two, one)
    }

    private func allowsShortYear(_ separator: UInt32, _ index: Int) -> Bool {
        separator == 0x2F || isDateCue(piece(index - 1).role)
    }

    /// True for words that stand before days.
    func isDateCue(_ role: PieceRole) -> Bool {
        [.on, .since, .before, .after].contains(role)
    }

    /// "on 5/3", but not "1/2".
    private func takeShortDate(_ moment: inout MomentReading, at index: Int, _ separator: UInt32) -> Bool {
        guard separator == 0x2F, isDateCue(piece(index - 1).role), endsFreely(index + 3), piece(index + 3).role != .of
        else {
            return false
        }
        let (one, two) = (Int(pieces[index].value), Int(pieces[index + 2].value))
        guard pieces[index].length <= 2, pieces[index + 2].length <= 2 else { return false }
        let putsMonthFirst = two > 12 || one <= 12 && region.putsMonthFirst
        guard let day = nearest(month: putsMonthFirst ? one : two, day: putsMonthFirst ? two : one) else {
            return false
        }
        moment.span = .day(day)
        moment.end = index + 3
        return true
    }

    /// The `T15:00Z` of an ISO date; one with an offset moves into the zone of the message.
    private func takeISOTime(_ moment: inout MomentReading) {
        let mark = piece(moment.end)
        guard mark.isGlued, mark.form == .word, mark.length == 1, scalar(Int(mark.start)) | 0x20 == 0x74,
            case .day(let day) = moment.span
        else { return }
        guard let (time, timeEnd) = digitalTime(at: moment.end + 1) else { return }
        var end = timeEnd
        if sign(end) == 0x2E, piece(end + 1).form == .number, piece(end + 1).isGlued { end += 2 }
        moment.clock = ClockTime(hour: time.hour, minute: time.minute, isSure: true)
        moment.end = end
        guard let (offset, zoneEnd) = isoOffset(at: end) else { return }
        let local = clock.local(utcDay: day, minute: time.hour * 60 + time.minute - offset)
        moment.exact = local.day * 1440 + local.minute
        moment.end = zoneEnd
    }

    private func isoOffset(at index: Int) -> (minutes: Int, end: Int)? {
        let piece = piece(index)
        guard piece.isGlued else { return nil }
        if piece.form == .word, piece.length == 1, scalar(Int(piece.start)) | 0x20 == 0x7A { return (0, index + 1) }
        guard sign(index) == 0x2B || sign(index) == 0x2D, let (time, end) = digitalTime(at: index + 1) else {
            return nil
        }
        let minutes = time.hour * 60 + time.minute
        return (sign(index) == 0x2D ? -minutes : minutes, end)
    }
}
