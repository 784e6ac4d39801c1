import Foundation
public import HarkStatistics

/// How likely a customer who was asked for a rating gives one, by what is known of the conversation.
///
/// A logistic regression with a slight ridge penalty. Of more conversations than twenty thousand a sample is learnt from.
/// With fewer than thirty who answered, or who did not, nothing is learnt and all are taken to be alike.
/// - Source: Rosenbaum, Rubin, "The Central Role of the Propensity Score in Observational Studies" (1983); for answers
///   to surveys, Little, "Survey Nonresponse Adjustments for Estimates of Means" (1986).
public struct AnswerPropensity: Sendable {
    /// The share of all who answered.
    public let rate: Double
    /// What each feature adds to the log-odds of an answer, on the features' common scale; empty when nothing was learnt.
    public let estimates: [CoefficientEstimate]
    private let scale: FeatureScale
    private let model: LogisticRegression?

    static let fewest = 30
    private static let mostRows = 20_000
    private static let penalty = 1.0
    /// No customer is taken to be less likely to answer than this.
    static let least = 0.02

    /// Learns from all who were asked.
    ///
    /// - Parameters:
    ///   - rows: what is known of each, in the features' own units.
    ///   - answered: whether each gave a rating.
    ///   - features: the features.
    ///   - seed: what decides the sample.
    init(_ rows: [[Double]], answered: [Bool], features: [ChatFeature], seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let sample =
            rows.count > Self.mostRows
            ? Array(random.permutation(rows.count).prefix(Self.mostRows)).sorted() : Array(rows.indices)
        let labels = sample.map { answered[$0] ? 1 : 0 }
        let hits = labels.reduce(0, +)
        let isEnough = min(hits, labels.count - hits) >= Self.fewest
        scale = FeatureScale(features.map(\.unit), sample.map { rows[$0] })
        model =
            isEnough
            ? try? LogisticRegression(
                scale.scaled(sample.map { rows[$0] }),
                labels: labels,
                prior: .ridge(Self.penalty, columns: features.count)
            ) : nil
        rate = Double(answered.count { $0 }) / Double(max(1, answered.count))
        estimates = model.flatMap { $0.estimates(names: features.map(\.rawValue)).first } ?? []
    }

    /// Whether conversations are told apart.
    public var isLearnt: Bool { model != nil }

    /// A row on the scale that the model reads.
    func scaled(_ row: [Double]) -> [Double] { scale.scaled(row) }

    /// The chance that a customer answers, by a row on the scale.
    func chance(ofScaled row: [Double]) -> Double {
        max(Self.least, model.map { logistic($0.scores(at: row)[1]) } ?? rate)
    }
}
