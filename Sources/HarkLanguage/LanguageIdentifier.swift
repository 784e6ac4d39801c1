/// Finds out what language a short text is in, and where a mixed one changes.
///
/// The script decides between Chinese, the Latin script and the rest; letters and small words decide between English
/// and other languages in the Latin script.
package struct LanguageIdentifier: Sendable {
    private let latin: LatinLanguages

    /// Creates an identifier from the sections `latin.…` of a model file.
    /// - Throws: `LanguageModelError.damaged` when they are missing or do not fit each other.
    package init(in file: ModelFile) throws(LanguageModelError) {
        latin = try LatinLanguages(in: file)
    }

    /// The language of most of a text.
    ///
    /// One Chinese character weighs as much as a Latin word. Words with digits in them and addresses say little: a
    /// text of nothing else is English with a confidence of 0.5. A text without letters is `other` with 0.1.
    /// - Complexity: O(*n*) in the length of the text.
    package func guess(_ text: CleanText) -> LanguageGuess {
        guess(text.scalars, 0..<text.scalars.count)
    }

    /// The language of most of a stretch of a text.
    package func guess(_ scalars: [UInt32], _ range: Range<Int>) -> LanguageGuess {
        read(scalars, range).guess
    }

    /// The language of a stretch, and how many words say so: Chinese characters count as one each.
    func read(_ scalars: [UInt32], _ range: Range<Int>) -> (guess: LanguageGuess, words: Int) {
        let evidence = latin.evidence(in: scalars, range)
        if scalars[range].contains(where: { $0 >= 0x250 }) {
            var shares = ScriptShares(latinWords: evidence.words)
            shares.add(scalars, range)
            if let guess = shares.guess { return (guess, shares.words) }
        }
        let guess = evidence.words > 0 ? latinGuess(evidence) : silentGuess(scalars, range)
        return (guess, evidence.words)
    }

    /// For a text without words: codes and addresses lean to English, all else is of no language.
    private func silentGuess(_ scalars: [UInt32], _ range: Range<Int>) -> LanguageGuess {
        let hasLetters = scalars[range].contains { ($0 | 0x20) &- 0x61 < 26 }
        return hasLetters
            ? LanguageGuess(language: .english, script: nil, confidence: 0.5)
            : LanguageGuess(language: .other, script: nil, confidence: 0.1)
    }

    private func latinGuess(_ evidence: LatinLanguages.Evidence) -> LanguageGuess {
        let english = latin.probability(evidence)
        return english >= 0.5
            ? LanguageGuess(language: .english, script: nil, confidence: english)
            : LanguageGuess(language: .other, script: nil, confidence: 1 - english)
    }
}
