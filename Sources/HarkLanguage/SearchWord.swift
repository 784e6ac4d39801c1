/// A word of letters and digits, folded, without apostrophes.
struct SearchWord {
    /// The word as it stands.
    let text: String
    /// The word without a clitic: "customer" of "customer's".
    let base: String
    /// The longest stretch of digits.
    let digits: String
    let isMixed: Bool
    let range: Range<Int>

    init(_ scalars: [UInt32], _ index: inout Int, longest: Int) {
        let start = index
        var end = index
        var letters = Letters(most: longest)
        while index < scalars.count {
            let role = SearchFolding.role(scalars[index])
            if role.isOfWords {
                letters.take(SearchFolding.fold(scalars[index]), isDigit: role == .digit)
                end = index + 1
            } else if Self.isInside(scalars, index) {
                letters.noteClitic()
            } else if role != .mark {
                break
            }
            index += 1
        }
        range = start..<end
        text = String(folded: letters.all[...])
        base = letters.withoutClitic.map { String(folded: $0) } ?? text
        digits = String(folded: letters.all[letters.digits])
        isMixed = letters.digits.count < letters.all.count
    }

    /// True for an apostrophe between two letters.
    private static func isInside(_ scalars: [UInt32], _ index: Int) -> Bool {
        SearchFolding.isApostrophe(scalars[index]) && index + 1 < scalars.count
            && SearchFolding.role(scalars[index + 1]) == .letter
    }
}

/// The folded letters and digits of a word while it is read.
private struct Letters {
    private static let clitics = ["s", "re", "ve", "ll", "d", "m"].map { $0.unicodeScalars.map(\.value) }

    let most: Int
    private(set) var all: [UInt32] = []
    /// Where the longest stretch of digits stands.
    private(set) var digits = 0..<0
    private var run = 0
    private var clitic: Int?

    init(most: Int) { self.most = most }

    mutating func take(_ scalar: UInt32, isDigit: Bool) {
        guard all.count < most else { return }
        all.append(scalar)
        run = isDigit ? run + 1 : 0
        if run > digits.count { digits = all.count - run..<all.count }
    }

    mutating func noteClitic() { clitic = all.count }

    var withoutClitic: ArraySlice<UInt32>? {
        guard let clitic, Self.clitics.contains(Array(all[clitic...])) else { return nil }
        return all[..<clitic]
    }
}

extension SearchFolding.Role {
    var isOfWords: Bool { self == .letter || self == .digit }
}

extension String {
    /// Folds a few code points.
    init(folding scalars: UInt32...) {
        self.init(folded: scalars.map(SearchFolding.fold)[...])
    }

    /// Takes code points that are folded.
    init(folded scalars: ArraySlice<UInt32>) {
        var view = String.UnicodeScalarView()
        for scalar in scalars { view.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
        self.init(view)
    }
}
