import Foundation
public import HarkStatistics

/// The chance that a customer writes again on the same matter within some days of a conversation's end.
///
/// A logistic regression with a slight ridge penalty over what is known at the end, whose chances are then brought to agree
/// with what happened. It is tried on time: each of four later blocks of conversations is predicted by a model of those
/// whose outcome was known before the block began.
/// - Source: Hastie, Tibshirani, Friedman, "The Elements of Statistical Learning", section 4.4; the gap between training
///   and test as in López de Prado, "Advances in Financial Machine Learning" (2018), section 7.4 ("purging").
public struct RepeatContactModel: Sendable, Equatable, Codable {
    /// The names of the columns, in order.
    public let columns: [String]
    /// Within how many days the customer must write again.
    public let days: Int
    /// How it did on later conversations.
    public let report: Report
    private let scale: FeatureScale
    private let model: LogisticRegression
    private let calibration: ChanceCalibration

    /// So many customers must have written again, and so many not.
    public static let fewest = 50
    private static let blocks = 4
    private static let penalty = 1.0
    private static let mostRows = 20_000
    private static let mostHeld = 40_000

    /// How the model did on conversations later than those it was trained on.
    public struct Report: Sendable, Equatable, Codable {
        /// How many conversations the model learnt from.
        public let rows: Int
        /// How many of them the customer wrote again after.
        public let repeats: Int
        /// How many were held out.
        public let heldRows: Int
        /// The area under the ROC curve on these; nil when none or all were repeated.
        public let areaUnderCurve: Double?
        /// The Brier score on these.
        public let brier: Double
        /// The Brier score of one chance for all: the share that was repeated.
        public let brierOfShare: Double
        /// The calibration error on these.
        public let calibrationError: Double
        /// What brings the chances to agree with what happens.
        public let calibration: String

        /// Whether the model says more than the share that was repeated.
        public var isUseful: Bool { brier < brierOfShare }
    }

    /// Something that makes a repeat likelier, or less likely.
    public struct Reason: Hashable, Sendable {
        /// The column.
        public let column: String
        /// What it adds to the log-odds beside the mean conversation.
        public let contribution: Double
    }

    /// Learns from conversations whose outcome is known; nil when there is not enough evidence.
    public init?(_ contacts: RepeatContacts, seed: UInt64 = 1) {
        let known = contacts.rows.indices.filter { contacts.labels[$0] != nil }
        let labels = known.map { contacts.labels[$0] == true }
        let repeats = labels.count { $0 }
        guard min(repeats, known.count - repeats) >= Self.fewest else { return nil }
        let trainer = Trainer(contacts, known, labels, seed: seed)
        let held = trainer.heldOut()
        guard let (scale, model) = trainer.fit(Array(known.indices)), held.rows.count > 0 else { return nil }
        let choice = ChanceCalibration.best(
            held.scores,
            held.rows.map { labels[$0] },
            areLogOdds: true,
            folds: Self.folds(held.rows.count)
        )
        (self.scale, self.model, calibration) = (scale, model, choice.calibration)
        columns = RepeatContactRow.features.map(\.rawValue) + ["earlierConversations"]
        days = contacts.days
        let happened = held.rows.map { labels[$0] }
        let share = Double(repeats) / Double(known.count)
        report = Report(
            rows: known.count,
            repeats: repeats,
            heldRows: held.rows.count,
            areaUnderCurve: RankScores.areaUnderCurve(held.scores, happened),
            brier: ChanceScores.brier(choice.heldOut, happened),
            brierOfShare: ChanceScores.brier(happened.map { _ in share }, happened),
            calibrationError: ChanceScores.calibrationError(choice.heldOut, happened),
            calibration: choice.calibration.name
        )
    }

    /// Blocks of time that are each held out from the calibration once.
    private static func folds(_ rows: Int) -> [Fold] {
        (0..<blocks).map { block in
            let held = rows * block / blocks..<rows * (block + 1) / blocks
            return Fold(training: Array(0..<held.lowerBound) + Array(held.upperBound..<rows), held: Array(held))
        }
    }

    /// The chance that the customer writes again.
    ///
    /// - Parameters:
    ///   - row: the conversation.
    ///   - earlier: how many conversations the customer had begun in the 30 days before.
    /// - Returns: the chance, 0…1.
    public func chance(of row: RepeatContactRow, earlier: Int) -> Double {
        calibration.chance(of: model.scores(at: scale.scaled(row.features + [Double(earlier)]))[1])
    }

    /// What speaks for or against it, the strongest first.
    ///
    /// - Parameters:
    ///   - row: the conversation.
    ///   - earlier: how many conversations the customer had begun in the 30 days before.
    ///   - most: how many to give at most.
    /// - Returns: the reasons.
    public func reasons(of row: RepeatContactRow, earlier: Int, most: Int = 5) -> [Reason] {
        let scaled = scale.scaled(row.features + [Double(earlier)])
        let reasons = columns.indices.map { column in
            Reason(column: columns[column], contribution: model.coefficients[0, column + 1] * scaled[column])
        }
        let sorted = reasons.filter { $0.contribution != 0 }.sorted { one, other in
            (abs(other.contribution), one.column) < (abs(one.contribution), other.column)
        }
        return Array(sorted.prefix(most))
    }

    /// The coefficients with their ranges, on one scale for all columns, the constant first.
    public var estimates: [CoefficientEstimate] { model.estimates(names: columns).first ?? [] }

    /// Fits models to some of the conversations whose outcome is known.
    private struct Trainer {
        let contacts: RepeatContacts
        let known: [Int]
        let labels: [Bool]
        let seed: UInt64

        init(_ contacts: RepeatContacts, _ known: [Int], _ labels: [Bool], seed: UInt64) {
            (self.contacts, self.known, self.labels, self.seed) = (contacts, known, labels, seed)
        }

        func fit(_ places: [Int]) -> (FeatureScale, LogisticRegression)? {
            var random = SeededRandom(seed: seed)
            let sample =
                places.count > mostRows
                ? random.permutation(places.count).prefix(mostRows).sorted().map { places[$0] } : places
            let rows = sample.map { contacts.columns(known[$0]) }
            let scale = FeatureScale(RepeatContactRow.features.map(\.unit) + [.count], rows)
            let fit = try? LogisticRegression(
                scale.scaled(rows),
                labels: sample.map { labels[$0] ? 1 : 0 },
                prior: .ridge(penalty, columns: scale.units.count)
            )
            return fit.map { (scale, $0) }
        }

        /// The log-odds of later conversations by models of earlier ones.
        func heldOut() -> (rows: [Int], scores: [Double]) {
            var (rows, scores) = ([Int](), [Double]())
            for fold in Folds.byTime(rows: known.count, count: blocks) {
                guard let first = fold.held.first else { continue }
                // What was not yet known then is not learnt from.
                let begin = end(first) - Int64(contacts.days) * 86_400_000
                let before = fold.training.filter { end($0) <= begin }
                guard Set(before.map { labels[$0] }).count == 2, let (scale, model) = fit(before) else { continue }
                // Of very many, some that are evenly apart tell as much.
                let step = max(1, fold.held.count * blocks / mostHeld)
                let held = stride(from: 0, to: fold.held.count, by: step).map { fold.held[$0] }
                rows += held
                scores += held.map { model.scores(at: scale.scaled(contacts.columns(known[$0])))[1] }
            }
            return (rows, scores)
        }

        private func end(_ place: Int) -> Int64 { contacts.rows[known[place]].endedAt?.milliseconds ?? .max }
    }
}
