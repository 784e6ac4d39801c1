/// The two chains that tag the words of a sentence in any language: parts of speech, then names by them.
struct SentenceTagger: Sendable {
    private let speech: ChainModel
    private let names: ChainModel
    /// The part of speech of each label: `NOUN|NNB` stands for `NOUN`.
    private let partsOfSpeech: [PartOfSpeech]

    /// Reads the models `speech` and `names`.
    /// - Throws: `LanguageModelError`.
    init(in file: ModelFile) throws(LanguageModelError) {
        speech = try ChainModel("speech", in: file)
        names = try ChainModel("names", in: file)
        let parts = speech.labels.map { PartOfSpeech(rawValue: String($0.prefix { $0 != "|" })) }
        guard !parts.contains(nil) else { throw .damaged(file: file.name, why: "a label is no part of speech") }
        partsOfSpeech = parts.compactMap(\.self)
        guard names.labels == NameSpan.labels else { throw .damaged(file: file.name, why: "other labels of names") }
    }

    /// Tags a sentence.
    ///
    /// - Parameters:
    ///   - count: how many words it has.
    ///   - emitSpeech: adds the features of a word for its part of speech.
    ///   - mayName: whether a word looks like a name. Most sentences of a chat have none that does, and looking for names
    ///     costs as much as all the rest.
    ///   - emitNames: adds the features of a word for names, given the labels of the parts of speech.
    /// - Returns: a part of speech for each word, and the names among them.
    @inline(__always)
    func tags(
        count: Int,
        speech emitSpeech: (Int, inout FeatureBuffer) -> Void,
        mayName: (Int, PartOfSpeech) -> Bool,
        names emitNames: (Int, UnsafeBufferPointer<UInt8>, inout FeatureBuffer) -> Void
    ) -> (speech: [PartOfSpeech], names: [NameSpan]) {
        let labels = speech.bestLabels(count: count, emit: emitSpeech)
        let parts = labels.map { partsOfSpeech[Int($0)] }
        guard parts.indices.contains(where: { mayName($0, parts[$0]) }) else { return (parts, []) }
        let found = labels.withUnsafeBufferPointer { labels in
            names.bestLabels(count: count) { emitNames($0, labels, &$1) }
        }
        return (parts, NameSpan.spans(found))
    }
}
