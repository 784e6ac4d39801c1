/// Telephone numbers.
extension ExactReading {
    /// Reads the number that starts at a piece: digits, a plus or a bracket.
    mutating func readPhone(at index: Int) -> Int? {
        guard startsFreely(index), !isVersion(index), var chain = digitChain(at: index), chain.count >= 7 else {
            return nil
        }
        while true {
            if endsFreely(chain.end), let value = phoneValue(chain) {
                claim(.phone, chain.first, chain.end, value: value)
                return chain.end
            }
            guard chain.groups.count > 1 else { return nil }
            chain.dropLast(pieces)
            guard chain.count >= 7 else { return nil }
        }
    }

    private func phoneValue(_ chain: DigitChain) -> String? {
        let digits = digits(of: chain)
        if chain.hasPlus { return international(digits, chain) }
        if let mobile = chineseMobile(digits, chain) { return mobile }
        if let line = chineseLine(digits, chain) { return line }
        if let number = american(digits, chain) { return number }
        if let number = british(digits, chain) { return number }
        if digits.hasPrefix("00"), chain.count >= 11, piece(chain.first - 1).form != .number {
            return international(String(digits.dropFirst(2)), chain)
        }
        return called(digits, chain)
    }

    private func international(_ digits: String, _ chain: DigitChain) -> String? {
        guard let length = CountryCode.length(in: digits), (8...15).contains(digits.count) else { return nil }
        let country = digits.prefix(length)
        var rest = digits.dropFirst(length)
        // +44 (0)20 …: the trunk zero is not dialled from abroad.
        if rest.hasPrefix("0"), country != "39", chain.joints.contains(0x28) || country == "44" || country == "49" {
            rest = rest.dropFirst()
        }
        if country == "1" { guard rest.count == 10 else { return nil } }
        if country == "86" { guard (9...11).contains(rest.count) else { return nil } }
        guard rest.count >= 6, rest.count <= CountryCode.longest(country) else { return nil }
        return "+" + country + rest
    }

    /// 1[3-9] and nine more digits, with or without 86.
    private func chineseMobile(_ digits: String, _ chain: DigitChain) -> String? {
        var rest = Substring(digits)
        var shape = chain.shape[...]
        for prefix in ["0086", "86"] where digits.hasPrefix(prefix) && shape.first == prefix.count {
            rest = rest.dropFirst(prefix.count)
            shape = shape.dropFirst()
        }
        if rest.count == 13, rest.hasPrefix("86"), shape.count == 1 { rest = rest.dropFirst(2) }
        guard rest.count == 11, rest.hasPrefix("1"), let second = rest.dropFirst().first, second >= "3" else {
            return nil
        }
        guard
            shape.count == 1 || shape.count <= 3 && shape.first == 3 || shape.elementsEqual([4, 4, 3])
                || shape.elementsEqual([7, 4])
        else { return nil }
        return "+86" + rest
    }

    /// Land lines with their area, and 400 and 800 numbers.
    private func chineseLine(_ digits: String, _ chain: DigitChain) -> String? {
        guard signs.hasHan || clock.zone.identifier.hasPrefix("Asia/") else { return nil }
        if digits.count == 10, digits.hasPrefix("400") || digits.hasPrefix("800") && signs.hasHan {
            return chain.shape.count > 1 || hasWord(.phone, before: chain.first) ? "+86" + digits : nil
        }
        guard digits.hasPrefix("0"), (10...12).contains(digits.count), let area = areaLength(digits) else { return nil }
        let rest = digits.count - area
        guard rest == 8 || area == 4 && rest == 7 else { return nil }
        let isSplit = chain.shape.first == area && chain.shape.count <= 3
        guard isSplit || chain.shape.count == 1 && hasWord(.phone, before: chain.first) else { return nil }
        return "+86" + digits.dropFirst()
    }

    private func areaLength(_ digits: String) -> Int? {
        let digits = Array(digits.utf8.prefix(3))
        switch digits[1] {
        case 0x31: return digits[2] == 0x30 ? 3 : nil
        case 0x32: return 3
        case 0x33...0x39: return 4
        default: return nil
        }
    }

