import Foundation

/// The least confidence with which the bot answers from an article.
///
/// Below it the bot says that it is not sure; it moves with what customers say to "Did that help?".
public struct AnswerThreshold: Sendable, Hashable, Codable {
    /// One answer of the bot and what the customer said of it.
    public struct Vote: Sendable, Hashable, Codable {
        /// The confidence with which the bot had answered, 0…1.
        public let confidence: Double
        /// Whether it helped.
        public let helped: Bool

        /// Creates a vote.
        public init(confidence: Double, helped: Bool) {
            self.confidence = confidence
            self.helped = helped
        }
    }

    /// The least confidence of an answer.
    ///
    /// - Units: 0…1.
    public let value: Double
    /// The least confidence of a suggestion ("did you mean").
    ///
    /// - Units: 0…1, at most `value`.
    public let suggestion: Double
    /// The threshold that holds before anybody has voted.
    ///
    /// - Source: chosen by hand after trying 0.62, 0.63, 0.65, 0.68 and 0.71 on the demo shop: none of them answers an
    ///   off-topic message of `Paraphrases`; lower ones answer more of Bitext's questions, right and wrong.
    public static let standard = AnswerThreshold(0.63)

    /// Creates a threshold.
    public init(_ value: Double) {
        self.value = min(max(value, 0), 1)
        suggestion = LogOdds.probability(LogOdds.odds(self.value) - Self.suggestionSlack)
    }

    /// The least confidence of an article that a model may word an answer from, below `suggestion`.
    var evidence: Double { LogOdds.probability(LogOdds.odds(value) - Self.evidenceSlack) }

    /// How far, in log-odds, a suggestion may lie below an answer.
    private static let suggestionSlack = 1.4
    /// The same for evidence.
    ///
    /// - Source: chosen by hand. Of 2,439 messages of Bitext (training part) that the demo's bot misses, 1,229 come with
    ///   evidence at 2.0 and 751 at 1.4; of the 69 off-topic ones of `Paraphrases`, 15 and 11.
    private static let evidenceSlack = 2.0
    /// However the votes fall, the threshold stays between these.
    private static let bounds = 0.4...0.95
    /// What the votes must prove: how far the helped odds may lie from the confidence before anybody has voted.
    private static let priorDeviation = (shift: 0.25, slope: 0.15)

    /// Learns from votes: the confidence at which answers help as often as the standard threshold promises.
    ///
    /// The log-odds of having helped are taken as *shift + slope × log-odds of the confidence*; both are held near 0
    /// and 1 by normal priors (Newton's method for the mode), so a few votes move the threshold little.
    /// - Parameter votes: any number, in any order.
    /// - Returns: the standard threshold when there are no votes; lower when answers help more often than promised.
    /// - Complexity: O(*n*).
    public static func learnt(from votes: [Vote]) -> AnswerThreshold {
        guard !votes.isEmpty else { return .standard }
        let curve = VoteCurve(votes, deviation: priorDeviation)
        let wanted = LogOdds.odds(standard.value)
        let learnt = LogOdds.probability((wanted - curve.shift) / max(curve.slope, 0.25))
        return AnswerThreshold(min(max(learnt, bounds.lowerBound), bounds.upperBound))
    }
}

/// The mode of a logistic curve through votes under normal priors.
private struct VoteCurve {
    private(set) var shift = 0.0
    private(set) var slope = 1.0

    init(_ votes: [AnswerThreshold.Vote], deviation: (shift: Double, slope: Double)) {
        let points = votes.map { (x: LogOdds.odds($0.confidence), y: $0.helped ? 1.0 : 0) }.sorted { $0 < $1 }
        let precision = (shift: 1 / (deviation.shift * deviation.shift), slope: 1 / (deviation.slope * deviation.slope))
        for _ in 0..<30 {
            var gradient = (-shift * precision.shift, (1 - slope) * precision.slope)
            var hessian = (precision.shift, 0.0, precision.slope)
            for (x, y) in points {
                let p = LogOdds.probability(shift + slope * x)
                let weight = p * (1 - p)
                gradient = (gradient.0 + y - p, gradient.1 + (y - p) * x)
                hessian = (hessian.0 + weight, hessian.1 + weight * x, hessian.2 + weight * x * x)
            }
            let determinant = hessian.0 * hessian.2 - hessian.1 * hessian.1
            guard determinant > 0 else { return }
            let step = (
                (gradient.0 * hessian.2 - gradient.1 * hessian.1) / determinant,
                (gradient.1 * hessian.0 - gradient.0 * hessian.1) / determinant
            )
            shift += min(max(step.0, -2), 2)
            slope += min(max(step.1, -2), 2)
            guard abs(step.0) + abs(step.1) > 1e-9 else { return }
        }
    }
}
