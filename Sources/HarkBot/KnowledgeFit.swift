import Foundation

/// How well an article fits a question, and how likely it therefore answers.
struct KnowledgeFit: Sendable, Equatable {
    /// BM25 sum of the question's words alone.
    var score: Double
    /// The share of the question that the article's words cover, 0…1.
    var coverage: Double
    /// By how much of its own score the article leads before the next, or trails the best (negative).
    var margin: Double
    /// How likely the question has an intent that the article answers, 0…1.
    var intent: Double

    /// What each property adds to the log-odds of being right.
    ///
    /// - Source: `KnowledgeFitTests` fits the first four by logistic regression on the messages of `Paraphrases`
    ///   (right when the first article is the topic's); the weight of the intent is set by
    ///   hand: four fits with stand-in intent models gave 0.8, 5.6, 6.2 and 7.4, too far apart to take any of them.
    static let weights = (bias: -5.79, score: 2.30, coverage: 3.75, margin: 0.57, intent: 3.0)

    /// The calibrated log-odds that the article answers.
    var odds: Double {
        Self.weights.bias + Self.weights.score * log1p(max(score, 0)) + Self.weights.coverage * coverage
            + Self.weights.margin * max(margin, -1) + Self.weights.intent * intent
    }
}

/// Probabilities as log-odds and back.
enum LogOdds {
    static func probability(_ odds: Double) -> Double { 1 / (1 + exp(-odds)) }

    /// Finite for 0 and 1 too.
    static func odds(_ probability: Double) -> Double {
        let inside = min(max(probability, 1e-6), 1 - 1e-6)
        return log(inside / (1 - inside))
    }
}
