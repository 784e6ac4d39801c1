extension SentimentWeights {
    /// Reads an English text.
    ///
    /// - Parameters:
    ///   - words: its words.
    ///   - scalars: the code points of the clean text.
    ///   - usesGrams: false to trust the rules alone.
    /// - Complexity: O(*n*) in the length of the words.
    package func readEnglish(
        _ words: some Sequence<CleanWord>, _ scalars: UnsafeBufferPointer<UInt32>, usesGrams: Bool = true
    ) -> MoodScore {
        let reader = lexicon.withLookup { EnglishMood(words, in: scalars, lexicon: $0) }
        var gifts = [Float](repeating: 0, count: reader.words.count)
        var score = MoodScore()
        score.signals = reader.signals
        guard !gifts.isEmpty else { return score }
        if usesGrams {
            var sums = (mood: Int32(0), anger: Int32(0))
            let count = grams.withLookup { grams in
                gifts.withUnsafeMutableBufferPointer { gifts in
                    reader.grams(in: scalars) { gram, index, _ in
                        guard let value = grams[gram] else { return }
                        let weights = GramWeights(value)
                        sums.mood &+= Int32(weights.mood)
                        sums.anger &+= Int32(weights.anger)
                        gifts[index] += Float(weights.mood)
                    }
                }
            }
            score.addGrams(sums, count)
        }
        finish(&score)
        let scale = score.gramScale * mood.weights[Self.gramLane]
        score.shares = reader.words.indices.map { MoodShare(range: reader.words[$0].span, gift: gifts[$0] * scale) }
        spread(score.signals, over: reader.reading.hits) { score.shares[$0.index].gift += $1 }
        score.shares.removeAll { !Self.tells($0, scalars) }
        return score
    }

    /// Reads a stretch of a Chinese text; `words` only serve to name what decided.
    /// - Complexity: O(*n*) in the length of the stretch.
    package func readChinese(
        _ words: some Sequence<CleanWord>, _ scalars: UnsafeBufferPointer<UInt32>, _ range: Range<Int>
    ) -> MoodScore {
        let reader = lexicon.withLookup { ChineseMood(scalars, range: range, lexicon: $0) }
        var gifts = [Float](repeating: 0, count: range.count)
        var score = MoodScore()
        score.signals = reader.signals
        guard !gifts.isEmpty else { return score }
        var sums = (mood: Int32(0), anger: Int32(0))
        let count = grams.withLookup { grams in
            gifts.withUnsafeMutableBufferPointer { gifts in
                reader.grams { gram, index, length in
                    guard let value = grams[gram] else { return }
                    let weights = GramWeights(value)
                    sums.mood &+= Int32(weights.mood)
                    sums.anger &+= Int32(weights.anger)
                    let part = Float(weights.mood) / Float(length)
                    for offset in 0..<length { gifts[index + offset] += part }
                }
            }
        }
        score.addGrams(sums, count)
        finish(&score)
        let scale = score.gramScale * mood.weights[Self.gramLane]
        let hits = reader.reading.hits
        score.shares = hits.map { MoodShare(range: $0.range, gift: 0) }
        var next = 0
        spread(score.signals, over: hits) { _, gift in
            score.shares[next].gift = gift
            next += 1
        }
        addWords(words, to: &score.shares)
        for index in score.shares.indices {
            let share = score.shares[index]
            for place in share.range { score.shares[index].gift += gifts[place - range.lowerBound] * scale }
        }
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

    private func finish(_ score: inout MoodScore) {
        score.mood = mood(score.signals.with(score.grams.mood))
        score.anger = anger(score.signals.with(score.grams.anger))
    }

    /// Shares out what the rules gave to the mood among the hits, by their valence.
    private func spread(_ signals: MoodSignals, over hits: [MoodHit], _ body: (MoodHit, Float) -> Void) {
        let total = hits.reduce(Float(0)) { $0 + abs($1.valence) }
        guard total > 0 else { return }
        let given = max(0.1, abs((mood.weights * signals).sum()))
        for hit in hits { body(hit, given * hit.valence / total) }
    }

    /// True for words that an agent would take for a reason: three letters, an emoji, a face, Chinese.
    private static func tells(_ share: MoodShare, _ scalars: UnsafeBufferPointer<UInt32>) -> Bool {
        let first = CodePoints.kind(scalars[share.range.lowerBound])
        return share.range.count > 2 || first == .emoji || first == .han || share.range.count == 2 && !first.isLetter
    }
}

extension MoodScore {
    fileprivate mutating func addGrams(_ sums: (mood: Int32, anger: Int32), _ count: Int) {
        gramScale = GramWeights.unit / (Float(count) + SentimentWeights.damping).squareRoot()
        grams = (Float(sums.mood) * gramScale, Float(sums.anger) * gramScale)
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
