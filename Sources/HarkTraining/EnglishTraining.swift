import Foundation
package import HarkLanguage

extension TaggerTraining {
    /// Trains the English tagger.
    /// - Returns: the sections of its file.
    package func english() throws(TrainingError) -> ModelWriter {
        let table = try EnglishWords(corpus: corpus).bits()
        var writer = ModelWriter()
        writer.add(slots: "english.words", table.sorted { $0.key < $1.key }.map { (hash: $0.key, value: $0.value) })
        addTagger(
            to: &writer,
            labels: PartOfSpeech.allCases.map(\.rawValue),
            treebank: try treebank("ud_english_ewt"),
            names: try names("uner_english_ewt"),
            language: Self.english(table)
        )
        return writer
    }

    private static func english(_ table: [UInt64: UInt32]) -> TaggerLanguage<WordForm> {
        TaggerLanguage(
            forms: { words in
                let joined = JoinedWords(words)
                return WordForm.forms(of: joined.ranges, in: joined.scalars) { table[$0] ?? 0 }
            },
            speech: { forms in
                forms.withUnsafeBufferPointer { words in
                    FeatureList.lists(count: words.count) { EnglishFeatures.speech(words, at: $0, to: &$1) }
                }
            },
            names: { forms, tags in
                forms.withUnsafeBufferPointer { words in
                    tags.withUnsafeBufferPointer { tags in
                        FeatureList.lists(count: words.count) { NameFeatures.add(words, speech: tags, at: $0, to: &$1) }
                    }
                }
            },
            always: NameFeatures.always,
            nameEpochs: 4
        )
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
