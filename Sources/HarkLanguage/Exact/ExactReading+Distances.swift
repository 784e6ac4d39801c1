/// Moments that are so many units of time away.
extension ExactReading {
    /// "in 3 days", "in half an hour", "in a couple of weeks"; "in a minute" is a manner of speaking.
    func takeIn(_ moment: inout MomentReading, at index: Int) -> Bool {
        if piece(index + 1).role == .month { return takeMonthAlone(&moment, at: index + 1) }
        if piece(index + 1).role == .half, piece(index + 2).role == .article, piece(index + 3).role == .unit {
            return take(&moment, half: piece(index + 3), sign: 1, end: index + 4)
        }
        guard let quantity = quantity(at: index + 1), let count = quantity.amount.whole,
            piece(quantity.end).role == .unit,
            piece(quantity.end).form == .word, let unit = TimeUnit(rawValue: pieces[quantity.end].value)
        else { return false }
        let isIdiom =
            piece(index + 1).role == .article && quantity.digits == 1 && unit.rawValue <= TimeUnit.minute.rawValue
        // "in a day or two" leaves the day open.
        guard !isIdiom, piece(quantity.end + 1).role != .plain || piece(quantity.end + 1).value != 3 else {
            return false
        }
        return take(&moment, count, unit, end: quantity.end + 1)
    }

    /// "3 days ago", "two weeks from now", 三天前, 两个月后, 3个小时前.
    func takeDistance(_ moment: inout MomentReading, at index: Int) -> Bool {
        guard let quantity = quantity(at: index), let count = quantity.amount.whole else { return false }
        let hasCounter = piece(quantity.end).role == .counter
        var position = quantity.end + (hasCounter ? 1 : 0)
        if hasCounter, piece(position).role == .half { return takeAndHalf(&moment, count, at: position + 1) }
        guard let unit = unit(at: position, hasCounter: hasCounter) else { return false }
        if unit == .year, piece(position).form == .han, quantity.digits >= 4, quantity.form == .digits { return false }
        position += 1
        guard let (sign, end) = direction(at: position) else { return false }
        return take(&moment, sign * count, unit, end: end)
    }

    private func unit(at position: Int, hasCounter: Bool) -> TimeUnit? {
        let piece = piece(position)
        switch piece.role {
        case .unit, .weekMark, .yearMark: return TimeUnit(rawValue: piece.value)
        case .monthMark where hasCounter: return .month
        default: return nil
        }
    }

    /// Where "ago", "from now", 前 and 后 point, and where they end.
    private func direction(at position: Int) -> (sign: Int, end: Int)? {
        switch piece(position).role {
        case .ago: return (-1, position + 1)
        case .later: return (1, position + 1)
        case .from where piece(position + 1).role == .now: return (1, position + 2)
        case .from where piece(position + 1).role == .relativeDay && piece(position + 1).value == RelativeDay.pack(0):
            return (1, position + 2)
        default: return nil
        }
    }

    private func takeAndHalf(_ moment: inout MomentReading, _ count: Int, at position: Int) -> Bool {
        guard piece(position).role == .unit, piece(position).value == TimeUnit.hour.rawValue,
            let (sign, end) = direction(at: position + 1), count < 1000
        else { return false }
        return take(&moment, sign * (count * 60 + 30), .minute, end: end)
    }

    /// "half an hour ago", 半小时前, 半个月后, 半年前.
    func takeHalf(_ moment: inout MomentReading, at index: Int) -> Bool {
        var position = index + 1
        if [.counter, .article].contains(piece(position).role) { position += 1 }
        let unit = piece(position)
        guard [.unit, .monthMark, .yearMark].contains(unit.role), let (sign, end) = direction(at: position + 1) else {
            return false
        }
        return take(&moment, half: unit, sign: sign, end: end)
    }

    private func take(_ moment: inout MomentReading, half piece: Piece, sign: Int, end: Int) -> Bool {
        switch TimeUnit(rawValue: piece.value) {
        case .hour: take(&moment, sign * 30, .minute, end: end)
        case .month: take(&moment, sign * 15, .day, end: end)
        case .year: take(&moment, sign * 6, .month, end: end)
        case .day: take(&moment, sign * 12, .hour, end: end)
        default: false
        }
    }

    /// 刚才 and "just now" are the moment of the message.
    func takeJustNow(_ moment: inout MomentReading, at index: Int) -> Bool {
        let isHan = pieces[index].form == .han
        guard isHan ? scalar(Int(pieces[index].end)) != 0x597D : piece(index + 1).role == .now else { return false }
        return take(&moment, 0, .second, end: index + (isHan ? 1 : 2))
    }

    private func take(_ moment: inout MomentReading, _ count: Int, _ unit: TimeUnit, end: Int) -> Bool {
        guard count.magnitude <= 10_000, moment.span == nil, moment.clock == nil else { return false }
        let today = clock.local.day
        switch unit {
        case .second, .minute, .hour:
            let seconds = count * [1, 60, 3600][Int(unit.rawValue)]
            let local = clock.local(after: seconds)
            moment.exact = local.day * 1440 + local.minute
        case .day: moment.span = .day(today + count)
        case .week: moment.span = .day(today + 7 * count)
        case .month, .year:
            let months = unit == .year ? 12 * count : count
            guard months.magnitude < 12_000 else { return false }
            moment.span = .day(CivilDay.adding(months: months, to: today))
        }
        moment.end = end
        return true
    }
}
