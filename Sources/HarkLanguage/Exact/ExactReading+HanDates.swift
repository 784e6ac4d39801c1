/// Days as Chinese writes them.
extension ExactReading {
    /// 2026年11月27日, 十一月二十七号, 11月, 二〇二六年.
    func takeHanDate(_ moment: inout MomentReading, at index: Int) -> Bool {
        guard let quantity = quantity(at: index), let number = quantity.amount.whole, quantity.form != .words else {
            return false
        }
        let mark = piece(quantity.end)
        switch mark.role {
        case .yearMark:
            guard let year = calendarYear(number, quantity) else { return false }
            return takeYear(&moment, year, after: quantity.end + 1)
        case .monthMark:
            // Behind a year that it does not fit (2026年2月29日) it is a day of no year.
            guard (1...12).contains(number), index == 0 || piece(index - 1).role != .yearMark else { return false }
            return takeMonth(&moment, number, year: nil, after: quantity.end + 1)
        case .yearEdge:
            guard (1900...2100).contains(number), quantity.digits == 4 else { return false }
            return take(&moment, .year(number), mark.value, end: quantity.end + 1)
        case .monthEdge:
            guard (1...12).contains(number), let near = nearest(month: number, day: 15) else { return false }
            return take(
                &moment,
                .month(year: CivilDay.parts(of: near).year, month: number),
                mark.value,
                end: quantity.end + 1
            )
        case .numberMark:
            guard (1...31).contains(number), isDayNumber(quantity.end + 1) else { return false }
            return takeDay(
                &moment,
                number,
                of: period(.month, 0, clock.local.day),
                end: quantity.end + 1,
                canMove: true
            )
        default: return false
        }
    }

    private func take(_ moment: inout MomentReading, _ span: DaySpan, _ edge: Int32, end: Int) -> Bool {
        moment.span = .day(day(of: span, edge: edge))
        moment.end = end
        return true
    }

    private func calendarYear(_ number: Int, _ quantity: Quantity) -> Int? {
        if (1900...2100).contains(number), quantity.digits == 4 { return number }
        // 26年 is a year only before a month.
        let isShort = quantity.digits == 2 && (0...99).contains(number) && piece(quantity.end + 1).startsNumber
        return isShort ? 2000 + number : nil
    }

    private func takeYear(_ moment: inout MomentReading, _ year: Int, after index: Int) -> Bool {
        if let edge = edge(at: index, [.yearEdge, .edge]) {
            moment.span = .day(day(of: .year(year), edge: edge))
            moment.end = index + 1
            return true
        }
        if let month = quantity(at: index), let number = month.amount.whole, (1...12).contains(number),
            piece(month.end).role == .monthMark
        {
            return takeMonth(&moment, number, year: year, after: month.end + 1)
        }
        moment.span = .year(year)
        moment.end = index
        return true
    }

    private func takeMonth(_ moment: inout MomentReading, _ month: Int, year: Int?, after index: Int) -> Bool {
        let day = quantity(at: index)
        if let day, let number = day.amount.whole, (1...31).contains(number), day.form != .words,
            piece(index).isGlued || piece(index).gap == .space
        {
            let hasMark = [.dayMark, .numberMark].contains(piece(day.end).role)
            if hasMark
                || day.form == .digits && endsFreely(day.end) && piece(index).isGlued && piece(day.end).role != .counter
            {
                let found = year.map { CivilDay.number($0, month, number) } ?? nearest(month: month, day: number)
                guard let found else { return false }
                moment.span = .day(found)
                moment.end = hasMark ? day.end + 1 : day.end
                return skipWeekday(&moment)
            }
        }
        let found = year ?? nearest(month: month, day: 15).map { CivilDay.parts(of: $0).year }
        guard let found else { return false }
        let edge = edge(at: index, [.edge])
        moment.span =
            edge.map { .day(self.day(of: .month(year: found, month: month), edge: $0)) }
            ?? .month(year: found, month: month)
        moment.end = edge == nil ? index : index + 1
        return true
    }

