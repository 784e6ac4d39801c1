/// What is read out of one text, stretch by stretch: words, their parts of speech, names, moods.
struct TextReading {
    private let clean: CleanText
    private let sentences: [Range<Int>]
    private let analyzer: LanguageAnalyzer
    /// Exact entities that stay one token, in code points of the clean text.
    private let whole: [CleanWord]
    private var words: [CleanWord] = []
    private var speech: [PartOfSpeech?] = []
    private var spans: [NameSpan] = []
    /// Where words of the site's own begin: names of products, which are nobody's.
    private var ownWords: Set<Int> = []
    /// The mood of each stretch, and its length.
    private(set) var moods: [(sentiment: Sentiment, length: Int)] = []

    /// More words than that are tagged in several goes, so that memory stays small.
    private static let longestSentence = 256

    init(clean: CleanText, sentences: [Range<Int>], exact: [TextEntity], analyzer: LanguageAnalyzer) {
        self.clean = clean
        self.sentences = sentences
        self.analyzer = analyzer
        whole = exact.filter { Self.wholeKinds.contains($0.kind) }.compactMap { entity in
            let range = clean.range(ofOriginal: entity.range)
            return range.isEmpty ? nil : CleanWord(range: range, shape: entity.kind == .email ? .email : .mixed)
        }
    }

    /// Addresses and numbers that are one thing to a reader.
    private static let wholeKinds: Set<EntityKind> = [.email, .url, .order, .tracking]

    /// Reads one stretch of one language.
    mutating func read(_ segment: LanguageSegment) {
        let before = words.count
        for sentence in sentences where sentence.overlaps(segment.range) {
            read(sentence.clamped(to: segment.range), segment.guess.language)
        }
        let mood = analyzer.models.sentiment.sentiment(
            of: clean,
            words: Array(words[before...]),
            language: segment.guess.language,
            range: segment.range
        )
        moods.append((mood, segment.range.count))
    }

    private mutating func read(_ sentence: Range<Int>, _ language: Language) {
        var found = wholeWords(of: sentence, language)
        let joined = analyzer.words.join(found, in: clean.scalars)
        if !analyzer.words.isEmpty { ownWords.formUnion(Set(joined).subtracting(found).map(\.range.lowerBound)) }
        found = joined
        let inside = whole.filter {
            sentence.contains($0.range.lowerBound) && $0.range.upperBound <= sentence.upperBound
        }
        if !inside.isEmpty { found = UserWords.replace(found, by: inside) }
        for start in stride(from: 0, to: found.count, by: Self.longestSentence) {
            tag(found[start..<min(start + Self.longestSentence, found.count)], language)
        }
    }

    /// The words of a sentence; none parts what was one scalar of the original.
    private func wholeWords(of sentence: Range<Int>, _ language: Language) -> [CleanWord] {
        let words = words(of: sentence, language)
        let whole = clean.whole(words.map(\.range))
        return whole.count == words.count
            ? words : whole.map { CleanWord(range: $0, shape: WordShape(clean.scalars, $0)) }
    }

    private func words(of sentence: Range<Int>, _ language: Language) -> [CleanWord] {
        guard language == .chinese else { return EnglishTokenizer.words(in: clean, range: sentence) }
        return analyzer.models.chinese.words(in: clean.scalars, range: sentence).map { range in
            CleanWord(range: range, shape: WordShape(clean.scalars, range))
        }
    }

    private mutating func tag(_ sentence: ArraySlice<CleanWord>, _ language: Language) {
        let first = words.count
        words += sentence
        let ranges = sentence.map(\.range)
        switch language {
        case .english:
            add(analyzer.models.english.tags(of: analyzer.models.english.forms(of: ranges, in: clean.scalars)), first)
        case .chinese:
            add(analyzer.models.chinese.tags(of: analyzer.models.chinese.forms(of: ranges, in: clean.scalars)), first)
        case .other: speech += ranges.map { _ in nil }
        }
    }

    private mutating func add(_ tags: (speech: [PartOfSpeech], names: [NameSpan]), _ first: Int) {
        speech += tags.speech.map(Optional.some)
        for name in tags.names {
            spans.append(
                NameSpan(kind: name.kind, words: name.words.lowerBound + first..<name.words.upperBound + first)
            )
        }
    }

    /// The tokens, as their author wrote them.
    func tokens(in original: OriginalText) -> [TextToken] {
        words.indices.map { index in
            let range = clean.origin(of: words[index].range)
            return TextToken(text: original[range], range: range, partOfSpeech: speech[index])
        }
    }

    /// The names, as their author wrote them.
    func names(in original: OriginalText) -> [TextEntity] {
        spans.filter { span in !span.words.allSatisfy { ownWords.contains(words[$0].range.lowerBound) } }.map { span in
            let last = words[span.words.upperBound - 1].range
            let range = clean.origin(of: words[span.words.lowerBound].range.lowerBound..<last.upperBound)
            return TextEntity(kind: span.kind, text: original[range], range: range, value: nil)
        }
    }
}

extension CleanText {
    /// Where a stretch of the original stands in the clean text.
    package func range(ofOriginal range: Range<Int>) -> Range<Int> {
        let start = firstIndex(notBefore: range.lowerBound)
        return start..<max(start, firstIndex(notBefore: range.upperBound))
    }

    /// The first code point that comes from an offset or behind it.
    private func firstIndex(notBefore offset: Int) -> Int {
        var low = 0
        var high = scalars.count
        while low < high {
            let middle = (low + high) / 2
            if Int(origins[middle]) < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension WordShape {
    /// The shape of a word of a Chinese text.
    init(_ scalars: [UInt32], _ range: Range<Int>) {
        switch CharacterKind(scalars[range.lowerBound]) {
        case .han: self = .han
        case .digit: self = .number
        case .upper, .lower: self = .letters
        case .hyphen, .other:
            switch CodePoints.kind(scalars[range.lowerBound]) {
            case .emoji: self = .emoji
            case .punctuation: self = .punctuation
            default: self = .symbol
            }
        }
    }
}
