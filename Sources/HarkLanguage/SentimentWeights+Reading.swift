extension SentimentWeights {
    /// Reads an English text.
    ///
    /// - Parameters:
    ///   - words: its words.
    ///   - scalars: the code points of the clean text.
    ///   - usesGrams: false to trust the rules alone.
    /// - Returns: the score, with what each word gave to it.
    /// - Complexity: O(*n*) in the length of the words.
    package func readEnglish(
        _ words: some Sequence<CleanWord>,
        _ scalars: UnsafeBufferPointer<UInt32>,
        usesGrams: Bool = true
    ) -> MoodScore {
        let reader = lexicon.withLookup { EnglishMood(words, in: scalars, lexicon: $0) }
        var tally = GramTally(places: reader.words.count)
        if usesGrams, !reader.words.isEmpty {
            grams.withLookup { grams in
                tally.count = reader.grams(in: scalars) { gram, index, _ in
                    if let found = grams[gram] { tally.add(GramWeights(found), at: index) }
                }
            }
        }
        var score = score(reader.signals, tally, .english)
        let scale = score.gramScale * mood.weights[Self.gramLane]
        score.shares = reader.words.indices.map { index in
            MoodShare(range: reader.words[index].span, gift: tally.gifts[index] * scale)
        }
        let gifts = self.gifts(of: reader.reading.hits, score.signals)
        for (hit, gift) in zip(reader.reading.hits, gifts) { score.shares[hit.index].gift += gift }
        score.shares.removeAll { !Self.tells($0, scalars) }
        return score
    }

    /// Reads a stretch of a Chinese text; `words` only serve to name what decided.
    /// - Complexity: O(*n*) in the length of the stretch.
    package func readChinese(
        _ words: some Sequence<CleanWord>,
        _ scalars: UnsafeBufferPointer<UInt32>,
        _ range: Range<Int>
    ) -> MoodScore {
        let reader = lexicon.withLookup { ChineseMood(scalars, range: range, lexicon: $0) }
        var tally = GramTally(places: range.count)
        grams.withLookup { grams in
            tally.count = reader.grams { gram, index, length in
                if let found = grams[gram] { tally.add(GramWeights(found), at: index, length) }
            }
        }
        var score = score(reader.signals, tally, .chinese)
        let hits = reader.reading.hits
        score.shares = zip(hits, gifts(of: hits, score.signals)).map { MoodShare(range: $0.range, gift: $1) }
        addWords(words, to: &score.shares)
        let scale = score.gramScale * mood.weights[Self.gramLane]
        for index in score.shares.indices {
            for place in score.shares[index].range {
                score.shares[index].gift += tally.gifts[place - range.lowerBound] * scale
            }
        }
        return score
    }

    private func score(_ signals: MoodSignals, _ tally: GramTally, _ language: Language) -> MoodScore {
        var score = MoodScore()
        score.signals = signals
        score.gramScale = GramWeights.unit * Self.gramScale(tally.count, language)
        score.grams = (Float(tally.mood) * score.gramScale, Float(tally.anger) * score.gramScale)
        guard !tally.gifts.isEmpty else { return score }
        score.mood = mood(signals.with(score.grams.mood))
        score.anger = anger(signals.with(score.grams.anger))
        return score
    }

    /// Adds the words that no hit touches, two characters long at least.
    private func addWords(_ words: some Sequence<CleanWord>, to shares: inout [MoodShare]) {
        let hits = shares.count
        var next = 0
        for word in words where word.shape == .han && word.range.count > 1 {
            while next < hits, shares[next].range.upperBound <= word.range.lowerBound { next += 1 }
            if next < hits, shares[next].range.overlaps(word.range) { continue }
            shares.append(MoodShare(range: word.range, gift: 0))
        }
    }

    /// Shares out what the rules gave to the mood among the hits, by their valence.
    private func gifts(of hits: [MoodHit], _ signals: MoodSignals) -> [Float] {
        let total = hits.reduce(Float(0)) { $0 + abs($1.valence) }
        guard total > 0 else { return [Float](repeating: 0, count: hits.count) }
        let given = max(0.1, abs((mood.weights * signals).sum()))
        return hits.map { given * $0.valence / total }
    }

    /// True for words that an agent would take for a reason: three letters, an emoji, a face, Chinese.
    private static func tells(_ share: MoodShare, _ scalars: UnsafeBufferPointer<UInt32>) -> Bool {
        let first = CodePoints.kind(scalars[share.range.lowerBound])
        return share.range.count > 2 || first == .emoji || first == .han || share.range.count == 2 && !first.isLetter
    }
}

/// Sums of the weights of a text's n-grams.
private struct GramTally {
    var mood: Int32 = 0
    var anger: Int32 = 0
    /// How many n-grams the text has, known or not.
    var count = 0
    /// What each word or code point gave to the mood.
    var gifts: [Float]

    init(places: Int) {
        gifts = [Float](repeating: 0, count: places)
    }

    @inline(__always)
    mutating func add(_ weights: GramWeights, at index: Int) {
        mood &+= Int32(weights.mood)
        anger &+= Int32(weights.anger)
        gifts[index] += Float(weights.mood)
    }

    /// Adds the weights of an n-gram of `length` code points, to each of them its part.
    @inline(__always)
    mutating func add(_ weights: GramWeights, at index: Int, _ length: Int) {
        mood &+= Int32(weights.mood)
        anger &+= Int32(weights.anger)
        let part = Float(weights.mood) / Float(length)
        for offset in index..<index + length { gifts[offset] += part }
    }
}

extension MoodSignals {
    /// These numbers with the sum of the n-grams in the last lane.
    @inline(__always)
    package func with(_ grams: Float) -> MoodSignals {
        var signals = self
        signals[SentimentWeights.gramLane] = grams
        return signals
    }
}
