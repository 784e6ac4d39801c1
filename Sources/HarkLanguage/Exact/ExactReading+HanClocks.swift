/// Times of day as Chinese writes them.
extension ExactReading {
    /// 三点, 3点半, 十二点一刻, 15时30分, 八点零五.
    func takeHanTime(_ moment: inout MomentReading, at index: Int) -> Bool {
        guard let quantity = quantity(at: index), let hour = quantity.amount.whole, (0...24).contains(hour),
            quantity.form != .words
        else { return false }
        let mark = piece(quantity.end)
        guard mark.role == .pointMark || mark.role == .hourMark, mark.gap != .far else { return false }
        let minutes = minutes(after: quantity.end + 1)
        let hasContext = moment.part != .none || moment.span != nil
        let isSure =
            hasContext || minutes != nil || mark.length == 2
            || mark.role == .pointMark && isSurePoint(quantity, hour, after: quantity.end + 1)
        guard isSure else { return false }
        moment.clock = ClockTime(hour: hour, minute: minutes?.value ?? 0, isSure: hour > 12 || hour == 0)
        moment.end = minutes?.end ?? quantity.end + 1
        return true
    }

    /// The minutes after 点: 半, 一刻, 20分, 零五, 整.
    private func minutes(after index: Int) -> (value: Int, end: Int)? {
        let next = piece(index)
        guard next.gap == .none else { return nil }
        switch next.role {
        case .half: return (30, index + 1)
        case .sharpMark: return (0, index + 1)
        default: break
        }
        guard let quantity = quantity(at: index), let value = quantity.amount.whole, value < 60, quantity.form != .words
        else { return nil }
        let mark = piece(quantity.end)
        switch mark.role {
        case .quarterMark: return value <= 3 ? (value * 15, quantity.end + 1) : nil
        case .minuteMark: return (value, quantity.end + 1)
        case .unit, .currency, .counter, .percent: return nil
        default: return quantity.digits >= 2 && endsFreely(quantity.end) ? (value, quantity.end) : nil
        }
    }

    /// 3点 alone is a time before an end or a word that goes with times; 一点 and 两点疑问 are none.
    private func isSurePoint(_ quantity: Quantity, _ hour: Int, after index: Int) -> Bool {
        let next = piece(index)
        if next.role == .ago || next.role == .later || next.role == .plain && next.value == 1 {
            return hour > 1 || quantity.form == .digits
        }
        guard quantity.form == .digits || hour >= 5 else { return false }
        return index >= pieces.count || next.form == .sign || next.gap != .none || next.role == .futureCue
    }
}
