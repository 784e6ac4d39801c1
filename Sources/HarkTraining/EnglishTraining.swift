import Foundation
package import HarkLanguage

extension TaggerTraining {
    /// Trains the English tagger.
    /// - Returns: the sections of its file.
    package func english() throws(TrainingError) -> ModelWriter {
        let table = try EnglishWords(corpus: corpus).bits()
        var writer = ModelWriter()
        writer.add("english", words: table.sorted { $0.key < $1.key }.map { (word: $0.key, bits: $0.value) })
        let labels = PartOfSpeech.allCases.map(\.rawValue)
        let examples = try treebank("ud_english_ewt").map { sentence in
            ChainExample(
                features: Self.speech(Self.forms(sentence.tokens.map(\.form), table)),
                labels: sentence.tokens.map { $0.label(among: labels) }
            )
        }
        let options = Self.options(epochs: 6, leastCount: 2)
        let speech = ChainTrainer(labels: labels, options: options)
        speech.train(examples)
        speech.write("speech", to: &writer, prune: 0.1)
        let named = try names("uner_english_ewt").map { (forms: Self.forms($0.words, table), names: $0.names) }
        let tags = Self.tags(of: named.map { Self.speech($0.forms) }, examples, labels, options)
        let chain = ChainTrainer(labels: NameSpan.labels, options: Self.options(epochs: 4, leastCount: 1))
        chain.train(
            named.indices.map { index in
                let (forms, names) = named[index]
                return ChainExample(
                    features: Self.names(forms, tags[index]),
                    labels: NameSpan.labels(of: names, count: forms.count)
                )
            }
        )
        chain.lean(0, by: -0.4, of: NameFeatures.always)
        chain.write("names", to: &writer, prune: 0.1)
        return writer
    }

    /// The tags of the sentences that have names, each by a model that has not seen a fourth of the treebank.
    ///
    /// The two sets hold the same sentences in almost the same order, but not quite: a sentence is known by its
    /// words, which are the second feature of each place.
    static func tags(
        of sentences: [[[UInt64]]],
        _ examples: [ChainExample],
        _ labels: [String],
        _ options: ChainOptions
    ) -> [[UInt8]] {
        var folds: [[UInt64]: Int] = [:]
        for (index, example) in examples.enumerated() { folds[example.features.map { $0[1] }] = index % 4 }
        var tags: [[UInt8]] = sentences.map { _ in [] }
        for fold in 0..<4 {
            let trainer = ChainTrainer(labels: labels, options: options)
            trainer.train(examples.filter { folds[$0.features.map { $0[1] }] != fold })
            for (index, sentence) in sentences.enumerated() where folds[sentence.map { $0[1] }] ?? 0 == fold {
                tags[index] = trainer.bestLabels(sentence).map { UInt8($0) }
            }
        }
        return tags
    }

    static func forms(_ words: [String], _ table: [UInt64: UInt32]) -> [WordForm] {
        let joined = JoinedWords(words)
        return joined.scalars.withUnsafeBufferPointer { scalars in
            joined.ranges.map { range in
                var form = WordForm(UnsafeBufferPointer(rebasing: scalars[range]))
                form.bits = table[form.lower] ?? 0
                return form
            }
        }
    }

    static func speech(_ forms: [WordForm]) -> [[UInt64]] {
        forms.withUnsafeBufferPointer { words in
            words.indices.map { place in
                var list = FeatureList()
                EnglishFeatures.speech(words, at: place, to: &list)
                return list.features
            }
        }
    }

    static func names(_ forms: [WordForm], _ tags: [UInt8]) -> [[UInt64]] {
        forms.withUnsafeBufferPointer { words in
            tags.withUnsafeBufferPointer { tags in
                words.indices.map { place in
                    var list = FeatureList()
                    NameFeatures.add(words, speech: tags, at: place, to: &list)
                    return list.features
                }
            }
        }
    }
}

/// What the open data say of English words without labels, and the lists of names.
struct EnglishWords {
    let corpus: Corpus

    private static let columns = [
        "goemotions/train.tsv.gz", "banking77/train.tsv", "clinc150/train.tsv", "hwu64/train.tsv",
        "bitext_support/train.tsv", "uci_sentences/train.tsv", "vader_groundtruth/tweets.dev.tsv",
        "vader_groundtruth/amazon.dev.tsv", "vader_groundtruth/nyt.dev.tsv", "vader_groundtruth/movie.dev.tsv",
    ]

    /// The bits of each word, by the hash of its lower-case form; see ``WordForm/bits``.
    func bits() throws(TrainingError) -> [UInt64: UInt32] {
        let sentences = try texts().map(Self.forms).filter { !$0.isEmpty }
        let lower = sentences.map { $0.map(\.lower) }
        var bits: [UInt64: UInt32] = [:]
        let company = WordClusters(lower, leastCount: 4, classCount: 200)
        for (word, place) in zip(company.words, company.classes) { bits[word] = UInt32(place) + 1 }
        let circle = WordClusters(lower, leastCount: 4, classCount: 40)
        for (word, place) in zip(circle.words, circle.classes) { bits[word, default: 0] |= (UInt32(place) + 1) << 8 }
        for (word, habit) in Self.habits(sentences) { bits[word, default: 0] |= habit << 14 }
        for (word, list) in try listed() { bits[Self.form(word).lower, default: 0] |= list << 16 }
        return bits
    }

    private func texts() throws(TrainingError) -> [String] {
        var texts: [String] = []
        for file in Self.columns { texts += try corpus.column("text", of: file) }
        texts += try corpus.jsonTexts(of: "sgd_dialogues/dialogues.jsonl.gz")
        texts += try corpus.jsonTexts(of: "restaurant8k/train.jsonl")
        let treebank = corpus.folder.appending(path: "ud_english_ewt/train.tsv").path
        return try texts + UDFile(path: treebank).sentences.map(\.text)
    }

    private func listed() throws(TrainingError) -> [(word: String, bits: UInt32)] {
        var words = NameLists.words
        for (file, bit) in [("names_male.txt", UInt32(1)), ("names_female.txt", UInt32(2))] {
            for line in try corpus.lines("lexicons/\(file)") where !line.hasPrefix("#") {
                words.append((line.trimmingCharacters(in: .whitespaces), bit))
            }
        }
        return words
    }

    /// How often words have a capital inside of sentences: 0 hardly ever, 1 over a tenth, 2 over half, 3 nearly always.
    private static func habits(_ sentences: [[WordForm]]) -> [UInt64: UInt32] {
        var counts: [UInt64: (all: Double, upper: Double)] = [:]
        for sentence in sentences {
            for word in sentence.dropFirst() {
                counts[word.lower, default: (0, 0)].all += 1
                if word.traits.contains(.startsUpper) { counts[word.lower, default: (0, 0)].upper += 1 }
            }
        }
        return counts.filter { $0.value.all >= 2 }.mapValues { count in
            let share = count.upper / count.all
            return share > 0.9 ? 3 : share > 0.5 ? 2 : share > 0.1 ? 1 : 0
        }
    }

    private static func forms(_ text: String) -> [WordForm] {
        let clean = CleanText(text)
        return clean.scalars.withUnsafeBufferPointer { scalars in
            EnglishTokenizer.words(in: clean, range: 0..<scalars.count).map {
                WordForm(UnsafeBufferPointer(rebasing: scalars[$0.range]))
            }
        }
    }

    private static func form(_ word: String) -> WordForm {
        Array(word.unicodeScalars.map(\.value)).withUnsafeBufferPointer { WordForm($0) }
    }
}
