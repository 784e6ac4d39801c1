extension Timestamp {
    /// The moment as ISO 8601 in UTC with milliseconds, for example `2026-11-24T09:30:00.125Z`.
    ///
    /// - Source: days to civil date after H. Hinnant, "chrono-compatible low-level date algorithms".
    public var iso8601: String {
        String(unsafeUninitializedCapacity: 24) { buffer in
            let day = milliseconds.floorDivided(by: 86_400_000)
            let time = milliseconds - day * 86_400_000
            let date = CivilDate(daysSince1970: day)
            var writer = DigitWriter(buffer: buffer)
            writer.put(date.year, digits: 4, then: 0x2D)
            writer.put(date.month, digits: 2, then: 0x2D)
            writer.put(date.day, digits: 2, then: 0x54)
            writer.put(time / 3_600_000, digits: 2, then: 0x3A)
            writer.put(time / 60_000 % 60, digits: 2, then: 0x3A)
            writer.put(time / 1000 % 60, digits: 2, then: 0x2E)
            writer.put(time % 1000, digits: 3, then: 0x5A)
            return 24
        }
    }

    /// Creates a moment from the exact form that `iso8601` writes, or nil for any other text.
    public init?(iso8601 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 24, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x54, bytes[13] == 0x3A,
            bytes[16] == 0x3A, bytes[19] == 0x2E, bytes[23] == 0x5A
        else { return nil }
        func number(_ range: Range<Int>) -> Int64? {
            bytes[range].reduce(Int64?(0)) { sum, byte in
                guard let sum, (0x30...0x39).contains(byte) else { return nil }
                return sum * 10 + Int64(byte - 0x30)
            }
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19),
            let fraction = number(20..<23), (1...12).contains(month), (1...31).contains(day), hour < 24,
            minute < 60, second < 60
        else { return nil }
        let days = CivilDate(year: year, month: month, day: day).daysSince1970
        self.init(milliseconds: ((days * 24 + hour) * 60 + minute) * 60_000 + second * 1000 + fraction)
    }
}

private struct CivilDate {
    var year: Int64
    var month: Int64
    var day: Int64

    init(year: Int64, month: Int64, day: Int64) {
        (self.year, self.month, self.day) = (year, month, day)
    }

    init(daysSince1970 days: Int64) {
        let shifted = days + 719_468
        let era = shifted.floorDivided(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    var daysSince1970: Int64 {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear.floorDivided(by: 400)
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

private struct DigitWriter {
    let buffer: UnsafeMutableBufferPointer<UInt8>
    var offset = 0

    init(buffer: UnsafeMutableBufferPointer<UInt8>) {
        self.buffer = buffer
    }

    mutating func put(_ number: Int64, digits: Int, then separator: UInt8) {
        var rest = number
        for index in stride(from: offset + digits - 1, through: offset, by: -1) {
            buffer[index] = UInt8(0x30 + rest % 10)
            rest /= 10
        }
        buffer[offset + digits] = separator
        offset += digits + 1
    }
}

extension Int64 {
    fileprivate func floorDivided(by divisor: Int64) -> Int64 {
        self >= 0 ? self / divisor : (self - divisor + 1) / divisor
    }
}
