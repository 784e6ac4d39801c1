/// A Chinese numeral while it is read from the left.
struct HanNumeral {
    private var total = 0
    private var section = 0
    private var digit: Int?
    private var lastUnit = 0
    private var sawZero = false
    private var isEmpty = true
    private var units = 0

    /// Takes one more piece; false when it does not belong to the numeral.
    mutating func take(_ piece: Piece) -> Bool {
        switch piece.role {
        case .hanDigit: takeDigit(Int(piece.value))
        case .hanMultiplier: takeUnit(ExactReading.factor(piece.value))
        default: false
        }
    }

    private mutating func takeDigit(_ value: Int) -> Bool {
        guard digit == nil || digit == 0 else { return false }
        if value == 0, !isEmpty { sawZero = true }
        digit = value
        isEmpty = false
        return true
    }

    private mutating func takeUnit(_ factor: Int) -> Bool {
        units += 1
        guard units < 12 else { return false }
        if factor >= 10_000 {
            let amount = section + (digit ?? 0)
            guard amount > 0 || total > 0, total < 1_000_000_000_000 else { return false }
            total = factor > 10_000 || total == 0 ? (total + amount) * factor : total + amount * factor
            section = 0
        } else if factor == 20 {
            guard isEmpty else { return false }
            section += 20
        } else {
            guard digit != 0 || sawZero, digit != nil || factor == 10 else { return false }
            guard section == 0 || factor < lastUnit || lastUnit == 0 || lastUnit >= 10_000 else { return false }
            section += (digit == nil || digit == 0 ? 1 : digit ?? 1) * factor
        }
        lastUnit = factor == 20 ? 10 : factor
        digit = nil
        sawZero = false
        isEmpty = false
        return true
    }

    /// The number; 三百五 is 350 and 一万二 12,000.
    var value: Int? {
        guard !isEmpty else { return nil }
        guard let digit else { return total + section }
        let isShort = !sawZero && lastUnit >= 100 && digit > 0
        return total + section + (isShort ? digit * (lastUnit / 10) : digit)
    }
}
