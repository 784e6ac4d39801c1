internal import HarkLanguage

/// Whether a clause denies something; "can be returned" and "cannot be returned" share all their content.
enum Polarity {
    private static let english: Set<String> = [
        "not", "no", "never", "cannot", "nothing", "none", "neither", "nor", "nobody", "nowhere", "unable",
    ]
    private static let chinese: Set<Unicode.Scalar> = ["不", "没", "未", "勿"]
    /// Words that deny nothing.
    private static let harmless = ["不同", "不过", "不仅", "不但", "不管", "不论", "不久", "不少", "未来", "没关系"]

    /// Whether a clause has an odd number of denials; two take each other back.
    static func isNegative(_ clause: String) -> Bool {
        let words = clause.lowercased().replacing("’", with: "'").split { !$0.isLetter && $0 != "'" }
        let inEnglish = words.count { english.contains(String($0)) || $0.hasSuffix("n't") }
        let plain = harmless.reduce(clause) { $0.replacing($1, with: "") }
        return (inEnglish + plain.unicodeScalars.count(where: chinese.contains)) % 2 == 1
    }

    /// The clauses of a sentence, between commas and semicolons.
    static func clauses(of sentence: String) -> [String] {
        sentence.split { ",;:，；：".contains($0) }.map(String.init)
    }
}
