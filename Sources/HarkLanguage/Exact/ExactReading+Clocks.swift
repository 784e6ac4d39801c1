/// Times of day.
extension ExactReading {
    /// Takes a time at a piece: "3pm", "15:30", "half past two", "noon", 三点半.
    func takeClock(_ moment: inout MomentReading, at index: Int) -> Bool {
        let piece = piece(index)
        guard !piece.isTaken else { return false }
        switch piece.role {
        case .clock:
            moment.clock = ClockTime(hour: Int(piece.value) / 60, isSure: true)
            moment.end = index + 1
            return true
        case .half, .quarter: return takeSpokenTime(&moment, at: index)
        case .hanDigit, .hanMultiplier: return takeHanTime(&moment, at: index)
        case .numberWord: return takeWordTime(&moment, at: index)
        default: break
        }
        guard piece.form == .number, piece.length <= 2, startsFreely(index) else { return false }
        return takeHanTime(&moment, at: index) || takeDigitalTime(&moment, at: index)
            || takeBareHour(&moment, at: index)
    }

    /// `15:30`, `15:30:20`; the end is past the seconds.
    func digitalTime(at index: Int) -> (time: ClockTime, end: Int)? {
        let hour = piece(index)
        guard hour.form == .number, hour.length <= 2, hour.value <= 24, sign(index + 1) == 0x3A,
            piece(index + 1).isGlued
        else { return nil }
        let minute = piece(index + 2)
        guard minute.form == .number, minute.isGlued, minute.length == 2, minute.value < 60 else { return nil }
        var end = index + 3
        if sign(end) == 0x3A, piece(end).isGlued, piece(end + 1).form == .number, piece(end + 1).length == 2,
            piece(end + 1).value < 60
        {
            end += 2
        }
        let isSure = hour.value > 12 || hour.value == 0 || scalar(Int(hour.start)) == 0x30
        return (ClockTime(hour: Int(hour.value), minute: Int(minute.value), isSure: isSure || end > index + 3), end)
    }

    private func takeDigitalTime(_ moment: inout MomentReading, at index: Int) -> Bool {
        if let (time, end) = digitalTime(at: index) {
            if let (hour, meridiemEnd) = meridiem(at: end, hour: time.hour) {
                return set(&moment, ClockTime(hour: hour, minute: time.minute, isSure: true), end: meridiemEnd)
            }
            return (endsFreely(end) || sign(end) == 0x2D && digitalTime(at: end + 1) != nil)
                && set(&moment, time, end: end)
        }
        // 3.30pm
        let minute = piece(index + 2)
        guard sign(index + 1) == 0x2E, piece(index + 1).isGlued, minute.form == .number, minute.isGlued,
            minute.length == 2,
            minute.value < 60, let (hour, end) = meridiem(at: index + 3, hour: Int(pieces[index].value))
        else { return false }
        return set(&moment, ClockTime(hour: hour, minute: Int(minute.value), isSure: true), end: end)
    }

    private func set(_ moment: inout MomentReading, _ time: ClockTime, end: Int) -> Bool {
        moment.clock = time
        moment.end = end
        return true
    }

    /// The hour that "am" or "p.m." at a piece makes of an hour.
    private func meridiem(at index: Int, hour: Int) -> (hour: Int, end: Int)? {
        let mark = piece(index)
        guard (1...12).contains(hour), mark.gap != .far else { return nil }
        if mark.role == .meridiem { return (hour % 12 + (mark.value == 1 ? 12 : 0), index + 1) }
        guard mark.form == .word, mark.length == 1, sign(index + 1) == 0x2E, piece(index + 2).length == 1,
            scalar(Int(piece(index + 2).start)) | 0x20 == 0x6D, piece(index + 2).isGlued
        else { return nil }
        let letter = scalar(Int(mark.start)) | 0x20
        guard letter == 0x61 || letter == 0x70 else { return nil }
        let hasStop = sign(index + 3) == 0x2E && piece(index + 3).isGlued
        return (hour % 12 + (letter == 0x70 ? 12 : 0), index + (hasStop ? 4 : 3))
    }

