/// Cuts Chinese texts into words, tags them with parts of speech and finds names among them.
package struct ChineseTagger: Sendable {
    /// The dictionary.
    package let lexicon: ChineseLexicon
    private let cut: ChainModel
    private let tagger: SentenceTagger

    /// Reads the model.
    /// - Throws: `LanguageModelError`.
    package init(in file: ModelFile) throws(LanguageModelError) {
        lexicon = try ChineseLexicon(in: file)
        cut = try ChainModel("cut", in: file)
        tagger = try SentenceTagger(in: file)
        guard cut.labels == CutLabel.all else { throw .damaged(file: file.name, why: "other labels of words") }
    }

    /// The words of a stretch of text, in order, without the white space between them.
    package func words(in scalars: [UInt32], range: Range<Int>) -> [Range<Int>] {
        scalars.withUnsafeBufferPointer { scalars in
            let units = ChineseUnits(scalars, range: range, lexicon: lexicon).units
            return units.withUnsafeBufferPointer { units in
                let labels = cut.bestLabels(count: units.count) { ChineseFeatures.cut(units, at: $0, to: &$1) }
                return CutLabel.words(units, labels)
            }
        }
    }

    /// What the tagger sees of words, given as ranges of code points.
    package func forms(of words: [Range<Int>], in scalars: [UInt32]) -> [ChineseWordForm] {
        ChineseWordForm.forms(of: words, in: scalars, lexicon: lexicon)
    }

    /// Tags one sentence.
    package func tags(of words: [ChineseWordForm]) -> (speech: [PartOfSpeech], names: [NameSpan]) {
        words.withUnsafeBufferPointer { words in
            tagger.tags(
                count: words.count,
                speech: { ChineseWordFeatures.speech(words, at: $0, to: &$1) },
                mayName: { place, part in
                    part == .properNoun || ChineseWordFacts.kindsOfNames.contains(words[place].facts.kind)
                        || words[place].kinds >> 4 == UInt64(CharacterKind.upper.rawValue)
                },
                names: { ChineseWordFeatures.names(words, speech: $1, at: $0, to: &$2) }
            )
        }
    }
}

/// Where a unit stands in its word.
package enum CutLabel {
    /// Begin, middle, end, single.
    package static let all = ["B", "M", "E", "S"]

    /// The label of each unit, given where words begin and end.
    package static func labels(of units: [ChineseUnits.Unit], words: [Range<Int>]) -> [Int] {
        let starts = Set(words.map(\.lowerBound))
        let ends = Set(words.map(\.upperBound))
        return units.map { unit in
            switch (starts.contains(unit.range.lowerBound), ends.contains(unit.range.upperBound)) {
            case (true, true): 3
            case (true, false): 0
            case (false, true): 2
            case (false, false): 1
            }
        }
    }

    /// The words that labels stand for.
    static func words(_ units: UnsafeBufferPointer<ChineseUnits.Unit>, _ labels: [UInt8]) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for (index, unit) in units.enumerated() {
            let begins = labels[index] == 0 || labels[index] == 3 || unit.isAfterSpace
            if begins, let open = start { words.append(open..<units[index - 1].range.upperBound) }
            if begins || start == nil { start = unit.range.lowerBound }
            if labels[index] >= 2, let open = start {
                words.append(open..<unit.range.upperBound)
                start = nil
            }
        }
        if let open = start, let last = units.last { words.append(open..<last.range.upperBound) }
        return words
    }
}
