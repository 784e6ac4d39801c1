/// Chinese resident identity numbers.
/// - Source: GB 11643-1999; ISO/IEC 7064 (MOD 11-2).
enum ResidentID {
    private static let regions: Set<Int> = [
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62,
        63, 64,
        65, 71, 81, 82, 83, 91,
    ]

    /// Where a valid number that starts at a digit ends.
    static func end(in run: DigitRun, from start: Int) -> Int? {
        let end = start + 18
        guard end <= run.count, end == run.count || run.joints[end] != .none || run.digits[end - 1] == 10,
            isValid(run.digits[start..<end])
        else { return nil }
        return end
    }

    /// True when region, birthday and check digit fit.
    static func isValid(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.count == 18, isRegion(digits), let sum = weighed(digits) else { return false }
        let born = number(digits.dropFirst(6).prefix(8))
        let isBorn =
            (1850...2100).contains(born / 10_000) && CivilDay.number(born / 10_000, born / 100 % 100, born % 100) != nil
        return isBorn && [1, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2][sum % 11] == digits.last
    }

    /// True for the form of fifteen digits that was given out until 1999.
    static func isOld(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.count == 15, !digits.contains(10), isRegion(digits) else { return false }
        let born = number(digits.dropFirst(6).prefix(6))
        return CivilDay.number(1900 + born / 10_000, born / 100 % 100, born % 100) != nil
    }

    private static func isRegion(_ digits: ArraySlice<UInt8>) -> Bool { regions.contains(number(digits.prefix(2))) }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1) } }

    private static func weighed(_ digits: ArraySlice<UInt8>) -> Int? {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let first = digits.prefix(17)
        return first.contains(10) ? nil : zip(first, weights).reduce(0) { $0 + Int($1.0) * $1.1 }
    }
}

/// US social security numbers.
/// - Source: SSA, "Social Security number randomization" (2011): no 000, 666 or 9xx areas, no zero groups.
enum SocialSecurity {
    static func isValid(_ digits: ArraySlice<UInt8>) -> Bool {
        guard digits.count == 9, !digits.contains(10) else { return false }
        let number = digits.reduce(0) { $0 * 10 + Int($1) }
        let area = number / 1_000_000
        return area != 0 && area != 666 && area < 900 && number / 10_000 % 100 != 0 && number % 10_000 != 0
    }
}
