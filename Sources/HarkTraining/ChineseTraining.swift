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

        let labels = PartOfSpeech.allCases.map(\.rawValue) + Self.fineChineseTags.sorted()
        let examples = treebank.map { Self.speechExample($0, labels, lexicon) }
        let options = Self.options(epochs: 6, leastCount: 2)
        let speech = ChainTrainer(labels: labels, options: options)
        speech.train(examples)
        speech.write("speech", to: &writer, prune: 0.1)

        let named = try names("uner_chinese_gsdsimp").map { (forms: Self.forms($0.words, lexicon), names: $0.names) }
        let tags = Self.tags(of: named.map { Self.speech($0.forms) }, examples, labels, options)
        let chain = ChainTrainer(labels: NameSpan.labels, options: Self.options(epochs: 6, leastCount: 1))
        chain.train(
            named.indices.map { index in
                let (forms, names) = named[index]
                return ChainExample(
                    features: Self.names(forms, tags[index]),
                    labels: NameSpan.labels(of: names, count: forms.count)
                )
            }
        )
        chain.lean(0, by: -0.4, of: ChineseWordFeatures.always)
        chain.write("names", to: &writer, prune: 0.1)
        return writer
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
            units.indices.map { place in
                var list = FeatureList()
                ChineseFeatures.cut(units, at: place, to: &list)
                return list.features
            }
        }
        return ChainExample(
            features: features,
            labels: CutLabel.labels(of: units, words: sentence.tokens.map { clean.range(ofOriginal: $0.range) })
        )
    }

    private static func speechExample(
        _ sentence: UDSentence,
        _ labels: [String],
        _ lexicon: ChineseLexicon
    ) -> ChainExample {
        ChainExample(
            features: speech(forms(sentence.tokens.map(\.form), lexicon)),
            labels: sentence.tokens.map { $0.label(among: labels) }
        )
    }

    private static func forms(_ words: [String], _ lexicon: ChineseLexicon) -> [ChineseWordForm] {
        let joined = JoinedWords(words)
        var forms = joined.scalars.withUnsafeBufferPointer { scalars in
            joined.ranges.map { ChineseWordForm(UnsafeBufferPointer(rebasing: scalars[$0]), lexicon: lexicon) }
        }
        ChineseWordForm.linkUp(&forms)
        return forms
    }

    private static func speech(_ forms: [ChineseWordForm]) -> [[UInt64]] {
        forms.withUnsafeBufferPointer { words in
            words.indices.map { place in
                var list = FeatureList()
                ChineseWordFeatures.speech(words, at: place, to: &list)
                return list.features
            }
        }
    }

    private static func names(_ forms: [ChineseWordForm], _ tags: [UInt8]) -> [[UInt64]] {
        forms.withUnsafeBufferPointer { words in
            tags.withUnsafeBufferPointer { tags in
                words.indices.map { place in
                    var list = FeatureList()
                    ChineseWordFeatures.names(words, speech: tags, at: place, to: &list)
                    return list.features
                }
            }
        }
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
