extension LanguageModels {
    /// Tags the words of one sentence that is cut already.
    ///
    /// - Parameters:
    ///   - words: the words in order.
    ///   - language: English or Chinese; for another there are no tags.
    /// - Returns: a part of speech for each word, and the names among them with the words they cover.
    public func tags(
        of words: [String],
        language: Language
    ) -> (speech: [PartOfSpeech], names: [(kind: EntityKind, words: Range<Int>)]) {
        let joined = JoinedWords(words)
        let tags: (speech: [PartOfSpeech], names: [NameSpan])
        switch language {
        case .english: tags = english.tags(of: english.forms(of: joined.ranges, in: joined.scalars))
        case .chinese: tags = chinese.tags(of: chinese.forms(of: joined.ranges, in: joined.scalars))
        case .other: return ([], [])
        }
        return (tags.speech, tags.names.map { (kind: $0.kind, words: $0.words) })
    }

    /// Cuts a Chinese text into words, as its author wrote them; white space between them is left out.
    public func chineseWords(of text: String) -> [String] {
        let original = OriginalText(text)
        return chineseRanges(of: text).map { original[$0] }
    }

    /// The same as ranges of Unicode scalars of the text.
    public func chineseRanges(of text: String) -> [Range<Int>] {
        let clean = CleanText(text)
        let words = SentenceSplitter.sentences(in: clean).flatMap { chinese.words(in: clean.scalars, range: $0) }
        return clean.whole(words).map { clean.origin(of: $0) }
    }
}

extension EntityKind {
    /// The short name of a kind of name in data sets, `PER`, `LOC` or `ORG`; nil for what is exact.
    public var shortName: String? { NameSpan.kinds.first { $0.kind == self }?.label }
}
