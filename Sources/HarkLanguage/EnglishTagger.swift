/// Tags English words with parts of speech and finds names among them.
package struct EnglishTagger: Sendable {
    private let table: SlotTable
    private let tagger: SentenceTagger

    /// Reads the model.
    /// - Throws: `LanguageModelError`.
    package init(in file: ModelFile) throws(LanguageModelError) {
        table = try SlotTable("english.words", in: file)
        tagger = try SentenceTagger(in: file)
    }

    /// What the tagger sees of words, given as ranges of code points.
    package func forms(of words: [Range<Int>], in scalars: [UInt32]) -> [WordForm] {
        WordForm.forms(of: words, in: scalars) { table.value(of: $0) }
    }

    /// Tags one sentence.
    package func tags(of words: [WordForm]) -> (speech: [PartOfSpeech], names: [NameSpan]) {
        words.withUnsafeBufferPointer { words in
            tagger.tags(
                count: words.count,
                speech: { EnglishFeatures.speech(words, at: $0, to: &$1) },
                mayName: { place, part in
                    part == .properNoun || words[place].lists & NameListBits.names != 0
                        || place > 0 && words[place].traits.isSuperset(of: [.startsUpper, .lower])
                },
                names: { NameFeatures.add(words, speech: $1, at: $0, to: &$2) }
            )
        }
    }
}

/// The bits of ``WordForm/lists`` that mark names.
enum NameListBits {
    /// Places and organisations of one word; first names and surnames are too often something else.
    static let names: UInt32 = 1 << 2 | 1 << 4
}
