/// Tags English words with parts of speech and finds names among them.
package struct EnglishTagger: Sendable {
    private let table: WordTable
    private let speech: ChainModel
    private let names: ChainModel
    private let partsOfSpeech: [PartOfSpeech]

    /// Reads the model.
    /// - Throws: `LanguageModelError`.
    package init(in file: ModelFile) throws(LanguageModelError) {
        table = try WordTable("english", in: file)
        speech = try ChainModel("speech", in: file)
        names = try ChainModel("names", in: file)
        partsOfSpeech = try PartOfSpeech.labels(of: speech, in: file)
        guard names.labels == NameSpan.labels else { throw .damaged(file: file.name, why: "other labels of names") }
    }

    /// What the tagger sees of words, given as ranges of code points.
    package func forms(of words: [Range<Int>], in scalars: [UInt32]) -> [WordForm] {
        scalars.withUnsafeBufferPointer { scalars in
            words.map { form(of: UnsafeBufferPointer(rebasing: scalars[$0])) }
        }
    }

    private func form(of word: UnsafeBufferPointer<UInt32>) -> WordForm {
        var form = WordForm(word)
        form.bits = table.bits(of: form.lower)
        return form
    }

    /// Tags one sentence.
    package func tags(of words: [WordForm]) -> (speech: [PartOfSpeech], names: [NameSpan]) {
        words.withUnsafeBufferPointer { words in
            let tags = speech.bestLabels(count: words.count) { EnglishFeatures.speech(words, at: $0, to: &$1) }
            guard mayHoldNames(words, tags) else { return (tags.map { partsOfSpeech[Int($0)] }, []) }
            let labels = tags.withUnsafeBufferPointer { tags in
                names.bestLabels(count: words.count) { NameFeatures.add(words, speech: tags, at: $0, to: &$1) }
            }
            return (tags.map { partsOfSpeech[Int($0)] }, NameSpan.spans(labels))
        }
    }
}

extension EnglishTagger {
    /// Whether a sentence has anything that looks like a name: most of those of a chat have not, and looking for names
    /// costs as much as all the rest.
    private func mayHoldNames(_ words: UnsafeBufferPointer<WordForm>, _ tags: [UInt8]) -> Bool {
        words.indices.contains { place in
            partsOfSpeech[Int(tags[place])] == .properNoun || words[place].lists & NameListBits.names != 0
                || place > 0 && words[place].traits.isSuperset(of: [.startsUpper, .lower])
        }
    }
}

/// The bits of ``WordForm/lists`` that mark names.
enum NameListBits {
    /// Places and organisations of one word; first names and surnames are too often something else.
    static let names: UInt32 = 1 << 2 | 1 << 4
}

extension PartOfSpeech {
    /// The parts of speech that the labels of a model stand for; `NOUN|NNB` stands for `NOUN`.
    static func labels(of model: ChainModel, in file: ModelFile) throws(LanguageModelError) -> [PartOfSpeech] {
        let parts = model.labels.map { PartOfSpeech(rawValue: String($0.prefix { $0 != "|" })) }
        guard !parts.contains(nil) else { throw .damaged(file: file.name, why: "a label is no part of speech") }
        return parts.compactMap(\.self)
    }
}
