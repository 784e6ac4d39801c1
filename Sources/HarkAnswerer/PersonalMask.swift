internal import Foundation
public import HarkLanguage

/// Takes out of a text what belongs to a person, before it leaves the house.
///
/// In place of it stands what it was: `[email]`, `[person]`, `[order]`; no digit of it is kept, and nothing is ever
/// filled back. Places, amounts and dates stay, since questions are about them.
public struct PersonalMask: Sendable {
    private let analyzer: LanguageAnalyzer

    /// Makes a mask.
    ///
    /// - Parameter analyzer: Finds names and numbers, with the site's own forms.
    public init(analyzer: LanguageAnalyzer) {
        self.analyzer = analyzer
    }

    /// What is taken out.
    static let kinds: Set<EntityKind> = [
        .person, .email, .phone, .postalCode, .order, .tracking, .url, .paymentCard, .idNumber, .bankAccount,
    ]

    /// The words in brackets that stand in place of what was taken out.
    static let words: Set<String> = Set(kinds.map(\.rawValue) + ["number"])

    /// Masks a text.
    ///
    /// - Parameters:
    ///   - text: The text as its author wrote it, or with Hark's own masks already.
    ///   - known: What is known of the person; its words are masked wherever they stand alone.
    /// - Returns: The text with a word in brackets for each thing taken out.
    public func masked(_ text: String, known: [String] = []) -> String {
        var text = withoutEntities(Redactor.withoutLastDigits(text))
        for name in known.flatMap(Self.words) { text = Self.masked(text, name) }
        return withoutEntities(text)
    }

    /// Masks until nothing is found: what touches a secret may show to be another once that is gone.
    private func withoutEntities(_ text: String) -> String {
        var text = text
        for _ in 0..<Self.mostRounds {
            let entities = analyzer.analyse(text, at: Date(timeIntervalSince1970: 0), zone: .gmt).entities
            let secrets = entities.filter { Self.kinds.contains($0.kind) && !Self.isMask($0.text) }
            let named = secrets.map { (range: $0.range, name: $0.kind.rawValue) }
            let numbers = Self.longNumbers(in: text, besides: entities.map(\.range)).map { (range: $0, name: "number") }
            guard !named.isEmpty || !numbers.isEmpty else { break }
            text = Self.masked(text, (named + numbers).sorted { $0.range.lowerBound < $1.range.lowerBound })
        }
        return text
    }

    private static let mostRounds = 4

    private static func masked(_ text: String, _ stretches: [(range: Range<Int>, name: String)]) -> String {
        var scalars = Array(text.unicodeScalars)
        for stretch in stretches.reversed() where stretch.range.upperBound <= scalars.count {
            scalars.replaceSubrange(stretch.range, with: "[\(stretch.name)]".unicodeScalars)
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Words with five digits or more that are no date and no amount: they name something of somebody's.
    private static func longNumbers(in text: String, besides entities: [Range<Int>]) -> [Range<Int>] {
        let scalars = Array(text.unicodeScalars)
        let isPart = { (scalar: Unicode.Scalar) in
            scalar.properties.numericType != nil || scalar == "-" || scalar == "_" || scalar.isASCIILetter
        }
        return scalars.indices.split { !isPart(scalars[$0]) }.map { $0.startIndex..<$0.endIndex }.filter { range in
            scalars[range].count { $0.properties.numericType != nil } >= 5 && !entities.contains { $0.overlaps(range) }
        }
    }

    private static func isMask(_ text: String) -> Bool { text.contains("[") || text.contains("]") }

    /// A name and its words, those of one or two letters left out.
    private static func words(of name: String) -> [String] {
        let isLong = { (text: String) in text.unicodeScalars.count > 2 || Language.detect(text) == .chinese }
        return ([name] + name.split(whereSeparator: \.isWhitespace).map(String.init)).filter(isLong)
    }

    /// Masks a word where no letter or digit touches it; Chinese words have no such borders.
    private static func masked(_ text: String, _ word: String) -> String {
        var text = text
        var start = text.startIndex
        let needsBorders = Language.detect(word) != .chinese
        while let found = text.range(of: word, options: .caseInsensitive, range: start..<text.endIndex) {
            let before = found.lowerBound > text.startIndex ? text[text.index(before: found.lowerBound)] : " "
            let after = found.upperBound < text.endIndex ? text[found.upperBound] : " "
            let isAlone = !before.isLetter && !before.isNumber && !after.isLetter && !after.isNumber
            let offset = text.distance(from: text.startIndex, to: found.lowerBound)
            if isAlone || !needsBorders {
                text.replaceSubrange(found, with: "[person]")
                start = text.index(text.startIndex, offsetBy: offset + "[person]".count)
            } else {
                start = text.index(text.startIndex, offsetBy: offset + 1)
            }
        }
        return text
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIILetter: Bool { isASCII && properties.isAlphabetic }
}
