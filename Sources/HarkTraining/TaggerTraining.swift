import HarkLanguage

/// Trains the models that cut and tag words.
package struct TaggerTraining {
    /// Where the data sets lie.
    package let corpus: Corpus
    /// Whether the development parts are trained on as well: yes for what ships, no for what is measured on them.
    package let includesDevelopment: Bool

    /// Creates a trainer.
    package init(corpus: Corpus, includesDevelopment: Bool) {
        self.corpus = corpus
        self.includesDevelopment = includesDevelopment
    }

    private var parts: [String] { includesDevelopment ? ["train", "dev"] : ["train"] }

    func treebank(_ set: String) throws(TrainingError) -> [UDSentence] {
        var sentences: [UDSentence] = []
        for part in parts {
            sentences += try UDFile(path: corpus.folder.appending(path: "\(set)/\(part).tsv").path).sentences
        }
        return sentences.filter { !$0.tokens.isEmpty }
    }

    func names(_ set: String) throws(TrainingError) -> [(words: [String], names: [NameSpan])] {
        var sentences: [(words: [String], names: [NameSpan])] = []
        for part in parts { sentences += try UNERFile("\(set)/\(part).tsv", in: corpus).sentences }
        return sentences
    }

    /// The options of all chains but for what a caller changes.
    static func options(epochs: Int, leastCount: Int) -> ChainOptions {
        var options = ChainOptions()
        options.rate = 0.1
        options.decay = 3e-4
        options.epochs = epochs
        options.leastCount = leastCount
        return options
    }
}

/// How the words of a language are seen while it is trained.
struct TaggerLanguage<Form> {
    /// What a tagger sees of the words of a sentence.
    let forms: ([String]) -> [Form]
    /// The features of each word for its part of speech; the second is the word itself.
    let speech: ([Form]) -> [[UInt64]]
    /// The features of each word for names, given the labels of the parts of speech.
    let names: ([Form], [UInt8]) -> [[UInt64]]
    /// The feature for names that each word has.
    let always: UInt64
    /// How many times all sentences are seen for names.
    let nameEpochs: Int
}

extension TaggerTraining {
    /// Trains parts of speech, and names by parts of speech that are as wrong as they will be.
    func addTagger<Form>(
        to writer: inout ModelWriter,
        labels: [String],
        treebank: [UDSentence],
        names: [(words: [String], names: [NameSpan])],
        language: TaggerLanguage<Form>
    ) {
        let examples = treebank.map { sentence in
            ChainExample(
                features: language.speech(language.forms(sentence.tokens.map(\.form))),
                labels: sentence.tokens.map { $0.label(among: labels) }
            )
        }
        let options = Self.options(epochs: 6, leastCount: 2)
        let speech = ChainTrainer(labels: labels, options: options)
        speech.train(examples)
        speech.write("speech", to: &writer, prune: 0.1)

        let forms = names.map { language.forms($0.words) }
        let tags = Self.tags(of: forms.map(language.speech), examples, labels, options)
        let chain = ChainTrainer(
            labels: NameSpan.labels,
            options: Self.options(epochs: language.nameEpochs, leastCount: 1)
        )
        chain.train(
            names.indices.map { index in
                ChainExample(
                    features: language.names(forms[index], tags[index]),
                    labels: NameSpan.labels(of: names[index].names, count: forms[index].count)
                )
            }
        )
        // Names that are missed cost more than words that are taken for one.
        chain.lean(0, by: -0.4, of: language.always)
        chain.write("names", to: &writer, prune: 0.1)
    }

    /// The tags of the sentences that have names, each by a model that has not seen a fourth of the treebank.
    ///
    /// The two sets hold the same sentences in almost the same order, but not quite: a sentence is known by its
    /// words, which are the second feature of each place.
    private static func tags(
        of sentences: [[[UInt64]]],
        _ examples: [ChainExample],
        _ labels: [String],
        _ options: ChainOptions
    ) -> [[UInt8]] {
        let words = examples.map { $0.features.map { $0[1] } }
        var folds: [[UInt64]: Int] = [:]
        for (index, sentence) in words.enumerated() { folds[sentence] = index % 4 }
        var tags: [[UInt8]] = sentences.map { _ in [] }
        for fold in 0..<4 {
            let trainer = ChainTrainer(labels: labels, options: options)
            trainer.train(examples.indices.filter { folds[words[$0]] != fold }.map { examples[$0] })
            for (index, sentence) in sentences.enumerated() where folds[sentence.map { $0[1] }] ?? 0 == fold {
                tags[index] = trainer.bestLabels(sentence).map { UInt8($0) }
            }
        }
        return tags
    }
}

extension UDToken {
    /// The number of the token's label: part of speech and tag where the labels have both, else the part alone.
    func label(among labels: [String]) -> Int {
        let part = (partOfSpeech ?? .other).rawValue
        return labels.firstIndex(of: "\(part)|\(tag)") ?? labels.firstIndex(of: part) ?? 0
    }
}
