/// Numbers of payment cards.
enum PaymentCard {
    /// True when issuer, length and check digit fit.
    static func isValid(_ digits: ArraySlice<UInt8>) -> Bool {
        digits.last != 10 && lengths(digits).contains(digits.count)
            && hasCheckDigit(digits)
            && Set(digits).count > 1
    }

    /// True when a card may start so.
    static func isStart(_ digits: ArraySlice<UInt8>) -> Bool { digits.count >= 13 && !lengths(digits).isEmpty }

    /// The lengths that the issuer of a number uses.
    /// - Source: ISO/IEC 7812-1; issuer ranges as published by the networks (2024).
    static func lengths(_ digits: ArraySlice<UInt8>) -> [Int] {
        let prefix = digits.prefix(6).reduce(0) { $0 * 10 + Int($1) }
        return issuers.first { $0.ranges.contains { $0.contains(prefix) } }?.lengths ?? []
    }

    private static let issuers: [(ranges: [ClosedRange<Int>], lengths: [Int])] = [
        // Visa
        ([400_000...499_999], [13, 16, 19]),
        // Mastercard
        ([510_000...559_999, 222_100...272_099], [16]),
        // American Express
        ([340_000...349_999, 370_000...379_999], [15]),
        // Discover
        ([601_100...601_199, 644_000...659_999], [16, 17, 18, 19]),
        // Diners Club
        ([300_000...305_999, 309_500...309_599, 360_000...369_999, 380_000...399_999], [14, 16, 19]),
        // JCB
        ([352_800...358_999], [16, 17, 18, 19]),
        // UnionPay
        ([620_000...629_999, 810_000...817_199], [16, 17, 18, 19]),
        // Mir
        ([220_000...220_499], [16, 17, 18, 19]),
        // Maestro
        (
            [
                501_800...501_899, 502_000...502_099, 503_800...503_899, 560_000...589_999, 630_400...630_499,
                675_900...676_999,
            ], [13, 14, 15, 16, 17, 18, 19]
        ),
        // Chinese banks before UnionPay
        ([955_880...955_999, 601_382...601_382, 603_000...603_999, 690_755...690_755], [16, 17, 18, 19]),
    ]

    /// True when the last digit checks the others.
    /// - Source: H. P. Luhn, US patent 2,950,048 (1960).
    static func hasCheckDigit(_ digits: ArraySlice<UInt8>) -> Bool {
        var sum = 0
        var doubles = false
        for digit in digits.reversed() {
            let value = doubles ? 2 * Int(digit) : Int(digit)
            sum += value > 9 ? value - 9 : value
            doubles.toggle()
        }
        return sum % 10 == 0
    }
}
