import Foundation
import HarkDomain
import HarkStatistics

@testable import HarkAnalytics

/// Conversations whose true satisfaction is known, also that of customers who don't answer.
struct InventedSurvey {
    /// What is known of each: how it felt in the mean, and how long the first response took.
    static let features: [ChatFeature] = [.meanMood, .firstResponse]

    var rows: [SurveyRow] = []
    /// The rating that each customer would give.
    var truths: [Int] = []

    /// The mean of the ratings that all would give.
    var truth: Double { truths.map(Double.init).mean }

    /// Asks customers, of whom the content ones answer more often.
    ///
    /// - Parameters:
    ///   - count: how many.
    ///   - bias: how much a deviation of mood adds to the log-odds of an answer.
    ///   - random: what decides.
    init(_ count: Int, bias: Double, _ random: inout SeededRandom) {
        for index in 0..<count {
            let (mood, wait) = (random.normal(), random.exponential() * 60)
            let hidden = 3.4 + 0.9 * mood - 0.3 * (log1p(wait) - 3.5) + 0.8 * random.normal()
            let rating = Int(min(max(hidden.rounded(), 1), 5))
            let answers = random.unit() < logistic(-1 + bias * mood)
            truths.append(rating)
            rows.append(
                SurveyRow(
                    id: ConversationID(rawValue: Int64(index + 1)),
                    agent: nil,
                    wasAsked: true,
                    score: answers ? rating : nil,
                    features: [mood, wait]
                )
            )
        }
    }
}
