import Foundation
package import HarkLanguage

extension TaggerTraining {
    /// Tags of the treebank that are told apart from others of the same part of speech while tagging, which makes
    /// the part of speech surer.
    private static let fineChineseTags: Set<String> = [
        "NOUN|NNB", "VERB|VC", "PART|SFN", "PART|DEC", "PART|PFA", "SCONJ|DEC", "SCONJ|DEV", "AUX|VC", "AUX|AS",
        "AUX|MD", "PRON|PRD",
    ]

    /// Trains the Chinese cutter and tagger.
    /// - Returns: the sections of its file.
    package func chinese() throws(TrainingError) -> ModelWriter {
        var writer = ModelWriter()
        writer.add(lexicon: try ChineseWords(corpus: corpus).lexicon())
        let lexicon = try Self.lexicon(of: writer)
        let treebank = try treebank("ud_chinese_gsdsimp")
        let cut = ChainTrainer(labels: CutLabel.all, options: Self.options(epochs: 4, leastCount: 3))
        cut.train(treebank.map { Self.cutExample($0, lexicon) })
        cut.write("cut", to: &writer, prune: 0.1)

        addTagger(
            to: &writer,
            labels: PartOfSpeech.allCases.map(\.rawValue) + Self.fineChineseTags.sorted(),
            treebank: treebank,
            names: try names("uner_chinese_gsdsimp"),
            language: Self.chinese(lexicon)
        )
        return writer
    }

    private static func chinese(_ lexicon: ChineseLexicon) -> TaggerLanguage<ChineseWordForm> {
        TaggerLanguage(
            forms: { words in
                let joined = JoinedWords(words)
                return ChineseWordForm.forms(of: joined.ranges, in: joined.scalars, lexicon: lexicon)
            },
            speech: { forms in
                forms.withUnsafeBufferPointer { words in
                    FeatureList.lists(count: words.count) { ChineseWordFeatures.speech(words, at: $0, to: &$1) }
                }
            },
            names: { forms, tags in
                forms.withUnsafeBufferPointer { words in
                    tags.withUnsafeBufferPointer { tags in
                        FeatureList.lists(count: words.count) {
                            ChineseWordFeatures.names(words, speech: tags, at: $0, to: &$1)
                        }
                    }
                }
            },
            always: ChineseWordFeatures.always,
            nameEpochs: 6
        )
    }

    /// Reads the lexicon back, so that training and server look words up alike.
    private static func lexicon(of writer: ModelWriter) throws(TrainingError) -> ChineseLexicon {
        let url = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).model")
        defer { try? FileManager.default.removeItem(at: url) }
        do {
            try writer.data().write(to: url)
            return try ChineseLexicon(in: ModelFile(at: url))
        } catch {
            throw .unreadable(path: url.path, why: "\(error)")
        }
    }

    private static func cutExample(_ sentence: UDSentence, _ lexicon: ChineseLexicon) -> ChainExample {
        let clean = CleanText(sentence.text)
        let units = clean.scalars.withUnsafeBufferPointer {
            ChineseUnits($0, range: 0..<$0.count, lexicon: lexicon).units
        }
        let features = units.withUnsafeBufferPointer { units in
            FeatureList.lists(count: units.count) { ChineseFeatures.cut(units, at: $0, to: &$1) }
        }
        return ChainExample(
            features: features,
            labels: CutLabel.labels(of: units, words: sentence.tokens.map { clean.range(ofOriginal: $0.range) })
        )
    }
}

/// The dictionary of jieba as a lexicon.
struct ChineseWords {
    let corpus: Corpus

    /// The words of up to eight characters with their facts, and the beginnings of words.
    func lexicon() throws(TrainingError) -> [(hash: UInt64, facts: ChineseWordFacts)] {
        let path = "lexicons/jieba_dict.txt.gz"
        var facts: [UInt64: ChineseWordFacts] = [:]
        for (index, line) in try corpus.lines(path).enumerated() {
            let cells = line.split(separator: " ")
            guard cells.count >= 2, let frequency = Int(cells[1]) else {
                throw .malformed(path: path, line: index + 1, why: "no word with a frequency")
            }
            add(cells[0], frequency, tag: cells.count > 2 ? cells[2] : "", to: &facts)
        }
        return facts.sorted { $0.key < $1.key }.map { (hash: $0.key, facts: $0.value) }
    }

    private func add(
        _ word: Substring,
        _ frequency: Int,
        tag: Substring,
        to facts: inout [UInt64: ChineseWordFacts]
    ) {
        let scalars = word.unicodeScalars.map { CharacterKind.plainChinese($0.value) }
        guard scalars.count <= 8 else { return }
        var hash = FeatureHash.seed
        for (index, scalar) in scalars.enumerated() {
            hash = FeatureHash.extended(hash, by: scalar)
            if index < scalars.count - 1 { facts[hash, default: []].insert(.isPrefix) }
        }
        let kind = ChineseWordFacts.kinds.firstIndex { !$0.isEmpty && tag.hasPrefix($0) } ?? 0
        guard facts[hash]?.contains(.isWord) != true else { return }
        facts[hash, default: []].formUnion(.word(kind: UInt8(kind), isCommon: frequency >= 50))
    }
}