    /// "3pm", "3 o'clock", "at 3".
    private func takeBareHour(_ moment: inout MomentReading, at index: Int) -> Bool {
        let hour = Int(pieces[index].value)
        if let (sure, end) = meridiem(at: index + 1, hour: hour) {
            return set(&moment, ClockTime(hour: sure, isSure: true), end: end)
        }
        guard (1...12).contains(hour) else { return takeSpokenTime(&moment, at: index) }
        let time = ClockTime(hour: hour)
        if piece(index + 1).role == .oClock { return set(&moment, time, end: index + 2) }
        guard takesHourAlone(&moment, before: index), endsHour(index + 1) else {
            return takeSpokenTime(&moment, at: index)
        }
        return set(&moment, time, end: index + 1)
    }

    private func takesHourAlone(_ moment: inout MomentReading, before index: Int) -> Bool {
        piece(index - 1).role == .at
            || piece(index - 1).role == .around && (piece(index - 2).role == .at || moment.span != nil)
            || piece(index - 1).role == .before && moment.span != nil
    }

    /// True where nothing is counted: an end, a comma, "on", "tomorrow", "in the morning".
    private func endsHour(_ index: Int) -> Bool {
        let next = piece(index)
        switch next.role {
        case .on, .relativeDay, .weekday, .which, .dayPart, .plain, .at: return !next.isGlued
        case .inside: return piece(index + 1).role == .the && piece(index + 2).role == .dayPart
        case .none where next.form == .sign && index < pieces.count:
            return [0x2C, 0x2E, 0x21, 0x3F, 0x3B, 0x29, 0x3002, 0xFF0C].contains(sign(index))
                && !(piece(index + 1).form == .number && piece(index + 1).isGlued)
        default: return next.gap == .far && next.form == .sign && next.length == 0 || index >= pieces.count
        }
    }

    /// "three o'clock", "three pm", "at three", "ten past four".
    private func takeWordTime(_ moment: inout MomentReading, at index: Int) -> Bool {
        let hour = Int(pieces[index].value)
        guard (1...12).contains(hour) else { return takeSpokenTime(&moment, at: index) }
        if piece(index + 1).role == .oClock { return set(&moment, ClockTime(hour: hour), end: index + 2) }
        if let (sure, end) = meridiem(at: index + 1, hour: hour) {
            return set(&moment, ClockTime(hour: sure, isSure: true), end: end)
        }
        if takesHourAlone(&moment, before: index), endsHour(index + 1) {
            return set(&moment, ClockTime(hour: hour), end: index + 1)
        }
        return takeSpokenTime(&moment, at: index)
    }

    /// "half past two", "quarter to five", "ten past three", "20 minutes to nine".
    private func takeSpokenTime(_ moment: inout MomentReading, at index: Int) -> Bool {
        var minutes = Int(pieces[index].value)
        var position = index + 1
        var hasUnit = false
        switch pieces[index].role {
        case .half: minutes = 30
        case .quarter: minutes = 15
        default:
            guard (1...59).contains(minutes) else { return false }
            if piece(position).role == .unit, piece(position).value == TimeUnit.minute.rawValue {
                position += 1
                hasUnit = true
            }
        }
        let isTo = piece(position).role == .to
        guard isTo || piece(position).role == .past, !isTo || hasUnit || pieces[index].role == .quarter else {
            return false
        }
        let hour = piece(position + 1)
        guard hour.gap == .space, hour.role == .numberWord || hour.form == .number, (1...12).contains(hour.value),
            ![.unit, .percent, .currency].contains(piece(position + 2).role)
        else { return false }
        var time = ClockTime(hour: Int(hour.value), minute: minutes)
        if isTo { time = ClockTime(hour: time.hour == 1 ? 12 : time.hour - 1, minute: 60 - minutes) }
        if let (sure, end) = meridiem(at: position + 2, hour: time.hour) {
            return set(&moment, ClockTime(hour: sure, minute: time.minute, isSure: true), end: end)
        }
        return set(&moment, time, end: position + 2)
    }
}
