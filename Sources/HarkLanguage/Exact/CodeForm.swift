/// The forms of order and tracking numbers that no other number has.
enum CodeForm {
    /// The kind of a code in capitals, or nil when its form says nothing.
    static func kind(of code: String, _ run: AlphanumericRun) -> EntityKind? {
        let bytes = Array(code.utf8)
        if run.hyphens == 0, isTracking(bytes, run) { return .tracking }
        return isOrder(code, bytes, run) ? .order : nil
    }

    private static func isTracking(_ code: [UInt8], _ run: AlphanumericRun) -> Bool {
        switch (code[0], code[1], run.letters) {
        case (0x31, 0x5A, _): isUPS(code)
        case (0x53, 0x46, 2): (12...15).contains(run.digits)  // SF Express
        case (0x4A, 0x44, 2...4): run.digits >= 10 && run.digits <= 18  // JD
        case (0x59, 0x54, 2): (13...16).contains(run.digits)  // YTO
        case (0x54, 0x42, 3): code[2] == 0x41 && run.digits == 12  // Amazon
        case (0x4A, 0x54, 2), (0x44, 0x50, 2): run.digits >= 12 && run.digits <= 15  // J&T, Deppon
        case (0x5A, 0x54, 3): code[2] == 0x4F && (12...15).contains(run.digits)  // ZTO
        case (0x53, 0x54, 3): code[2] == 0x4F && (12...15).contains(run.digits)  // STO
        case (_, _, 4): isPostal(code)
        case (0x39, 0x32...0x35, 0): run.digits == 22 && isUSPS(code)
        default: false
        }
    }

    /// UPS: 1Z, sixteen letters and digits, the last a check digit.
    private static func isUPS(_ code: [UInt8]) -> Bool {
        guard code.count == 18 else { return false }
        var sum = 0
        for (index, byte) in code.dropFirst(2).dropLast().enumerated() {
            let value = byte < 0x3A ? Int(byte) - 0x30 : (Int(byte) - 63) % 10
            sum += index % 2 == 0 ? value : 2 * value
        }
        return Int(code[17]) - 0x30 == (10 - sum % 10) % 10
    }

    /// Parcels of the posts: two letters, eight digits, a check digit, the country.
    /// - Source: UPU standard S10.
    private static func isPostal(_ code: [UInt8]) -> Bool {
        guard code.count == 13, code[0...1].allSatisfy({ $0 > 0x40 }), code[11...].allSatisfy({ $0 > 0x40 }),
            code[2...10].allSatisfy({ $0 < 0x3A })
        else { return false }
        let sum = zip(code[2...9], [8, 6, 4, 2, 3, 5, 9, 7]).reduce(0) { $0 + (Int($1.0) - 0x30) * $1.1 }
        let check = 11 - sum % 11
        return Int(code[10]) - 0x30 == (check == 10 ? 0 : check == 11 ? 5 : check)
    }

    /// USPS: twenty-two digits from 92 to 95, the last a check digit.
    private static func isUSPS(_ code: [UInt8]) -> Bool {
        let sum = code.dropLast().reversed().enumerated().reduce(0) { sum, digit in
            sum + (Int(digit.element) - 0x30) * (digit.offset % 2 == 0 ? 3 : 1)
        }
        return Int(code[21]) - 0x30 == (10 - sum % 10) % 10
    }

    private static func isOrder(_ code: String, _ bytes: [UInt8], _ run: AlphanumericRun) -> Bool {
        let letters = bytes.prefix { $0 > 0x40 }
        let prefixes: Set<String> = ["ORD", "ORDER", "SO", "PO", "INV", "RMA"]
        if letters.count == run.letters, prefixes.contains(String(decoding: letters, as: UTF8.self)) {
            return run.digits >= 5 && (run.hyphens > 0 || letters.count > 2)
        }
        // Amazon: 3-7-7 digits.
        return run.letters == 0 && run.hyphens == 2 && code.split(separator: "-").map(\.count) == [3, 7, 7]
    }
}
