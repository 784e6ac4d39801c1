import Foundation

/// What is known of satisfaction before anybody has rated: coefficients from the literature.
///
/// Each has its unit and its source in `docs/satisfaction-prior.md`, which a test holds against this table.
enum SatisfactionPrior {
    /// The logit of a bad rating as of a turn about which no signal says anything.
    static let turnBase = -2.5
    /// The logit of a bad rating of a whole dialogue like the average.
    static let overallBase = -1.6
    /// What the mean trouble of the turns before carries over to a turn.
    static let carry = 0.3
    /// What the mean, the highest and the last trouble of a dialogue's turns add to the logit of the whole.
    static let overallWeights = [0.6, 0.25, 0.4]
    /// The rating that is expected where it is bad, and where it is not.
    static let meanRatings = (bad: 1.9, other: 3.7)

    /// What each signal adds to the logit as of a turn, times its value.
    static let turnWeights: [TurnSignal: Double] = [
        .mood: -0.8, .anger: 1.2, .lowestMood: -0.4, .moodChange: -0.3,
        .refuses: 0.5, .negative: 0.2, .corrects: 0.7, .wantsOther: 0.4, .frustrated: 0.7, .confused: 0.5,
        .agrees: -0.3, .thanks: -0.6, .praises: -0.5, .leaves: -0.3, .asks: 0.15,
        .repeatsTurn: 0.6, .repeatsLast: 0.4,
        .agentMood: -0.2, .agentSorry: 0.5, .agentFails: 0.5, .agentSucceeds: -0.2, .agentOffersMore: -0.5,
        .agentHandsOff: 0.3, .agentStalls: 0.2, .agentRepeats: 0.5, .agentAsksAgain: 0.3,
        .answersTopic: -0.2, .leavesQuestion: 0.5,
        .isFirst: -0.7, .customerTurns: 0.1, .turnsInARow: 0.4, .wait: 0.4,
        .failuresSoFar: 0.3, .correctionsSoFar: 0.3, .repeatsSoFar: 0.2, .unansweredSoFar: 0.2, .handOffsSoFar: 0.3,
        .thanksSoFar: -0.1,
    ]

    private static let weights: [Float] = TurnSignal.allCases.map { Float(turnWeights[$0] ?? 0) }

    /// How far the logit of a turn lies above the base, by its own signals.
    static func trouble(_ signals: TurnSignals) -> Double {
        Double(zip(weights, signals.values).reduce(0) { $0 + $1.0 * $1.1 })
    }

    /// The logit of the whole by the troubles of its turns.
    static func overallLogit(_ troubles: [Double]) -> Double {
        let mean = troubles.isEmpty ? 0 : troubles.reduce(0, +) / Double(troubles.count)
        return overallBase + overallWeights[0] * mean + overallWeights[1] * (troubles.max() ?? 0)
            + overallWeights[2] * (troubles.last ?? 0)
    }

    /// The expected rating by the chance of a bad one.
    static func rating(ofChance chance: Double) -> Double {
        meanRatings.other + (meanRatings.bad - meanRatings.other) * chance
    }
}