    private func edge(at index: Int, _ roles: [PieceRole]) -> Int32? {
        let piece = piece(index)
        return piece.form == .han && piece.isGlued && roles.contains(piece.role) ? piece.value : nil
    }

    /// Passes the weekday in 11月27日(周五).
    private func skipWeekday(_ moment: inout MomentReading) -> Bool {
        let opens = sign(moment.end) == 0x28
        let position = opens ? moment.end + 1 : moment.end
        guard piece(position).role == .weekday, piece(position).form == .han, !opens || sign(position + 1) == 0x29
        else { return true }
        moment.end = position + (opens ? 2 : 1)
        return true
    }

    /// 27号 is a day before a time, an end, or words that go with days; 3号楼 is none.
    private func isDayNumber(_ index: Int) -> Bool {
        let next = piece(index)
        switch next.role {
        case .dayPart, .ago, .later: return true
        case .plain: return next.value == 1
        default: return next.startsNumber && piece(index + 1).role == .pointMark
        }
    }

    private func takeDay(_ moment: inout MomentReading, _ day: Int, of span: DaySpan?, end: Int, canMove: Bool) -> Bool
    {
        guard case .month(var year, var month) = span else { return false }
        let today = CivilDay.parts(of: clock.local.day).day
        if canMove {
            let months = tellsOfPast ? (day > today ? -1 : 0) : (day < today ? 1 : 0)
            (year, month) = CivilDay.adding(months: months, toYear: year, month: month)
        }
        guard let number = CivilDay.number(year, month, day) else { return false }
        moment.span = .day(number)
        moment.end = end
        return true
    }

    /// 上周五, 下个月5号, 本月底, 去年十一月, 今年年底.
    func takeReference(_ moment: inout MomentReading, at index: Int) -> Bool {
        let which = Int(pieces[index].value)
        let today = clock.local.day
        moment.end = index + 1
        switch pieces[index].role {
        case .weekReference: moment.span = weekday(after: index, which, today, end: &moment.end)
        case .weekendReference: moment.span = .day(monday(of: today) + 7 * which + 5)
        case .monthEdge: moment.span = period(.month, 0, today).map { .day(day(of: $0, edge: pieces[index].value)) }
        case .yearEdge: moment.span = period(.year, 0, today).map { .day(day(of: $0, edge: pieces[index].value)) }
        case .monthReference: return takeMonthReference(&moment, which, after: index + 1)
        default: return takeYear(&moment, CivilDay.parts(of: today).year + which, after: index + 1)
        }
        return moment.span != nil
    }

    private func weekday(after index: Int, _ which: Int, _ today: Int, end: inout Int) -> DaySpan {
        let next = piece(index + 1)
        let monday = monday(of: today) + 7 * which
        var weekday = 0
        if next.role == .hanDigit || next.form == .number && next.length == 1 { weekday = Int(next.value) }
        if next.role == .dayMark || next.role == .unit && next.value == TimeUnit.day.rawValue { weekday = 7 }
        let after = piece(index + 2)
        let isCount =
            weekday < 7 && [.unit, .counter, .hanMultiplier, .pointMark].contains(after.role)
            || after.startsNumber && weekday == 0
        guard (1...7).contains(weekday), next.isGlued, !isCount else { return .week(monday) }
        end = index + 2
        return .day(monday + weekday - 1)
    }

    private func takeMonthReference(_ moment: inout MomentReading, _ which: Int, after index: Int) -> Bool {
        guard let span = period(.month, which, clock.local.day) else { return false }
        if let edge = edge(at: index, [.edge, .monthEdge]) {
            moment.span = .day(day(of: span, edge: edge))
            moment.end = index + 1
            return true
        }
        if let day = quantity(at: index), let number = day.amount.whole,
            [.dayMark, .numberMark].contains(piece(day.end).role)
        {
            return takeDay(&moment, number, of: span, end: day.end + 1, canMove: false)
        }
        moment.span = span
        return true
    }
}
