import HarkLanguage

/// A part of a text around what was found in it.
public struct Snippet: Hashable, Sendable {
    /// The most of a text that is shown, in Unicode scalars.
    public static let longest = 160
    /// How much is shown before the first match, in Unicode scalars.
    private static let lead = 40

    /// The part, on one line; `…` stands where the text was cut.
    public let text: String
    /// What was found in it, ascending, in Unicode scalars of `text`.
    public let marks: [Range<Int>]

    /// Shows the text around what a query finds in it; nil when it does not find it there.
    init?(_ text: String, _ query: SearchQuery, _ tokenizer: SearchTokenizer) {
        let clean = CleanText(text)
        guard let found = query.marks(in: tokenizer.tokens(of: clean)), let first = found.first else { return nil }
        let scalars = Array(text.unicodeScalars)
        let window = Self.window(scalars, around: clean.origin(of: first))
        let isCut = window.lowerBound > 0
        var shown = String.UnicodeScalarView(isCut ? ["…"] : [])
        for scalar in scalars[window] { shown.append(scalar.properties.isWhitespace ? " " : scalar) }
        if window.upperBound < scalars.count { shown.append("…") }
        self.text = String(shown)
        let shift = (isCut ? 1 : 0) - window.lowerBound
        marks = found.map { clean.origin(of: $0).clamped(to: window) }.filter { !$0.isEmpty }
            .map { $0.lowerBound + shift..<$0.upperBound + shift }
    }

    /// Shows a short text that was found by other means.
    init(whole text: String) { (self.text, marks) = (text, []) }

    /// Begins at a word where there is one near.
    private static func window(_ scalars: [Unicode.Scalar], around first: Range<Int>) -> Range<Int> {
        guard scalars.count > longest else { return 0..<scalars.count }
        var start = max(0, min(first.lowerBound - lead, scalars.count - longest))
        if start > 0, let space = scalars[start..<first.lowerBound].prefix(lead / 2).lastIndex(of: " ") {
            start = space + 1
        }
        return start..<min(scalars.count, start + longest)
    }
}
