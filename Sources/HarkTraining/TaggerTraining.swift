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

extension UDToken {
    /// The number of the token's label: part of speech and tag where the labels have both, else the part alone.
    func label(among labels: [String]) -> Int {
        let part = (partOfSpeech ?? .other).rawValue
        return labels.firstIndex(of: "\(part)|\(tag)") ?? labels.firstIndex(of: part) ?? 0
    }
}
