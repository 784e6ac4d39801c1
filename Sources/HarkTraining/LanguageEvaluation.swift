public import Foundation
import HarkLanguage

/// Measures the models on texts that they were not trained on, and says what the peers score.
///
/// What ships was trained on the development parts too; so this trains again without them, in a folder of its own,
/// and measures on them.
public struct LanguageEvaluation {
    private let corpus: Corpus
    private let cases: URL?

    /// Names the data and the list of cases for exact entities (`Tests/Language/exact.jsonl`), if there is one.
    public init(data: URL, cases: URL?) {
        corpus = Corpus(data)
        self.cases = cases
    }

    /// Trains and measures.
    ///
    /// - Parameter progress: hears what is being done.
    /// - Returns: the report in Markdown.
    /// - Throws: `TrainingError` when data are missing or malformed, or what writing the models throws.
    public func report(progress: (String) -> Void = { _ in }) throws -> String {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hark-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try LanguageTraining(data: corpus.folder).train(to: folder, includesDevelopment: false) {
            progress("training \($0)")
        }
        let models = try LanguageModels(folder: folder)
        progress("measuring")
        var report = Report()
        try addWords(&report, models)
        try addNames(&report, models)
        progress("training moods five times for each language")
        addMoods(&report, try SentimentEvaluation(data: corpus.folder))
        try addExact(&report)
        return report.text
    }

    private func sentences(_ set: String, _ part: String) throws -> [UDSentence] {
        try UDFile(path: corpus.folder.appending(path: "\(set)/\(part).tsv").path).sentences
    }

    private func addWords(_ report: inout Report, _ models: LanguageModels) throws {
        let english = try sentences("ud_english_ewt", "dev")
        let chinese = try sentences("ud_chinese_gsdsimp", "dev")
        let tokens = EnglishTokenEvaluation(english)
        let words = TaggerEvaluation.words(chinese, cut: models.chineseRanges)
        report.heading("Words and parts of speech")
        let speech = [
            ("English, UD EWT", "perceptron 93.9, CRF 94.3", try share(.english, english, "ud_english_ewt", models)),
            (
                "Chinese, UD GSDSimp", "perceptron 90.4, CRF 91.3",
                try share(.chinese, chinese, "ud_chinese_gsdsimp", models)
            ),
        ]
        report.table(
            ["what", "measure", "Hark, development part", "peers, test part"],
            [
                ["English tokens, UD EWT", "span F1", Report.percent(tokens.score), "NLTK Treebank 96.4"],
                ["Chinese words, UD GSDSimp", "word F1", Report.percent(words.f1), "jieba 79.5, CRF 93.3"],
            ]
                + speech.map { name, peers, share in
                    [name, "UPOS accuracy on given words", Report.percent(share.accuracy), peers]
                }
        )
        for (name, _, share) in speech { add(share, of: name, to: &report) }
    }

    private func share(
        _ language: Language,
        _ sentences: [UDSentence],
        _ set: String,
        _ models: LanguageModels
    ) throws -> TaggerEvaluation.Share {
        let known = Set(try self.sentences(set, "train").flatMap { $0.tokens.map(\.form) })
        return TaggerEvaluation.speech(sentences, known: known) { models.tags(of: $0, language: language).speech }
    }

    private func add(_ share: TaggerEvaluation.Share, of name: String, to report: inout Report) {
        let unseen = Double(share.rightUnseen) / Double(max(share.unseen, 1))
        report.line(
            "\(name): of \(share.unseen) words that training has not seen, \(Report.percent(unseen)) % are right."
        )
        report.line("The parts of speech most often taken for another:")
        report.line()
        let worst = share.confusions.sorted { ($1.value, $0.key.right) < ($0.value, $1.key.right) }.prefix(8)
        report.table(["right", "given", "times"], worst.map { [$0.key.right, $0.key.given, "\($0.value)"] })
    }

    private func addNames(_ report: inout Report, _ models: LanguageModels) throws {
        report.heading("Names of people, places and organisations")
        var rows: [[String]] = []
        for (language, set, peers) in [
            (Language.english, "uner_english_ewt", "CRF 65.9"),
            (.chinese, "uner_chinese_gsdsimp", "CRF 63.0, jieba 37.9"),
        ] {
            let sentences = try UNERFile("\(set)/dev.tsv", in: corpus).sentences
            let found = TaggerEvaluation.names(sentences) { words in
                models.tags(of: words, language: language).names.map { NameSpan(kind: $0.kind, words: $0.words) }
            }
            let kinds = NameSpan.kinds.map { "\($0.label) \(Report.percent(found.kinds[$0.kind]?.f1 ?? 0))" }
            rows.append([
                set, Report.percent(found.all.precision), Report.percent(found.all.recall),
                Report.percent(found.all.f1),
                kinds.joined(separator: ", "), peers,
            ])
        }
        report.table(["development part", "precision", "recall", "F1", "F1 by kind", "peers' F1, test part"], rows)
    }

    private func addMoods(_ report: inout Report, _ moods: SentimentEvaluation) {
        report.heading("Moods")
        report.line("Each text is scored by weights that were trained without it and without its review or article.")
        report.line()
        let rows = moods.rows.map { row in
            let measures = row.measures.map { "\($0.name) \(Report.rounded($0.value, 3))" }
            return [row.set.rawValue, "\(row.texts)", measures.joined(separator: ", ")]
        }
        report.table(["set", "texts", "Hark"], rows)
        for row in moods.rows where !row.confusions.isEmpty {
            report.line("\(row.set.rawValue): what readers said (rows) and what was found (columns)")
            report.line()
            let sides = Set(row.confusions.keys.flatMap { [$0.right, $0.given] }).sorted()
            report.table(
                [""] + sides.map(String.init),
                sides.map { right in
                    ["\(right)"]
                        + sides.map { "\(row.confusions[SentimentEvaluation.Confusion(right: right, given: $0)] ?? 0)" }
                }
            )
        }
        report.line("The worst errors (readers, Hark, text):")
        report.line()
        for miss in moods.rows.flatMap({ $0.worst.prefix(3) }) {
            let text = miss.text.prefix(100)
            report.line("- \(Report.rounded(miss.right, 2)), \(Report.rounded(miss.given, 2)): \(text)")
        }
    }

    private func addExact(_ report: inout Report) throws {
        guard let cases else { return }
        let exact = try ExactEvaluation(file: cases)
        report.heading("Exact entities and redaction")
        report.line(
            "\(exact.cases) cases, of which \(exact.negatives) must give nothing: \(exact.found) of \(exact.entities) entities "
                + "found (recall \(Report.rounded(exact.recall, 4))), \(exact.falseHits) false hits, "
                + "\(exact.wrongMasks) wrong masks."
        )
        for failure in exact.failures.prefix(20) { report.line("- \(failure)") }
    }
}
