/// English number words while they are read from the left.
struct EnglishNumeral {
    /// Words so far.
    private(set) var words = 0
    private var total = 0
    private var current = 0
    private var isArticle = false

    /// Takes one more word; false when it does not belong to the number.
    mutating func take(_ piece: Piece) -> Bool {
        guard words < 12, fits(piece) else { return false }
        switch piece.role {
        case .numberWord: current += Int(piece.value)
        case .multiplierWord: multiply(by: Int(piece.value))
        case .couple: current = 2
        default: break
        }
        isArticle = piece.role == .article
        words += 1
        return true
    }

    private func fits(_ piece: Piece) -> Bool {
        switch piece.role {
        case .numberWord:
            // "Hundred five", "twenty five", but not "five six".
            current % 100 == 0 || current % 100 >= 20 && current % 10 == 0 && (1...9).contains(piece.value)
        case .multiplierWord: words > 0 && current < 1000
        case .article: words == 0
        case .couple: words == 1 && isArticle
        default: false
        }
    }

    private mutating func multiply(by factor: Int) {
        if factor == 100 {
            current = max(current, 1) * 100
        } else {
            total += max(current, 1) * factor
            current = 0
        }
    }

    /// The number; an article alone is one.
    var value: Int { words == 1 && isArticle ? 1 : total + current }
}
