/// The form that stands in place of a secret: `[card •••• 4242]`.
enum SecretMask {
    /// A mask with the name of what it hides.
    ///
    /// It keeps the last four letters and digits of a secret of at least eight, fewer of a shorter one.
    static func mask(_ name: String, _ secret: String) -> String {
        let kept = lastFour(secret)
        return kept.isEmpty ? "[\(name) ••••]" : "[\(name) •••• \(kept)]"
    }

    /// The name by which a mask tells what it hides.
    static func name(of kind: EntityKind, _ secret: String) -> String {
        switch kind {
        case .paymentCard: "card"
        case .idNumber: code(secret).count == 9 ? "SSN" : "ID"
        case .bankAccount:
            secret.unicodeScalars.first.map { $0.properties.isAlphabetic && DigitRunFinder.digit($0.value) == nil }
                == true ? "IBAN" : "account"
        case .postalCode: "postal code"
        default: kind.rawValue
        }
    }

    /// The last letters and digits, as ASCII: four of eight or more, none of fewer than six.
    static func lastFour(_ secret: String) -> String {
        let code = code(secret)
        return code.count < 6 ? "" : String(code.suffix(code.count < 8 ? 2 : 4))
    }

    private static func code(_ secret: String) -> [Character] {
        CleanText(secret).scalars.compactMap { scalar in
            if let digit = DigitRunFinder.digit(scalar) { return Character(String(digit)) }
            guard scalar < 0x80, scalar | 0x20 &- 0x61 < 26 else { return nil }
            return Unicode.Scalar(scalar & 0xDF).map(Character.init)
        }
    }

    /// Where masks stand in a text already, in code points.
    static func ranges(in scalars: [UInt32]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for index in scalars.indices where scalars[index] == 0x2022 && index + 3 < scalars.count {
            if let range = range(in: scalars, around: index) { ranges.append(range) }
        }
        return ranges
    }

    /// The mask whose first bullet stands at a place: a bracket and a name before, at most four signs behind.
    private static func range(in scalars: [UInt32], around bullet: Int) -> Range<Int>? {
        guard scalars[bullet..<bullet + 4].allSatisfy({ $0 == 0x2022 }), bullet > 2, scalars[bullet - 1] == 0x20 else {
            return nil
        }
        var start = bullet - 2
        while start > 0, bullet - start < longestName + 2, isNameSign(scalars[start]) { start -= 1 }
        var end = bullet + 4
        if end < scalars.count, scalars[end] == 0x20 { end += 1 }
        let kept = end
        while end < scalars.count, end - kept < 4, ScalarClass(scalars[end]) == .digit || isNameSign(scalars[end]) {
            end += 1
        }
        guard start < bullet - 2, scalars[start] == 0x5B, end < scalars.count, scalars[end] == 0x5D else { return nil }
        return start..<end + 1
    }

    /// The most signs of a name.
    static let longestName = 32

    /// True for what the name of a mask may hold: no digit of any sort, or a secret could pass for a name.
    static func isNameSign(_ scalar: UInt32) -> Bool {
        switch ScalarClass(scalar) {
        case .latin, .han: DigitRunFinder.digit(scalar) == nil
        case .space: scalar == 0x20
        case .sign: scalar == 0x2D || scalar == 0x5F
        case .digit: false
        }
    }
}
