/// A decimal number as someone wrote it: `mantissa` × 10^−`scale`.
struct Amount: Hashable {
    var mantissa: Int
    var scale = 0

    /// The number when it is whole.
    var whole: Int? { scale == 0 ? mantissa : nil }

    /// This amount a whole number of times, or nil when that is too large.
    func times(_ factor: Int) -> Amount? {
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: factor)
        return overflow ? nil : Amount(mantissa: product, scale: scale).reduced
    }

    /// The same without zeros at its end.
    var reduced: Amount {
        var amount = self
        while amount.scale > 0, amount.mantissa % 10 == 0 {
            amount.mantissa /= 10
            amount.scale -= 1
        }
        return amount
    }

    /// The number with at least so many digits after the point.
    func text(places: Int = 0) -> String {
        let amount = reduced
        let digits = String(amount.mantissa.magnitude)
        let padded = String(repeating: "0", count: max(0, amount.scale + 1 - digits.count)) + digits
        let fraction = padded.suffix(amount.scale) + String(repeating: "0", count: max(0, places - amount.scale))
        let sign = amount.mantissa < 0 ? "-" : ""
        return sign + padded.dropLast(amount.scale) + (fraction.isEmpty ? "" : "." + fraction)
    }
}

/// A number in a text, with the piece after it.
struct Quantity {
    /// How it is written.
    enum Form { case digits, han, words }

    var amount: Amount
    /// Past its last piece.
    var end: Int
    var form: Form
    /// True for three digits after its only point, which are thousands in some countries.
    var mayBeThousands = false
    /// Pieces of a Chinese number such as 三百五, whose last digit may belong to the tens.
    var digits = 0
}
