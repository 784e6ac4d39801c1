/// A stretch of a text in one language.
package struct LanguageSegment: Sendable, Hashable {
    /// Where it stands, in code points of the clean text.
    package fileprivate(set) var range: Range<Int>
    /// Its language.
    package let guess: LanguageGuess
}

extension LanguageIdentifier {
    /// The stretches of a text that are in one language each, in order; together they are the whole text.
    ///
    /// The language changes between sentences, and where at least three Latin words in a row, one of them a small
    /// word of English, stand beside at least four Chinese characters: a name in a sentence changes nothing. A
    /// sentence of one or two Latin words, or of a doubtful language, belongs to what is before it, or else to what
    /// follows.
    /// - Parameters:
    ///   - text: the clean text.
    ///   - sentences: where its sentences stand, as `SentenceSplitter` finds them.
    /// - Returns: at least one segment, unless the text is empty.
    /// - Complexity: O(*n*) in the length of the text.
    package func segments(of text: CleanText, sentences: [Range<Int>]) -> [LanguageSegment] {
        let pieces = pieces(of: text, sentences)
        guard pieces.count > 1 else {
            return pieces.map { LanguageSegment(range: $0, guess: guess(text.scalars, $0)) }
        }
        var segments: [LanguageSegment] = []
        var start = 0
        for piece in pieces {
            let (guess, words) = read(text.scalars, piece)
            guard Self.isCertain(guess, words) else { continue }
            if let last = segments.last, last.guess.language != guess.language {
                segments[segments.count - 1].range = start..<piece.lowerBound
                start = piece.lowerBound
                segments.append(LanguageSegment(range: piece, guess: guess))
            } else {
                let next = LanguageSegment(range: piece, guess: guess)
                segments = segments.dropLast() + [Self.joined(segments.last, next)]
            }
        }
        return closed(segments, from: start, in: text)
    }

    private static func isCertain(_ guess: LanguageGuess, _ words: Int) -> Bool {
        guess.language == .chinese ? words > 1 : words > 2 && guess.confidence > 0.9
    }

    private static func joined(_ last: LanguageSegment?, _ next: LanguageSegment) -> LanguageSegment {
        guard let last else { return next }
        return LanguageSegment(
            range: last.range,
            guess: LanguageGuess(
                language: next.guess.language,
                script: last.guess.script ?? next.guess.script,
                confidence: max(last.guess.confidence, next.guess.confidence)
            )
        )
    }

    /// The segments, the last one up to the end of the text; one for all where no sentence was certain.
    private func closed(_ segments: [LanguageSegment], from start: Int, in text: CleanText) -> [LanguageSegment] {
        let end = text.scalars.count
        guard var last = segments.last else {
            return [LanguageSegment(range: 0..<end, guess: guess(text))]
        }
        last.range = start..<end
        return segments.dropLast() + [last]
    }

    /// The text cut where its language may change.
    private func pieces(of text: CleanText, _ sentences: [Range<Int>]) -> [Range<Int>] {
        guard text.scalars.contains(where: { $0 >= 0x250 && CodePoints.kind($0).isLetter }) else {
            return sentencePieces(of: text, sentences)
        }
        return sentencePieces(of: text, sentences).flatMap { runs(in: text.scalars, $0) }
    }

    /// The sentences, with what is between them.
    private func sentencePieces(of text: CleanText, _ sentences: [Range<Int>]) -> [Range<Int>] {
        let starts = sentences.map(\.lowerBound).dropFirst()
        let edges = [0] + starts + [text.scalars.count]
        return zip(edges, edges.dropFirst()).map { $0..<$1 }.filter { !$0.isEmpty }
    }

    /// Cuts a sentence between a Latin and a Chinese part that are both long.
    private func runs(in scalars: [UInt32], _ piece: Range<Int>) -> [Range<Int>] {
        var edges = [piece.lowerBound]
        var last: ScriptRun?
        for run in ScriptRun.runs(in: scalars, piece) where run.isLong {
            if let last, last.isHan != run.isHan { edges.append(run.range.lowerBound) }
            last = run
        }
        edges.append(piece.upperBound)
        return zip(edges, edges.dropFirst()).map { $0..<$1 }.filter { !$0.isEmpty }
    }
}

/// A stretch of a sentence with letters of one script, with the signs behind them.
private struct ScriptRun {
    var isHan: Bool
    var range: Range<Int>
    var isLong = false

    static func runs(in scalars: [UInt32], _ piece: Range<Int>) -> [ScriptRun] {
        var runs: [ScriptRun] = []
        for index in piece {
            let kind = CodePoints.kind(scalars[index])
            guard kind == .han || kind == .latin else { continue }
            if let last = runs.last, last.isHan == (kind == .han) {
                runs[runs.count - 1].range = last.range.lowerBound..<(index + 1)
            } else {
                runs.append(ScriptRun(isHan: kind == .han, range: index..<(index + 1)))
            }
        }
        return runs.map { $0.measured(in: scalars) }
    }

    private func measured(in scalars: [UInt32]) -> ScriptRun {
        var run = self
        if isHan {
            run.isLong = range.filter { CodePoints.kind(scalars[$0]) == .han }.count >= 4
        } else {
            var words = 0
            var small = 0
            LatinWords.forEach(in: scalars, range) { word in
                words += 1
                if let short = ShortWord(scalars, word), EnglishLexicon.small.contains(short) { small += 1 }
                return true
            }
            run.isLong = words >= 3 && small > 0
        }
        return run
    }
}
