import HarkLanguage

/// Makes the table of words and sayings that the rules of a language read.
struct MoodLexiconBuilder {
    private(set) var table = MoodTable()

    // MARK: English

    /// The table for English, from the open lexicons of the data and Hark's own words.
    static func english(_ corpus: Corpus) throws(TrainingError) -> MoodTable {
        var builder = MoodLexiconBuilder()
        builder.addOwnEnglish()
        try builder.addVADER(corpus)
        try builder.addOpinions(corpus)
        return builder.table
    }

    private mutating func addOwnEnglish() {
        for (traits, words) in [
            (MoodTraits.negates, EnglishValence.negations), (.contrasts, EnglishValence.contrasts),
            (.undoesNegation, EnglishValence.undoers), (.precedesLike, EnglishValence.beforeLike),
            (.isFirstPerson, EnglishValence.firstPersons), (.isVerbOnly, "like"),
        ] {
            for word in Self.parts(words) { add(word, MoodEntry(traits: traits)) }
        }
        for (degree, word) in Self.graded(EnglishValence.degrees) { add(word, MoodEntry(degree: degree)) }
        for (heat, word) in Self.graded(EnglishValence.heat) { add(word, MoodEntry(heat: Int(heat))) }
    }

    /// VADER's words, faces and emoji, then Hark's own where VADER has none.
    private mutating func addVADER(_ corpus: Corpus) throws(TrainingError) {
        let own = Self.graded(EnglishValence.words)
        for (valence, saying) in own where saying.contains(" ") {
            add(saying, MoodEntry(valence: valence, traits: abs(valence) < 1.5 ? .coarse : []))
        }
        var valences: [String: Double] = [:]
        for line in try corpus.lines("lexicons/vader_lexicon.txt") {
            let cells = line.split(separator: "\t")
            guard cells.count > 1, let valence = Double(cells[1]) else { continue }
            valences[cells[0].lowercased()] = valence
            add(String(cells[0]), MoodEntry(valence: valence))
        }
        let emoji = Set(Self.graded(EnglishValence.emoji).map { CleanText($0.1).scalars[0] })
        for line in try corpus.lines("lexicons/vader_emoji_utf8_lexicon.txt") {
            let cells = line.split(separator: "\t")
            guard cells.count > 1, !emoji.contains(CleanText(String(cells[0])).scalars[0]) else { continue }
            let sum = cells[1].lowercased().split(separator: " ").reduce(0) { $0 + (valences[String($1)] ?? 0) }
            if sum != 0 { add(String(cells[0]), MoodEntry(valence: max(-3, min(3, sum)))) }
        }
        for (valence, emoji) in Self.graded(EnglishValence.emoji) { add(emoji, MoodEntry(valence: valence)) }
        for (valence, word) in own { add(word, MoodEntry(valence: valence, traits: .coarse)) }
    }

    private mutating func addOpinions(_ corpus: Corpus) throws(TrainingError) {
        for (valence, name) in [(1.5, "positive"), (-1.5, "negative")] {
            for word in try corpus.lines("lexicons/opinion_lexicon_\(name)-words.txt") where !word.hasPrefix(";") {
                add(String(word), MoodEntry(valence: valence, traits: .coarse))
            }
        }
    }

    /// Adds a word, or a saying by its words; what is known already stays.
    private mutating func add(_ text: String, _ entry: MoodEntry) {
        let clean = CleanText(text)
        let words = clean.scalars.withUnsafeBufferPointer { scalars in
            EnglishTokenizer.words(in: clean, range: 0..<scalars.count).map { MoodWord($0, in: scalars) }
        }
        guard let first = words.first else { return }
        guard words.allSatisfy({ $0.hash != MoodWord.number && $0.hash != MoodWord.link }) else { return }
        if words.count == 1, clean.scalars.count == 1, CodePoints.kind(clean.scalars[0]) == .digit { return }
        guard words.count > 1 else { return merge(first.hash, entry) }
        guard words.count <= 4 else { return }
        merge(EnglishMood.saying(words), entry)
        merge(first.plainHash, MoodEntry(traits: .opensSaying))
    }

    /// Adds an entry under a hash; a valence that is known already stays as it is.
    private mutating func merge(_ hash: UInt64, _ entry: MoodEntry) {
        guard let old = table[hash].map({ MoodEntry($0) }) else { return table.set(hash, to: entry.value) }
        let more = old.valence == 0 ? entry : entry.without(.coarse)
        table.set(hash, to: old.joined(with: more).value)
    }

    // MARK: Chinese

    /// The table for Chinese, from Hark's own words and the emoji of VADER's list.
    static func chinese(_ corpus: Corpus) throws(TrainingError) -> MoodTable {
        var builder = MoodLexiconBuilder()
        for (factor, words) in lines(ChineseValence.degrees) {
            for word in words { builder.addChinese(word, MoodEntry(degree: factor - 1)) }
        }
        for (valence, words) in lines(ChineseValence.words) {
            for word in words { builder.addChinese(word, MoodEntry(valence: valence)) }
        }
        for (heat, words) in lines(ChineseValence.heat) {
            for word in words { builder.addChinese(word, MoodEntry(heat: Int(heat))) }
        }
        for (traits, words) in [
            (MoodTraits.negates, ChineseValence.negations), (.contrasts, ChineseValence.contrasts),
            (.undoesNegation, ChineseValence.questions), (.isFirstPerson, ChineseValence.questionOpeners),
        ] {
            for word in words.split(separator: " ") { builder.addChinese(String(word), MoodEntry(traits: traits)) }
        }
        try builder.addChineseEmoji(corpus)
        return builder.table
    }

    private mutating func addChineseEmoji(_ corpus: Corpus) throws(TrainingError) {
        let english = try Self.english(corpus)
        for line in try corpus.lines("lexicons/vader_emoji_utf8_lexicon.txt") {
            let emoji = String(line.split(separator: "\t")[0])
            let scalars = CleanText(emoji).scalars.filter { $0 != 0xFE0F }
            guard scalars.count == 1, let found = english[FeatureHash.of(scalars)] else { continue }
            merge(FeatureHash.of(scalars), MoodEntry(valence: Double(MoodEntry(found).valence)))
        }
    }

    private mutating func addChinese(_ word: String, _ entry: MoodEntry) {
        let scalars = CleanText(word).scalars.map(ChineseMood.folded)
        guard let first = scalars.first, scalars.count <= ChineseMood.longest else { return }
        merge(FeatureHash.of(scalars), entry)
        if scalars.count > 1 { merge(FeatureHash.of([first]), MoodEntry(traits: .opensSaying)) }
    }

    // MARK: Lists

    private static func parts(_ list: String) -> [String] {
        list.split(whereSeparator: { $0 == "," || $0 == "\n" }).map { $0.trimmingSpaces }.filter { !$0.isEmpty }
    }

    /// Lines of a number and the words that have it, parted by commas.
    static func graded(_ lines: String) -> [(Double, String)] {
        lines.split(separator: "\n").flatMap { line in
            let (number, rest) = head(line)
            return parts(rest).map { (number, $0) }
        }
    }

    /// Lines of a number and the words that have it, parted by spaces.
    static func lines(_ lines: String) -> [(Double, [String])] {
        lines.split(separator: "\n").map { line in
            let (number, rest) = head(line)
            return (number, rest.split(separator: " ").map(String.init))
        }
    }

    private static func head(_ line: Substring) -> (Double, String) {
        let cells = line.split(separator: " ", maxSplits: 1)
        return (Double(cells[0]) ?? 0, cells.count > 1 ? String(cells[1]) : "")
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