    /// Ten digits in the forms of North America; +1 where the form or the zone leaves no doubt.
    private func american(_ digits: String, _ chain: DigitChain) -> String? {
        var shape = chain.shape[...]
        var digits = Substring(digits)
        var joints = chain.joints[...]
        let hasOne = shape.first == 1 && digits.hasPrefix("1") || shape.elementsEqual([11]) && digits.hasPrefix("1")
        if hasOne {
            digits = digits.dropFirst()
            if shape.first == 1 { (shape, joints) = (shape.dropFirst(), joints.dropFirst()) }
        }
        guard digits.count == 10, let area = digits.first, area >= "2" else { return nil }
        if shape.elementsEqual([3, 3, 4]) {
            let isSure =
                hasOne || region.isNorthAmerican || joints.allSatisfy { $0 == 0x2D } || joints.allSatisfy { $0 == 0x2E }
                || joints.first == 0x29
            if isSure { return "+1" + digits }
            return hasWord(.phone, before: chain.first) ? String(digits) : nil
        }
        guard shape.count == 1, hasWord(.phone, before: chain.first), let exchange = digits.dropFirst(3).first,
            exchange >= "2"
        else { return nil }
        return hasOne || region.isNorthAmerican ? "+1" + digits : String(digits)
    }

    private func british(_ digits: String, _ chain: DigitChain) -> String? {
        guard region.isBritish, digits.hasPrefix("0"), (10...11).contains(digits.count), !digits.hasPrefix("00") else {
            return nil
        }
        let isShaped =
            chain.shape.count > 1 && chain.shape.first.map { $0 >= 3 } == true && chain.joints.allSatisfy { $0 != 0x2E }
        guard isShaped || digits.hasPrefix("07") || hasWord(.phone, before: chain.first) else { return nil }
        return "+44" + digits.dropFirst()
    }

    /// Seven to fifteen digits right after a word such as "call" or 电话.
    private func called(_ digits: String, _ chain: DigitChain) -> String? {
        guard (7...15).contains(digits.count), chain.shape.count == 1 || chain.shape.allSatisfy({ $0 >= 2 }),
            hasWord(.phone, before: chain.first)
        else { return nil }
        return digits
    }

    /// True when a word of a role stands at most four pieces before a place, in the same line.
    func hasWord(_ role: PieceRole, before index: Int, reach: Int = 4) -> Bool {
        var position = index - 1
        while position >= 0, position >= index - reach {
            if pieces[position].role == role { return true }
            if pieces[position].form == .number || pieces[position].isTaken || sign(position) == 0x2022 { return false }
            if pieces[position + 1].gap == .far,
                position + 1 < index || pieces[position].form == .sign && sign(position) == 0x2E
            {
                return false
            }
            position -= 1
        }
        return false
    }
}

/// Country codes of telephone numbers.
/// - Source: ITU-T E.164, list of assigned country codes.
enum CountryCode {
    private static let two: Set<String> = [
        "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49",
        "51",
        "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86",
        "90",
        "91", "92", "93", "94", "95", "98",
    ]

    /// The length of the code that a number starts with.
    static func length(in digits: String) -> Int? {
        guard let first = digits.first, first != "0", !digits.hasPrefix("999"), !digits.hasPrefix("997") else {
            return nil
        }
        if first == "1" || first == "7" { return 1 }
        if two.contains(String(digits.prefix(2))) { return 2 }
        return [
            "21", "22", "23", "24", "25", "26", "29", "35", "37", "38", "42", "50", "59", "67", "68", "69", "80", "85",
            "87", "88", "96", "97", "99",
        ]
        .contains(digits.prefix(2)) ? 3 : nil
    }

    /// The most digits that follow a code.
    static func longest(_ country: Substring) -> Int {
        switch country {
        case "1", "7", "44", "91", "90", "34": 10
        case "852", "853", "65", "45", "47": 8
        case "33", "31", "61", "886": 9
        default: 12
        }
    }
}
