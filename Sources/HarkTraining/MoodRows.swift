import Foundation
import HarkLanguage

/// The texts of one language as the trainer reads them: numbers of the rules and n-grams.
struct MoodRows: Sendable {
    let language: Language
    let examples: [MoodExample]
    let lexicon: MoodTable
    /// The numbers of the rules of each text.
    private(set) var signals: [MoodSignals] = []
    /// The n-grams of each text.
    private(set) var grams = SparseRows()
    /// The hash of each column.
    private(set) var features: [UInt64] = []
    /// In how many texts each column occurs.
    private(set) var frequencies: [Float] = []

    /// Reads all texts; n-grams of one text alone are left out.
    init(_ examples: [MoodExample], language: Language, lexicon: MoodTable) {
        self.examples = examples
        self.language = language
        self.lexicon = lexicon
        var columns: [UInt64: Int32] = [:]
        var lists: [[Int32]] = []
        for example in examples { lists.append(read(example, &columns)) }
        keepRepeated(lists, columns)
    }

    private mutating func read(_ example: MoodExample, _ columns: inout [UInt64: Int32]) -> [Int32] {
        let reading = MoodFeatures(example.text, language: language, lexicon: lexicon)
        signals.append(reading.signals)
        grams.scales.append(SentimentWeights.gramScale(reading.count, language))
        return reading.grams.map { gram in
            if let known = columns[gram] { return known }
            columns[gram] = Int32(columns.count)
            return Int32(columns.count - 1)
        }
    }

    private mutating func keepRepeated(_ lists: [[Int32]], _ columns: [UInt64: Int32]) {
        var counts = [Float](repeating: 0, count: columns.count)
        for list in lists { for column in Set(list) { counts[Int(column)] += 1 } }
        var hashes = [UInt64](repeating: 0, count: columns.count)
        for (hash, column) in columns { hashes[Int(column)] = hash }
        var kept = [Int32](repeating: -1, count: columns.count)
        for column in hashes.indices where counts[column] > 1 {
            kept[column] = Int32(features.count)
            features.append(hashes[column])
            frequencies.append(counts[column])
        }
        for list in lists {
            grams.columns += list.compactMap { kept[Int($0)] >= 0 ? kept[Int($0)] : nil }
            grams.starts.append(Int32(grams.columns.count))
        }
        grams.width = features.count
    }
}

/// What the runtime's readers see in one text.
struct MoodFeatures {
    let signals: MoodSignals
    let grams: [UInt64]
    let count: Int

    init(_ text: String, language: Language, lexicon: MoodTable) {
        let clean = CleanText(text)
        let words = language == .english ? clean.englishWords : []
        var list: [UInt64] = []
        (signals, count) = clean.scalars.withUnsafeBufferPointer { scalars in
            if language == .english {
                let mood = lexicon.withLookup { EnglishMood(words, in: scalars, lexicon: $0) }
                return (mood.signals, mood.grams(in: scalars) { gram, _, _ in list.append(gram) })
            }
            let mood = lexicon.withLookup { ChineseMood(scalars, range: 0..<scalars.count, lexicon: $0) }
            return (mood.signals, mood.grams { gram, _, _ in list.append(gram) })
        }
        grams = list
    }
}

extension CleanText {
    /// The words of an English text, cut sentence by sentence as the product does.
    var englishWords: [CleanWord] {
        SentenceSplitter.sentences(in: self).flatMap { EnglishTokenizer.words(in: self, range: $0) }
    }
}

extension SentimentWeights {
    /// Reads a text as the product does.
    func read(_ text: String, language: Language) -> MoodScore {
        let clean = CleanText(text)
        let words = language == .english ? clean.englishWords : []
        return clean.scalars.withUnsafeBufferPointer { scalars in
            language == .chinese ? readChinese(words, scalars, 0..<scalars.count) : readEnglish(words, scalars)
        }
    }
}
