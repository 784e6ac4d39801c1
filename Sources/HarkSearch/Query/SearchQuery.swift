import HarkLanguage

/// What somebody looks for: words and phrases that one message must hold together.
///
/// Words stand apart by white space. A word of a script without spaces is found wherever its characters stand side by
/// side; an English word also in its other forms; `refun*` by its beginning; `"a phrase"` word for word; a number with
/// a hyphen also without. Whatever is typed is a query or a `SearchError`: no sign of the index's own language has
/// a meaning here.
public struct SearchQuery: Hashable, Sendable {
    /// The most characters of a query, in Unicode scalars.
    public static let longest = 200
    /// The most words and phrases of a query.
    public static let mostTerms = 16

    /// One form that a word or phrase is found under: tokens side by side.
    struct Form: Hashable, Sendable {
        var tokens: [String]
        /// True when the last token is only a beginning.
        var isPrefix: Bool
    }

    /// The words and phrases, each in the forms of which one must be there.
    let terms: [[Form]]
    /// The words and phrases as typed, for what is looked through without an index.
    let words: [String]

    /// Reads what somebody typed.
    ///
    /// - Throws: `SearchError` when it can't be looked for.
    public init(_ text: String) throws(SearchError) {
        guard text.unicodeScalars.count <= Self.longest else { throw .tooLong(longest: Self.longest) }
        let tokenizer = SearchTokenizer()
        let pieces = QueryPiece.pieces(of: text).map { ($0.text, $0.forms(tokenizer)) }.filter { !$0.1.isEmpty }
        guard !pieces.isEmpty else { throw .nothingToFind }
        guard pieces.count <= Self.mostTerms else { throw .tooManyTerms(most: Self.mostTerms) }
        (words, terms) = (pieces.map { QueryPiece.withoutStars($0.0) }, pieces.map(\.1))
    }

    /// The query in the language of FTS5; tokens hold neither quotation marks nor spaces.
    var expression: String {
        terms.map { forms in
            let texts = forms.map { form in "\"\(form.tokens.joined(separator: " "))\"" + (form.isPrefix ? " *" : "") }
            return texts.count == 1 ? texts[0] : "(\(texts.joined(separator: " OR ")))"
        }.joined(separator: " AND ")
    }
}

/// One word or phrase as typed.
private struct QueryPiece {
    private static let quotes: Set<Character> = ["\"", "“", "”", "„", "＂"]
    private static let stars: Set<Character> = ["*", "＊"]

    private(set) var text = ""
    let isPhrase: Bool

    /// Cuts at white space outside of quotation marks; one that is left open closes at the end.
    static func pieces(of text: String) -> [QueryPiece] {
        var pieces = [QueryPiece(isPhrase: false)]
        for character in text {
            if quotes.contains(character) {
                let isOpen = pieces.last?.isPhrase ?? false
                pieces.append(QueryPiece(isPhrase: !isOpen))
            } else if character.isWhitespace, pieces.last?.isPhrase != true {
                pieces.append(QueryPiece(isPhrase: false))
            } else {
                pieces[pieces.count - 1].text.append(character)
            }
        }
        return pieces
    }

    static func withoutStars(_ text: String) -> String { text.filter { !stars.contains($0) } }

    /// The forms of which a message must hold one; empty when there is nothing to find.
    func forms(_ tokenizer: SearchTokenizer) -> [SearchQuery.Form] {
        let tokens = tokenizer.tokens(of: CleanText(text))
        var places = tokens.filter { !$0.isColocated }
        guard let last = places.last else { return [] }
        var isPrefix = text.last.map(Self.stars.contains) == true && last.kind == .word
        if last.kind == .single {
            if places.dropLast().last?.endsWith(last) == true { places.removeLast() } else { isPrefix = true }
        }
        var forms = [SearchQuery.Form(tokens: places.map(\.text), isPrefix: isPrefix)]
        if !isPhrase, !isPrefix, places.count == 1, let stem = tokens.first(where: { $0.kind == .stem }) {
            forms = [SearchQuery.Form(tokens: [stem.text], isPrefix: false)]
        }
        if let joined = tokens.first(where: { $0.kind == .joined }), joined.range.upperBound == last.range.upperBound,
            joined.range.lowerBound == places[0].range.lowerBound
        {
            forms.append(SearchQuery.Form(tokens: [joined.text], isPrefix: isPrefix))
        }
        return forms
    }
}

extension SearchToken {
    /// True for a pair whose second character is that of `single`.
    fileprivate func endsWith(_ single: SearchToken) -> Bool {
        kind == .pair && range.upperBound == single.range.upperBound
    }
}
