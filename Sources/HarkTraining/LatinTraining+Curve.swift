package import Foundation
package import HarkLanguage

extension LatinTraining {
    /// Trains on the English train parts of the data folder.
    ///
    /// - Parameters:
    ///   - corpus: the data folder.
    ///   - scratch: where a model may lie while this runs.
    /// - Returns: the sections of the model.
    /// - Throws: `TrainingError` when a file is missing or malformed, or what writing to `scratch` throws.
    package static func model(from corpus: Corpus, scratch: URL) throws -> ModelWriter {
        let treebank = try UDFile(path: corpus.folder.appending(path: "ud_english_ewt/train.tsv").path)
        let sets = ["clinc150/train.tsv", "banking77/train.tsv", "hwu64/train.tsv", "bitext_support/train.tsv"]
        let texts = try (sets + ["goemotions/train.tsv.gz"]).flatMap { try corpus.column("text", of: $0) }
        return try model(english: treebank.sentences.map(\.text) + texts, scratch: scratch)
    }

    /// Trains on all texts, with a curve that was fitted on texts that a first training had not seen.
    ///
    /// - Parameters:
    ///   - english: English texts; every tenth is for the curve, and every fourth line of the other languages.
    ///   - scratch: where a model may lie while this runs.
    /// - Returns: the sections of the model.
    /// - Throws: what writing to `scratch` throws.
    package static func model(english: [String], scratch: URL) throws -> ModelWriter {
        let profiles = LanguageProfile.all
        let isSeen = { (index: Int, step: Int) in index % step != step - 1 }
        let first = LatinTraining(
            english: english.enumerated().filter { isSeen($0.offset, 10) }.map(\.element),
            others: profiles.map { $0.lines { isSeen($0, 4) } }
        )
        let curve = try fit(
            first,
            english: english.enumerated().filter { !isSeen($0.offset, 10) }.map(\.element),
            others: profiles.flatMap { profile in profile.lines { !isSeen($0, 4) }.dropFirst() },
            scratch
        )
        var writer = ModelWriter()
        LatinTraining(english: english, others: profiles.map { $0.lines { _ in true } }).write(
            to: &writer,
            curve: curve
        )
        return writer
    }

    private static func fit(
        _ training: LatinTraining,
        english: [String],
        others: [String],
        _ scratch: URL
    ) throws -> LatinLanguages.Curve {
        var writer = ModelWriter()
        training.write(to: &writer, curve: LatinLanguages.Curve(bias: 0, slope: 1, start: 1))
        try writer.data().write(to: scratch)
        let latin = try LatinLanguages(in: ModelFile(at: scratch))
        var random = SplitMix(seed: 1)
        let wanted = english.flatMap { evidence(of: $0, times: 1, latin, &random) }
        let unwanted = others.flatMap { evidence(of: $0, times: 60, latin, &random) }
        return best(wanted, unwanted)
    }

    /// What the model says about short stretches of a text, one to ten words long.
    private static func evidence(
        of text: String,
        times: Int,
        _ latin: LatinLanguages,
        _ random: inout SplitMix
    ) -> [LatinLanguages.Evidence] {
        let words = text.split(separator: " ")
        guard !words.isEmpty else { return [] }
        return (0..<times).compactMap { _ in
            let length = min(words.count, [1, 1, 2, 2, 3, 4, 6, 10].randomElement(using: &random) ?? 1)
            let start = Int.random(in: 0...(words.count - length), using: &random)
            let clean = CleanText(words[start..<start + length].joined(separator: " "))
            let found = latin.evidence(in: clean.scalars, 0..<clean.scalars.count)
            return found.letters > 0 ? found : nil
        }
    }

    /// The curve of the least logarithmic loss where nine of ten texts are English.
    private static func best(
        _ wanted: [LatinLanguages.Evidence],
        _ unwanted: [LatinLanguages.Evidence]
    ) -> LatinLanguages.Curve {
        var best = (loss: Double.infinity, curve: LatinLanguages.Curve(bias: 0, slope: 1, start: 1))
        for bias in stride(from: -2.0, through: 5, by: 0.5) {
            for slope in stride(from: 0.25, through: 4, by: 0.25) {
                for start in [2.0, 4, 8, 16, 32, 64] {
                    let curve = LatinLanguages.Curve(bias: bias, slope: slope, start: start)
                    let hit = wanted.reduce(0) { $0 - log(curve.probability($1)) } / Double(wanted.count)
                    let miss = unwanted.reduce(0) { $0 - log(1 - curve.probability($1)) } / Double(unwanted.count)
                    let loss = 0.9 * hit + 0.1 * miss
                    if loss < best.loss { best = (loss, curve) }
                }
            }
        }
        return best.curve
    }
}

extension LanguageProfile {
    /// The small words, and those sentences whose index passes.
    fileprivate func lines(where passes: (Int) -> Bool) -> [String] {
        let all = sentences.split(separator: "\n").map(String.init)
        return [words] + all.enumerated().filter { passes($0.offset) }.map(\.element)
    }
}
