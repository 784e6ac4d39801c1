import Foundation

/// The outcome of reading one text: its sums, and what each word gave to them.
package struct MoodScore {
    /// The numbers of the rules, without the n-grams.
    package var signals = MoodSignals()
    /// The sum of the n-grams for the mood, and for anger.
    package var grams: (mood: Float, anger: Float) = (0, 0)
    /// What one unit of an n-gram's weight is worth in this text.
    var gramScale: Float = 0
    /// The mood before it is bent: about −1…1.
    package var mood: Float = 0
    /// The anger as log-odds.
    package var anger: Float = 0
    /// The words that may have decided, with what they gave.
    var shares: [MoodShare] = []

    /// Creates the score of a text that says nothing.
    package init() {}

    /// −1…1: the mood bent so that weak moods stand clear of 0.
    package var score: Double {
        let size = min(1, abs(Double(mood)))
        return mood < 0 ? -pow(size, Self.bend) : pow(size, Self.bend)
    }

    /// 0…1: how probably a reader calls the text angry.
    package var angerLevel: Double { 1 / (1 + exp(-Double(anger))) }

    /// The power to which moods are raised.
    package static let bend = 0.6

    /// The mood that is bent to a score.
    package static func straight(_ score: Double) -> Double {
        score < 0 ? -pow(-score, 1 / bend) : pow(score, 1 / bend)
    }

    /// The sentiment, with the deciding words as their author wrote them.
    func sentiment(_ clean: CleanText) -> Sentiment {
        let label = SentimentLabel(score: score)
        let deciding = label == .neutral ? [] : decidingWords(clean)
        return Sentiment(score: score, label: label, anger: angerLevel, words: deciding)
    }

    /// At most five words that pulled the way the score went, the strongest first, none twice.
    private func decidingWords(_ clean: CleanText) -> [String] {
        let sign: Float = mood < 0 ? -1 : 1
        let strong = shares.filter { $0.gift * sign > max(0.02, 0.08 * abs(mood)) }
            .sorted { ($0.gift * sign, $1.range.lowerBound) > ($1.gift * sign, $0.range.lowerBound) }
        var words: [String] = []
        for share in strong where words.count < 5 {
            let word = clean.text(share.range)
            if !words.contains(word) { words.append(word) }
        }
        return words
    }
}

/// What one word gave to the mood of a text.
struct MoodShare {
    /// Where it stands, in code points of the clean text.
    var range: Range<Int>
    /// What it gave: below 0 for the worse.
    var gift: Float
}

extension CleanText {
    /// A stretch of the clean text as a string.
    fileprivate func text(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        for scalar in scalars[range] { text.append(Unicode.Scalar(scalar) ?? " ") }
        return String(text)
    }
}
